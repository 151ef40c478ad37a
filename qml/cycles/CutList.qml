pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Cycles

/// The suggested cuts of the chosen cycle, cheapest first.
Panel {
    id: panel

    required property CycleAnalysis analysis
    required property bool readOnly

    title: qsTr("Where to cut")

    ListView {
        id: list
        anchors.fill: parent
        anchors.leftMargin: Theme.gapM
        anchors.rightMargin: 1
        clip: true
        spacing: Theme.gapM
        bottomMargin: Theme.gapM
        boundsBehavior: Flickable.StopAtBounds
        model: panel.analysis.cuts
        Accessible.role: Accessible.List
        Accessible.name: panel.title
        T.ScrollBar.vertical: ScrollBar {}
        delegate: Rectangle {
            id: card
            required property var modelData
            required property int index
            readonly property bool isTried: panel.analysis.trial === index
            width: ListView.view.width - Theme.gapM
            implicitHeight: content.implicitHeight + 2 * Theme.gapM
            radius: Theme.radiusLarge
            color: Theme.raised
            border.width: isTried ? 2 : 1
            border.color: isTried ? Theme.accent : Theme.border
            Accessible.role: Accessible.ListItem
            Accessible.name: modelData.edges.map(edge => qsTr("%1 → %2").arg(edge.from).arg(edge.to)).join(", ")

            ColumnLayout {
                id: content
                x: Theme.gapM
                y: Theme.gapM
                width: parent.width - 2 * Theme.gapM
                spacing: Theme.gapS
                RowLayout {
                    spacing: Theme.gapXs
                    Layout.fillWidth: true
                    Badge {
                        visible: card.index === 0
                        text: qsTr("Best")
                        tint: Theme.success
                    }
                    Badge {
                        id: effort
                        text: qsTr("Effort %1").arg(Number(card.modelData.weight).toLocaleString(Qt.locale(), "f", card.modelData.weight % 1 === 0 ? 0 : 2))
                        HoverHandler { id: effortHover }
                        ToolTip {
                            visible: effortHover.hovered
                            text: qsTr("Effort counts the import lines or call sites that would have to change, more for data access, less for messages and tests.")
                        }
                    }
                    Badge {
                        visible: card.modelData.isExact && card.index === 0
                        text: qsTr("Minimal")
                        HoverHandler { id: exactHover }
                        ToolTip {
                            visible: exactHover.hovered
                            text: qsTr("No cheaper cut exists.")
                        }
                    }
                }
                Repeater {
                    model: card.modelData.edges
                    Label {
                        id: edgeLabel
                        required property var modelData
                        Layout.fillWidth: true
                        text: qsTr("%1 → %2").arg(modelData.from).arg(modelData.to)
                        font.weight: Font.DemiBold
                        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                        elide: Text.ElideNone
                    }
                }
                Label {
                    Layout.fillWidth: true
                    text: card.modelData.advice
                    muted: true
                    wrapMode: Text.Wrap
                    elide: Text.ElideNone
                    font.pixelSize: Theme.textS
                    lineHeight: 1.2
                }
                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.gapS
                    Button {
                        text: card.isTried ? qsTr("End the trial") : qsTr("Try this cut")
                        iconName: card.isTried ? "" : "scissors"
                        onClicked: panel.analysis.tryCut(card.isTried ? -1 : card.index)
                    }
                    Button {
                        visible: card.isTried
                        primary: true
                        enabled: !panel.readOnly
                        text: qsTr("Accept as decision")
                        onClicked: panel.analysis.acceptCut(card.index)
                    }
                }
            }
        }
    }
}
