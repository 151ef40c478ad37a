pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Events

/// What is wrong with the chain of events, and contexts that events and aggregates speak for.
Flickable {
    id: side

    required property EventBoard board
    signal chosen(int item)

    clip: true
    contentWidth: width
    contentHeight: content.implicitHeight + 2 * Theme.gapM
    boundsBehavior: Flickable.StopAtBounds
    T.ScrollBar.vertical: ScrollBar {}

    Rectangle {
        parent: side
        anchors.fill: parent
        z: -1
        color: Theme.panel
    }
    Column {
        id: content
        y: Theme.gapM
        x: Theme.gapS
        width: parent.width - 2 * Theme.gapS
        spacing: Theme.gapXs

        Label {
            x: Theme.gapS
            visible: side.board.findings.length > 0
            text: qsTr("In the chain of events (%1)").arg(side.board.findings.length)
            muted: true
            font.pixelSize: Theme.textS
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Repeater {
            model: side.board.findings
            T.AbstractButton {
                id: finding
                required property var modelData
                width: content.width
                implicitHeight: words.implicitHeight + 2 * Theme.gapS
                hoverEnabled: true
                focusPolicy: Qt.TabFocus
                text: modelData.message
                Accessible.role: Accessible.Button
                Accessible.name: qsTr("%1: %2").arg(modelData.title).arg(text)
                onClicked: side.chosen(modelData.item)
                Keys.onReturnPressed: clicked()
                contentItem: Column {
                    id: words
                    topPadding: Theme.gapS
                    leftPadding: Theme.gapS
                    rightPadding: Theme.gapS
                    spacing: 2
                    Row {
                        spacing: Theme.gapXs
                        Icon {
                            anchors.verticalCenter: parent.verticalCenter
                            width: 16
                            height: 16
                            name: finding.modelData.level === "error" ? "error" : finding.modelData.level === "warning" ? "warning" : "info"
                            color: finding.modelData.level === "error" ? Theme.error : finding.modelData.level === "warning" ? Theme.warning : Theme.textMuted
                        }
                        Label {
                            text: finding.modelData.title
                            font.weight: Font.DemiBold
                        }
                    }
                    Label {
                        width: content.width - 2 * Theme.gapS
                        text: finding.text
                        wrapMode: Text.Wrap
                        elide: Text.ElideNone
                        font.pixelSize: Theme.textS
                    }
                    Label {
                        width: content.width - 2 * Theme.gapS
                        text: finding.modelData.advice
                        muted: true
                        wrapMode: Text.Wrap
                        elide: Text.ElideNone
                        font.pixelSize: Theme.textS
                    }
                }
                background: Rectangle {
                    radius: Theme.radius
                    color: finding.hovered ? Theme.hover : "transparent"
                    FocusRing { shown: finding.visualFocus }
                }
            }
        }
        Item {
            width: 1
            height: Theme.gapS
            visible: side.board.findings.length > 0 && side.board.proposals.length > 0
        }
        Label {
            x: Theme.gapS
            visible: side.board.proposals.length > 0
            text: qsTr("Proposed contexts (%1)").arg(side.board.proposals.length)
            muted: true
            font.pixelSize: Theme.textS
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Repeater {
            model: side.board.proposals
            ListRow {
                id: proposal
                required property var modelData
                required property int index
                width: content.width
                iconName: "context"
                text: modelData.title
                detail: modelData.detail
                toolTip: modelData.detail
                enabled: !side.board.isReadOnly
                Accessible.name: modelData.isKnown ? qsTr("Add to the context %1: %2").arg(text).arg(detail) : qsTr("Make a context: %1, %2").arg(text).arg(detail)
                onClicked: side.board.accept(index)
                trailing: Label {
                    anchors.verticalCenter: parent.verticalCenter
                    text: proposal.modelData.isKnown ? qsTr("Add") : qsTr("Accept")
                    color: Theme.accent
                    font.pixelSize: Theme.textS
                    font.weight: Font.DemiBold
                }
            }
        }
    }
}
