pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Live

/// One trace as a waterfall. What the whole waited for is solid, the rest of a span is faint; what failed is red.
FocusScope {
    id: tab

    required property Session session
    required property TraceWaterfall waterfall
    /// The examples to choose from, as rows of TrafficTable have them, and where they passed.
    property var examples: []
    property string edge: ""
    readonly property real nameWidth: Math.round(width * 0.34)
    signal edgeRequested(string from, string to)

    function takeFocus() { list.forceActiveFocus(Qt.TabFocusReason) }

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
                Layout.preferredWidth: 300
                visible: tab.examples.length > 0
                name: qsTr("Example of %1").arg(tab.edge)
                fallback: qsTr("Examples of %1").arg(tab.edge)
                options: tab.examples.map(example => ({ value: example.trace, text: qsTr("%1, %2", "how long and which kind of example").arg(example.duration).arg(example.kind) }))
                value: tab.waterfall.trace
                onChosen: value => tab.waterfall.trace = value
            }
            TextField {
                id: field
                Layout.preferredWidth: 320
                iconName: "search"
                placeholderText: qsTr("Trace id")
                text: tab.waterfall.trace
                font.family: Theme.monoFamily
                onAccepted: tab.waterfall.trace = text.trim()
                Connections {
                    target: tab.waterfall
                    function onChanged() { if (!field.activeFocus) field.text = tab.waterfall.trace }
                }
            }
            Label {
                Layout.fillWidth: true
                text: tab.waterfall.summary
                muted: true
            }
        }
        Separator { Layout.fillWidth: true }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            focus: true
            activeFocusOnTab: true
            cacheBuffer: 0
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            keyNavigationEnabled: true
            topMargin: Theme.gapXs
            bottomMargin: Theme.gapS
            model: tab.waterfall.rows
            Accessible.role: Accessible.Table
            Accessible.name: qsTr("Waterfall")
            T.ScrollBar.vertical: ScrollBar {}
            Keys.onReturnPressed: if (currentItem) tab.jump(currentItem.row) // qmllint disable type
            delegate: T.ItemDelegate {
                id: span
                required property var row
                required property int index
                readonly property bool isCurrent: ListView.isCurrentItem
                readonly property color ink: row.hasFailed ? Theme.error : Theme.accent
                x: Theme.gapS
                width: list.width - 2 * Theme.gapS
                height: Theme.rowHeight - Theme.gapXs
                hoverEnabled: true
                focusPolicy: Qt.NoFocus
                Accessible.role: Accessible.Row
                Accessible.name: {
                    const marks = [row.marks, row.isCritical ? qsTr("on the critical path") : ""].filter(mark => mark !== "").join(", ")
                    const what = qsTr("%1 %2, %3 after %4", "service, operation, duration, start").arg(row.service).arg(row.name).arg(row.duration).arg(row.start)
                    return marks === "" ? what : qsTr("%1, %2").arg(what).arg(marks)
                }
                onClicked: {
                    list.currentIndex = index
                    list.forceActiveFocus()
                }
                onDoubleClicked: tab.jump(row)
                contentItem: Item {
                    Label {
                        id: service
                        x: Theme.gapS + Math.min(span.row.depth, 12) * Theme.gapM
                        width: Math.min(implicitWidth, tab.nameWidth - x)
                        height: parent.height
                        text: span.row.service
                        font.weight: Font.DemiBold
                        color: span.row.hasFailed ? Theme.error : Theme.text
                    }
                    Label {
                        x: service.x + service.width + Theme.gapS
                        width: Math.max(0, tab.nameWidth - x)
                        height: parent.height
                        text: span.row.name
                        muted: true
                    }
                    Item {
                        id: lane
                        x: tab.nameWidth + Theme.gapM
                        width: parent.width - x - 200
                        height: parent.height
                        Rectangle {
                            id: bar
                            x: span.row.offset * lane.width
                            y: 7
                            width: Math.max(2, span.row.length * lane.width)
                            height: parent.height - 14
                            radius: 3
                            color: Theme.faded(span.ink, Theme.dark ? 0.42 : 0.3)
                        }
                        Repeater {
                            model: span.row.critical
                            Rectangle {
                                required property var modelData
                                x: modelData.from * lane.width
                                y: bar.y
                                width: Math.max(1, modelData.length * lane.width)
                                height: bar.height
                                radius: 2
                                color: span.ink
                            }
                        }
                        Repeater {
                            model: span.row.gaps
                            Rectangle {
                                required property var modelData
                                x: modelData.from * lane.width
                                y: bar.y + bar.height + 1
                                width: Math.max(2, modelData.length * lane.width)
                                height: 2
                                color: Theme.warning
                            }
                        }
                    }
                    Label {
                        anchors.right: parent.right
                        anchors.rightMargin: Theme.gapS
                        width: 190
                        height: parent.height
                        horizontalAlignment: Text.AlignRight
                        text: span.row.marks === "" ? span.row.duration : qsTr("%1 · %2").arg(span.row.marks).arg(span.row.duration)
                        color: span.row.hasFailed ? Theme.error : Theme.textMuted
                        font.pixelSize: Theme.textS
                        elide: Text.ElideLeft
                    }
                }
                background: Rectangle {
                    radius: Theme.radius
                    color: span.isCurrent ? Theme.faded(Theme.accent, Theme.dark ? 0.22 : 0.1) : span.hovered ? Theme.hover : "transparent"
                    FocusRing {
                        anchors.margins: 0
                        radius: Theme.radius
                        shown: span.isCurrent && list.activeFocus
                    }
                }
                ToolTip {
                    visible: span.hovered
                    text: span.row.marks === "" ? qsTr("%1: %2 (%3), %4 after %5").arg(span.row.service).arg(span.row.name).arg(span.row.kind).arg(span.row.duration).arg(span.row.start)
                                                : qsTr("%1: %2 (%3), %4 after %5; %6").arg(span.row.service).arg(span.row.name).arg(span.row.kind).arg(span.row.duration).arg(span.row.start).arg(span.row.marks)
                }
            }
            EmptyState {
                anchors.centerIn: parent
                visible: list.count === 0 && !tab.waterfall.isBusy
                iconName: "live"
                title: tab.waterfall.isMissing ? qsTr("This trace is not kept") : qsTr("No trace chosen")
                text: tab.waterfall.isMissing ? qsTr("The slowest, some failing and some ordinary traces of each edge are kept.")
                                              : qsTr("Choose an edge under Traffic and open one of its examples.")
            }
        }
        Separator { Layout.fillWidth: true }
        Row { // what the bars mean
            Layout.leftMargin: Theme.gapL
            Layout.topMargin: Theme.gapXs
            Layout.bottomMargin: Theme.gapXs
            visible: list.count > 0
            spacing: Theme.gapL
            Repeater {
                model: [
                    { color: Theme.accent, height: 10, text: qsTr("the trace waited for it") },
                    { color: Theme.faded(Theme.accent, Theme.dark ? 0.42 : 0.3), height: 10, text: qsTr("somebody else was at work, or nobody waited") },
                    { color: Theme.error, height: 10, text: qsTr("failed") },
                    { color: Theme.warning, height: 2, text: qsTr("gap: nothing below tells what it did") }
                ]
                Row {
                    id: sample
                    required property var modelData
                    spacing: Theme.gapXs
                    Rectangle {
                        anchors.verticalCenter: parent.verticalCenter
                        width: Theme.gapL
                        height: sample.modelData.height
                        radius: 2
                        color: sample.modelData.color
                    }
                    Label {
                        text: sample.modelData.text
                        muted: true
                        font.pixelSize: Theme.textS
                    }
                }
            }
        }
    }

    /// To the edge over which a span was called.
    function jump(row: var) {
        if (row.caller !== "")
            edgeRequested(row.caller, row.service)
    }
}
