pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Live

/// What calls what in the chosen time; beside it the chosen edge with its example traces.
FocusScope {
    id: tab

    required property Session session
    required property TrafficTable traffic
    readonly property var current: table.current
    signal traceRequested(string trace)
    signal mapRequested(string node)

    function takeFocus() { table.takeFocus() }
    /// Shows the edge between two nodes; false when there is none.
    function reveal(from: string, to: string): bool {
        traffic.filter = ""
        filter.clear()
        const at = traffic.find(from, to)
        if (at >= 0)
            table.currentIndex = at
        return at >= 0
    }

    RowLayout {
        anchors.fill: parent
        spacing: 0
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0
            RowLayout {
                Layout.fillWidth: true
                Layout.margins: Theme.gapS
                Layout.leftMargin: Theme.gapM
                spacing: Theme.gapM
                SearchField {
                    id: filter
                    Layout.preferredWidth: 240
                    placeholderText: qsTr("Filter by service")
                    onTextChanged: tab.traffic.filter = text
                }
                Label {
                    Layout.fillWidth: true
                    text: tab.traffic.summary
                    muted: true
                }
            }
            LiveTable {
                id: table
                Layout.fillWidth: true
                Layout.fillHeight: true
                focus: true
                rows: tab.traffic.rows
                spokenName: qsTr("Traffic")
                sortedBy: tab.traffic.sortedBy
                descending: tab.traffic.isDescending
                onSortRequested: column => tab.traffic.sortBy(column)
                onActivated: row => { if (row.examples.length > 0) tab.traceRequested(row.examples[0].trace) }
                columns: [
                    { name: "from", title: qsTr("From"), fill: 3, sortable: true },
                    { name: "to", title: qsTr("To"), fill: 3, sortable: true },
                    { name: "protocol", title: qsTr("Protocol"), width: 96, sortable: true, muted: true, from: 760 },
                    { name: "state", title: "", width: 60, badge: true },
                    { name: "rate", title: qsTr("Rate"), width: 84, right: true, sortable: true },
                    { name: "errors", title: qsTr("Errors"), width: 76, right: true, sortable: true },
                    { name: "p50", title: qsTr("p50"), width: 76, right: true, sortable: true, from: 820 },
                    { name: "p95", title: qsTr("p95"), width: 76, right: true, sortable: true },
                    { name: "p99", title: qsTr("p99"), width: 76, right: true, sortable: true, from: 900 },
                    { name: "inFlight", title: qsTr("In flight"), width: 84, right: true, sortable: true, from: 980 },
                    { name: "lastSeen", title: qsTr("Last seen"), width: 158, right: true, sortable: true, muted: true, from: 700 }
                ]
                EmptyState {
                    anchors.centerIn: parent
                    visible: table.count === 0
                    iconName: "search"
                    text: qsTr("No edge has this text.")
                }
            }
        }
        Separator {
            Layout.fillHeight: true
            vertical: true
        }
        Panel {
            Layout.fillHeight: true
            Layout.preferredWidth: tab.width > 1200 ? 300 : 240
            title: tab.current ? qsTr("%1 → %2").arg(tab.current.from).arg(tab.current.to) : qsTr("Example traces")
            ColumnLayout {
                anchors.fill: parent
                spacing: Theme.gapS
                Label {
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.gapL
                    Layout.rightMargin: Theme.gapM
                    text: !tab.current ? qsTr("Choose an edge to see traces that passed over it.")
                        : tab.current.isQuiet ? tab.current.why
                        : tab.current.examples.length === 0 ? qsTr("No trace of this edge is kept.")
                                                            : qsTr("%1 calls in this time. Open a trace to see what it waited for.").arg(tab.current.calls)
                    muted: true
                    wrapMode: Text.Wrap
                    elide: Text.ElideNone
                    font.pixelSize: Theme.textS
                }
                ListView {
                    id: examples
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.leftMargin: Theme.gapS
                    Layout.rightMargin: Theme.gapS
                    clip: true
                    cacheBuffer: 0
                    boundsBehavior: Flickable.StopAtBounds
                    highlightMoveDuration: 0
                    activeFocusOnTab: count > 0
                    keyNavigationEnabled: true
                    model: tab.current?.examples ?? []
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("Example traces")
                    Keys.onReturnPressed: if (currentItem) currentItem.clicked() // qmllint disable type
                    delegate: ListRow {
                        required property var modelData
                        iconName: modelData.hasFailed ? "error" : "live"
                        iconColor: modelData.hasFailed ? Theme.error : Theme.textMuted
                        focusPolicy: Qt.NoFocus
                        text: qsTr("%1, %2", "how long and which kind of example").arg(modelData.duration).arg(modelData.kind)
                        detail: modelData.time
                        toolTip: modelData.trace
                        onClicked: tab.traceRequested(modelData.trace)
                    }
                }
                Button {
                    Layout.fillWidth: true
                    Layout.margins: Theme.gapM
                    visible: tab.current !== null
                    iconName: "map"
                    text: qsTr("Show on the map")
                    onClicked: tab.mapRequested(tab.current.from)
                }
            }
        }
    }
}
