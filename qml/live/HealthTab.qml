import QtQuick
import QtQuick.Layouts
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Live

/// What the telemetry itself is worth.
FocusScope {
    id: tab

    required property Session session
    required property HealthTable health

    component Figure: ColumnLayout {
        property string value
        property string text
        spacing: 0
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("%1: %2").arg(text).arg(value)
        Label {
            text: parent.value
            font.pixelSize: Theme.textXl
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }
        Label {
            Layout.fillWidth: true
            text: parent.text
            muted: true
            wrapMode: Text.Wrap
            elide: Text.ElideNone
            font.pixelSize: Theme.textS
            Accessible.ignored: true
        }
    }

    function takeFocus() { edges.takeFocus() }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.gapL
            spacing: Theme.gapXl
            Figure {
                Layout.preferredWidth: 220
                Layout.alignment: Qt.AlignTop
                value: tab.health.coverage
                text: qsTr("of the known dependencies were seen: %1 of %2").arg(tab.health.seen).arg(tab.health.known)
            }
            Figure {
                Layout.preferredWidth: 220
                Layout.alignment: Qt.AlignTop
                value: tab.health.joined
                text: qsTr("of the calls have both sides in one trace")
            }
            Figure {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                value: tab.health.onlyObserved.length
                text: tab.health.onlyObserved.length === 0 ? qsTr("services are known by telemetry alone")
                                                           : qsTr("known by telemetry alone: %1").arg([...tab.health.onlyObserved].slice(0, 6).join(", "))
            }
        }
        Separator { Layout.fillWidth: true }
        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            columns: tab.width > 1000 ? 2 : 1
            columnSpacing: Theme.gapL
            rowSpacing: 0
            ColumnLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                spacing: 0
                Label {
                    Layout.leftMargin: Theme.gapL
                    Layout.topMargin: Theme.gapS
                    text: qsTr("Where the context is dropped")
                    font.weight: Font.DemiBold
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                LiveTable {
                    id: edges
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    focus: true
                    rows: tab.health.edges
                    spokenName: qsTr("Calls between services that send spans")
                    columns: [
                        { name: "from", title: qsTr("From"), fill: 1 },
                        { name: "to", title: qsTr("To"), fill: 1 },
                        { name: "calls", title: qsTr("Calls"), width: 72, right: true },
                        { name: "broken", title: qsTr("Dropped"), width: 80, right: true },
                        { name: "share", title: qsTr("Share"), width: 72, right: true }
                    ]
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                spacing: 0
                Label {
                    Layout.leftMargin: Theme.gapL
                    Layout.topMargin: Theme.gapS
                    text: qsTr("Whose spans lack their parent")
                    font.weight: Font.DemiBold
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                LiveTable {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    rows: tab.health.services
                    spokenName: qsTr("Services that send spans")
                    columns: [
                        { name: "name", title: qsTr("Service"), fill: 1 },
                        { name: "spans", title: qsTr("Spans"), width: 76, right: true },
                        { name: "roots", title: qsTr("Begin a trace"), width: 104, right: true, from: 460 },
                        { name: "missing", title: qsTr("No parent"), width: 84, right: true },
                        { name: "share", title: qsTr("Share"), width: 64, right: true },
                        { name: "invalid", title: qsTr("Invalid state"), width: 96, right: true, from: 540 }
                    ]
                }
            }
        }
    }
}
