pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Evidence
import Alidade.Importing

/// Calls whose other side is not known, each with the reason and the lines that make it. A person says where it goes, or that
/// it does not count; what was settled stays listed and can be taken back.
FocusScope {
    id: screen

    required property Session session
    property alias calls: calls
    property var expanded: ({})

    function toggle(key: string) {
        const now = Object.assign({}, expanded)
        now[key] = !now[key]
        expanded = now
    }
    function ask(row: var) {
        chooser.callKey = row.key
        chooser.openFor({ title: qsTr("%1 %2").arg(row.caller).arg(row.what), call: row.key, at: row.anchorItem, alikeCount: calls.alikeCount(row.key) })
    }
    function takeFocus() { list.forceActiveFocus(Qt.TabFocusReason) }

    OpenCalls {
        id: calls
        session: screen.session
        filter: filter.text
    }
    NodeChooser {
        id: chooser
        property string callKey: ""
        parent: screen
        session: screen.session
        onChosen: node => isForAll ? calls.resolveAlike(callKey, node) : calls.resolve(callKey, node)
        onClosed: screen.takeFocus()
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
                placeholderText: qsTr("Filter by service, target or file")
            }
            Label {
                Layout.fillWidth: true
                text: calls.openCount === 0 ? "" : qsTr("%n outbound call(s) whose target could not be resolved", "", calls.openCount)
                muted: true
            }
            Label {
                visible: calls.settledCount > 0
                text: qsTr("%n settled", "", calls.settledCount)
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
            model: calls
            Accessible.name: qsTr("Open calls")
            Keys.onReturnPressed: if (row) screen.ask(row)
            Keys.onDeletePressed: if (row && !row.isSettled) calls.ignore(row.key)
            Keys.onSpacePressed: if (row) screen.toggle(row.key)
            delegate: Column {
                id: call
                required property string key
                required property string caller
                required property string what
                required property string target
                required property string reason
                required property string source
                required property string file
                required property int line
                required property string answer
                required property bool isSettled
                required property int index
                readonly property bool isExpanded: screen.expanded[key] ?? false
                readonly property Item anchorItem: settle
                width: ListView.view.width - Theme.gapM
                spacing: 2
                Accessible.role: Accessible.ListItem
                Accessible.name: qsTr("%1, %2").arg(head.text).arg(isSettled ? answer === "" ? qsTr("ignored") : qsTr("→ %1").arg(answer) : reason)
                ListRow {
                    id: head
                    width: parent.width
                    Accessible.ignored: true
                    highlighted: call.ListView.isCurrentItem
                    focusPolicy: Qt.NoFocus
                    FocusRing {
                        anchors.margins: 0
                        shown: call.ListView.isCurrentItem && list.activeFocus
                    }
                    iconName: call.isExpanded ? "chevron-down" : "chevron-right"
                    text: qsTr("%1 %2").arg(call.caller).arg(call.what)
                    detail: call.target === "" ? call.reason : qsTr("%1 · %2").arg(call.target).arg(call.reason)
                    onClicked: {
                        list.currentIndex = call.index
                        list.forceActiveFocus(Qt.MouseFocusReason)
                        screen.toggle(call.key)
                    }
                    trailing: [
                        Badge {
                            anchors.verticalCenter: parent.verticalCenter
                            visible: call.isSettled
                            text: call.answer === "" ? qsTr("ignored") : qsTr("→ %1").arg(call.answer)
                            tint: call.answer === "" ? Theme.textMuted : Theme.success
                        },
                        Button {
                            id: settle
                            visible: !screen.session.isReadOnly
                            text: call.isSettled ? qsTr("Change…") : qsTr("Choose…")
                            Accessible.name: qsTr("Say where this goes: %1").arg(head.text)
                            onClicked: screen.ask(call)
                        },
                        Button {
                            visible: !screen.session.isReadOnly
                            flat: true
                            text: call.isSettled ? qsTr("Take back") : qsTr("Ignore")
                            Accessible.name: call.isSettled ? qsTr("Take back: %1").arg(head.text) : qsTr("Ignore: %1").arg(head.text)
                            onClicked: call.isSettled ? calls.forget(call.key) : calls.ignore(call.key)
                        }
                    ]
                }
                EvidenceRow {
                    x: Theme.gapXl
                    width: parent.width - x
                    visible: call.isExpanded
                    session: screen.session
                    source: call.source
                    file: call.file
                    line: call.line
                    voice: call.source
                    isExpanded: true
                    showsLines: call.isExpanded
                }
            }
            EmptyState {
                anchors.centerIn: parent
                visible: list.count === 0
                iconName: filter.text === "" ? "check" : "search"
                text: filter.text !== "" ? qsTr("No call has this text.")
                    : screen.session.serviceCount === 0 ? qsTr("Import a source to see which of its calls lead nowhere.")
                                                        : qsTr("The other side of every call was found.")
            }
        }
    }
}
