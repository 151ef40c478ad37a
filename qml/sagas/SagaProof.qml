pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Sagas

/// What the search and the rules say: properties with their counterexamples, findings, and times.
Flickable {
    id: tab

    required property SagaView view
    readonly property bool isWide: width > 720
    readonly property real columnWidth: isWide ? (content.width - Theme.gapXl) / 2 : content.width
    readonly property var fields: view.fields
    readonly property var counts: [0, 1, 2, 3]
    signal stepChosen(int step)

    clip: true
    contentWidth: width
    contentHeight: content.implicitHeight + 2 * Theme.gapM
    boundsBehavior: Flickable.StopAtBounds
    T.ScrollBar.vertical: ScrollBar {}

    function stateTint(state: string) : color {
        return state === "holds" ? Theme.success : state === "broken" ? Theme.error : Theme.warning
    }

    component Heading: Label {
        muted: true
        font.pixelSize: Theme.textS
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    ColumnLayout {
        id: content
        x: Theme.gapM
        y: Theme.gapM
        width: parent.width - 2 * Theme.gapM
        spacing: Theme.gapM

        Flow {
            Layout.fillWidth: true
            spacing: Theme.gapS
            Label {
                height: Theme.controlHeight
                text: tab.view.isVerifying ? qsTr("Following every run…") : tab.view.proof
                font.weight: Font.DemiBold
                color: tab.view.verdict === "violated" ? Theme.error : tab.view.verdict === "proved" ? Theme.success : Theme.text
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            ProgressLine {
                y: (Theme.controlHeight - height) / 2
                visible: tab.view.isVerifying
                name: qsTr("Following every run")
            }
            Button {
                visible: tab.view.isVerifying
                text: qsTr("Stop")
                onClicked: tab.view.stopVerifying()
            }
            Button {
                visible: !tab.view.isVerifying && tab.view.verdict === "unproved" && tab.view.stepCount > 0
                text: qsTr("Verify again")
                onClicked: tab.view.verifyAgain()
            }
            ChoiceButton {
                visible: tab.fields.style === "orchestrated"
                name: qsTr("Faults of each call")
                options: tab.counts.map(count => ({ value: String(count), text: qsTr("%n fault(s) a call", "", count) }))
                value: String(tab.view.faultsPerCall)
                width: 150
                onChosen: value => tab.view.faultsPerCall = Number(value)
            }
            ChoiceButton {
                visible: tab.fields.style === "orchestrated"
                name: qsTr("Crashes of the coordinator")
                options: tab.counts.map(count => ({ value: String(count), text: qsTr("%n crash(es)", "", count) }))
                value: String(tab.view.crashes)
                width: 130
                onChosen: value => tab.view.crashes = Number(value)
            }
        }
        GridLayout {
            Layout.fillWidth: true
            columns: tab.isWide ? 2 : 1
            columnSpacing: Theme.gapXl
            rowSpacing: Theme.gapM
            ColumnLayout {
                Layout.fillWidth: true
                Layout.preferredWidth: tab.columnWidth
                Layout.maximumWidth: tab.columnWidth
                Layout.alignment: Qt.AlignTop
                spacing: 2
                Heading {
                    visible: tab.view.properties.length > 0
                    text: qsTr("Properties of every run")
                }
                Repeater {
                    model: tab.view.properties
                    ListRow {
                        id: property
                        required property var modelData
                        readonly property bool isBroken: modelData.counterexample >= 0
                        Layout.fillWidth: true
                        iconName: isBroken ? "error" : modelData.state === "holds" ? "check" : "info"
                        iconColor: tab.stateTint(modelData.state)
                        text: modelData.name
                        detail: isBroken ? modelData.breach : modelData.demand
                        toolTip: modelData.demand
                        enabled: isBroken
                        Accessible.name: qsTr("%1: %2. %3").arg(modelData.name).arg(isBroken ? qsTr("broken") : modelData.state === "holds" ? qsTr("holds") : qsTr("not known")).arg(detail)
                        onClicked: tab.view.showCounterexample(modelData.counterexample)
                        trailing: Badge {
                            anchors.verticalCenter: parent.verticalCenter
                            visible: property.isBroken
                            text: qsTr("Play %n event(s)", "", property.modelData.events)
                            tint: Theme.error
                        }
                    }
                }
                Heading {
                    Layout.topMargin: Theme.gapS
                    visible: times.count > 0
                    text: qsTr("Time at worst")
                }
                Repeater {
                    id: times
                    model: tab.view.times
                    RowLayout {
                        id: time
                        required property var modelData
                        Layout.fillWidth: true
                        Layout.leftMargin: Theme.gapS
                        spacing: Theme.gapS
                        Label {
                            Layout.preferredWidth: 190
                            text: time.modelData.title
                            font.pixelSize: Theme.textS
                        }
                        Label {
                            text: time.modelData.value
                            font.pixelSize: Theme.textS
                            font.weight: Font.DemiBold
                        }
                        Label {
                            Layout.fillWidth: true
                            text: time.modelData.detail
                            muted: true
                            font.pixelSize: Theme.textS
                        }
                    }
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.preferredWidth: tab.columnWidth
                Layout.maximumWidth: tab.columnWidth
                Layout.alignment: Qt.AlignTop
                spacing: Theme.gapS
                Heading {
                    text: tab.view.findings.length === 0 ? qsTr("Rules: nothing found") : qsTr("Rules: %n finding(s)", "", tab.view.findings.length)
                }
                Repeater {
                    model: tab.view.findings
                    T.AbstractButton {
                        id: finding
                        required property var modelData
                        Layout.fillWidth: true
                        implicitHeight: words.implicitHeight + 2 * Theme.gapS
                        hoverEnabled: true
                        text: modelData.message
                        Accessible.role: Accessible.Button
                        Accessible.name: qsTr("%1 %2").arg(modelData.message).arg(modelData.advice)
                        Keys.onReturnPressed: clicked()
                        Keys.onEnterPressed: clicked()
                        onClicked: tab.stepChosen(modelData.step)
                        contentItem: Item {
                            Icon {
                                id: mark
                                x: Theme.gapS
                                y: Theme.gapS
                                width: Theme.iconSize - 2
                                height: Theme.iconSize - 2
                                name: finding.modelData.isError ? "error" : "warning"
                                color: finding.modelData.isError ? Theme.error : Theme.warning
                            }
                            Column {
                                id: words
                                anchors.left: mark.right
                                anchors.leftMargin: Theme.gapS
                                anchors.right: parent.right
                                anchors.rightMargin: Theme.gapS
                                y: Theme.gapS
                                spacing: 2
                                Label {
                                    width: parent.width
                                    text: finding.modelData.message
                                    wrapMode: Text.Wrap
                                    elide: Text.ElideNone
                                    font.weight: Font.Medium
                                }
                                Label {
                                    width: parent.width
                                    text: finding.modelData.advice
                                    muted: true
                                    wrapMode: Text.Wrap
                                    elide: Text.ElideNone
                                    font.pixelSize: Theme.textS
                                }
                                Label {
                                    width: parent.width
                                    text: finding.modelData.rule
                                    muted: true
                                    font.pixelSize: Theme.textXs
                                    font.family: Theme.monoFamily
                                }
                            }
                        }
                        background: Rectangle {
                            radius: Theme.radius
                            color: finding.down ? Theme.pressed : finding.hovered ? Theme.hover : "transparent"
                            FocusRing {
                                anchors.margins: 0
                                shown: finding.visualFocus
                            }
                        }
                    }
                }
            }
        }
    }
}
