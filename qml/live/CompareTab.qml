import QtQuick
import QtQuick.Layouts
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Live

/// What is different between two topologies.
FocusScope {
    id: tab

    required property Session session
    required property ComparisonTable comparison
    signal mapRequested(string node)

    function takeFocus() { table.takeFocus() }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.gapS
            Layout.leftMargin: Theme.gapM
            Layout.rightMargin: Theme.gapM
            spacing: Theme.gapS
            ChoiceButton {
                Layout.preferredWidth: 220
                name: qsTr("Before")
                options: tab.comparison.choices
                value: tab.comparison.before
                toolTip: tab.comparison.beforeStretch
                onChosen: value => tab.comparison.before = value
            }
            Icon {
                implicitWidth: Theme.iconSize
                implicitHeight: Theme.iconSize
                name: "arrow-right"
                color: Theme.textMuted
            }
            ChoiceButton {
                Layout.preferredWidth: 220
                name: qsTr("After")
                options: tab.comparison.choices
                value: tab.comparison.after
                toolTip: tab.comparison.afterStretch
                onChosen: value => tab.comparison.after = value
            }
            Label {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.gapS
                text: tab.comparison.isBusy ? qsTr("Comparing…") : tab.comparison.summary
                muted: true
            }
        }
        LiveTable {
            id: table
            Layout.fillWidth: true
            Layout.fillHeight: true
            focus: true
            rows: tab.comparison.rows
            spokenName: qsTr("Differences")
            onActivated: row => tab.mapRequested(row.node ?? row.from)
            columns: [
                { name: "what", title: qsTr("What"), fill: 4 },
                { name: "change", title: qsTr("Change"), width: 96, badge: true },
                { name: "rate", title: qsTr("Rate"), width: 150, right: true },
                { name: "errors", title: qsTr("Errors"), width: 140, right: true },
                { name: "p95", title: qsTr("p95"), width: 160, right: true },
                { name: "voices", title: qsTr("Who says so"), fill: 3, muted: true, from: 820 }
            ]
            EmptyState {
                anchors.centerIn: parent
                visible: table.count === 0 && !tab.comparison.isBusy
                iconName: "check"
                title: qsTr("No difference")
                text: qsTr("Both are the same, but for what may be noise.")
            }
        }
    }
}
