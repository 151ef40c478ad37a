pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Evidence
import Alidade.Importing

/// What was not understood, by reason, each with its places.
FocusScope {
    id: screen

    required property Session session
    property alias problems: problems
    property var expanded: ({})

    function toggle(reason: string) {
        const now = Object.assign({}, expanded)
        now[reason] = !now[reason]
        expanded = now
    }

    Problems {
        id: problems
        session: screen.session
        filter: filter.text
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.gapM
            spacing: Theme.gapM
            SearchField {
                id: filter
                Layout.preferredWidth: 280
                placeholderText: qsTr("Filter by reason or file")
            }
            Label {
                Layout.fillWidth: true
                text: problems.count === 0 ? "" : qsTr("%n place(s) were left out or read in part", "", problems.placeCount)
                muted: true
            }
        }
        SteadyList {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.leftMargin: Theme.gapM
            Layout.rightMargin: Theme.gapS
            focus: true
            spacing: 2
            model: problems
            Accessible.name: qsTr("Not understood")
            Keys.onReturnPressed: if (row) screen.toggle(row.reason)
            Keys.onSpacePressed: if (row) screen.toggle(row.reason)
            delegate: Column {
                id: group
                required property string reason
                required property string severity
                required property int placeCount
                required property var places
                required property int index
                readonly property bool isExpanded: screen.expanded[reason] ?? false
                width: ListView.view.width - Theme.gapM
                spacing: 2
                Accessible.role: Accessible.ListItem
                Accessible.name: qsTr("%1, %n place(s)", "", placeCount).arg(reason)
                ListRow {
                    width: parent.width
                    highlighted: group.ListView.isCurrentItem
                    focusPolicy: Qt.NoFocus
                    FocusRing {
                        anchors.margins: 0
                        shown: group.ListView.isCurrentItem && list.activeFocus
                    }
                    iconName: group.severity === "note" ? "info" : group.severity
                    iconColor: group.severity === "error" ? Theme.error : group.severity === "warning" ? Theme.warning : Theme.textMuted
                    text: group.reason
                    toolTip: group.reason
                    Accessible.ignored: true
                    trailing: [
                        Badge {
                            anchors.verticalCenter: parent.verticalCenter
                            text: group.placeCount
                            Accessible.ignored: true
                        },
                        Icon {
                            anchors.verticalCenter: parent.verticalCenter
                            width: Theme.gapL
                            height: Theme.gapL
                            name: group.isExpanded ? "chevron-down" : "chevron-right"
                            color: Theme.textMuted
                        }
                    ]
                    onClicked: {
                        list.currentIndex = group.index
                        screen.toggle(group.reason)
                    }
                }
                Repeater {
                    model: group.isExpanded ? group.places : []
                    EvidenceRow {
                        required property var modelData
                        x: Theme.gapXl
                        width: group.width - x
                        session: screen.session
                        source: modelData.source
                        file: modelData.file
                        line: modelData.line
                        voice: modelData.source
                        detail: modelData.message
                    }
                }
                Label {
                    x: Theme.gapXl + Theme.gapS
                    visible: group.isExpanded && group.places.length < group.placeCount
                    text: qsTr("and %n more", "", group.placeCount - group.places.length)
                    muted: true
                    font.pixelSize: Theme.textS
                }
            }
            EmptyState {
                anchors.centerIn: parent
                visible: list.count === 0
                iconName: filter.text === "" ? "check" : "search"
                text: filter.text === "" ? qsTr("Everything that was read was understood.") : qsTr("No place has this text.")
            }
        }
    }
}
