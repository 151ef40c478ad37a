pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Live

/// Traffic over time: what part of it counts is between two handles, snapshots are flags.
FocusScope {
    id: strip

    required property Session session
    required property Snapshots snapshots
    readonly property TrafficWatch watch: session.traffic
    /// While a handle is dragged: where it is. One range is chosen on release.
    property real draftFrom: -1
    property real draftTo: -1
    /// Seconds that a second of the replay shows; "fit" shows all in half a minute.
    property string pace: "fit"
    readonly property real fromX: draftFrom >= 0 ? draftFrom : place(watch.from)
    readonly property real toX: draftTo >= 0 ? draftTo : place(watch.to)
    signal compareRequested(string snapshot)

    function place(time: real): real {
        watch.domainFrom, watch.domainTo, view.width // what it depends on
        return view.placeOf(time)
    }
    function play() { watch.replay(pace === "fit" ? Math.max(1, (watch.to - watch.from) / 30) : Number(pace)) }
    function choose(from: real, to: real) {
        const least = (watch.domainTo - watch.domainFrom) / 200
        watch.choose(Math.max(watch.domainFrom, Math.min(from, watch.domainTo - least)), Math.min(watch.domainTo, Math.max(to, from + least)))
    }
    function moveBy(isFrom: bool, by: int) {
        const step = (watch.domainTo - watch.domainFrom) / 50 * by
        isFrom ? choose(Math.min(watch.from + step, watch.to - Math.abs(step)), watch.to) : choose(watch.from, Math.max(watch.to + step, watch.from + Math.abs(step)))
    }

    implicitHeight: 104
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Timeline")

    Rectangle {
        anchors.fill: parent
        color: Theme.panel
    }
    Separator { width: parent.width }

    Row {
        id: head
        x: Theme.gapM
        y: Theme.gapXs
        width: parent.width - 2 * Theme.gapM
        height: Theme.controlHeight
        spacing: Theme.gapM
        SegmentedControl {
            id: span
            anchors.verticalCenter: parent.verticalCenter
            name: qsTr("How far back")
            options: [
                { value: 3600, text: qsTr("Hour") },
                { value: 86400, text: qsTr("Day") },
                { value: 604800, text: qsTr("Week") },
                { value: 0, text: qsTr("All") }
            ]
            value: strip.watch.span
            onChosen: value => strip.watch.span = value
        }
        Label {
            id: told
            anchors.verticalCenter: parent.verticalCenter
            width: head.width - span.width - buttons.width - 2 * head.spacing
            text: pointer.containsMouse ? view.textAt(pointer.mouseX)
                : strip.watch.isReplaying ? qsTr("Replay: %1").arg(stretch.shown)
                : view.peak === "" ? stretch.shown : qsTr("%1 · at most %2").arg(stretch.shown).arg(view.peak)
            muted: true
            font.pixelSize: Theme.textS
        }
        Row {
            id: buttons
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gapXs
            Button {
                visible: !strip.watch.isWhole
                flat: true
                text: qsTr("Whole time")
                toolTip: qsTr("Look at the whole timeline again")
                onClicked: strip.watch.chooseWhole()
            }
            IconButton {
                iconName: strip.watch.isReplaying ? "stop" : "play"
                text: strip.watch.isReplaying ? qsTr("End the replay") : qsTr("Replay the chosen time")
                enabled: strip.watch.hasTraffic
                onClicked: {
                    if (strip.watch.isReplaying)
                        strip.watch.replay(0)
                    else
                        strip.play()
                }
            }
            ChoiceButton {
                width: 96
                flat: true
                enabled: strip.watch.hasTraffic
                name: qsTr("Speed of the replay")
                toolTip: qsTr("How fast the chosen time is replayed")
                options: [
                    { value: "fit", text: qsTr("In 30 s") },
                    { value: "1", text: qsTr("%1×", "times as fast").arg(1) },
                    { value: "10", text: qsTr("%1×", "times as fast").arg(10) },
                    { value: "60", text: qsTr("%1×", "times as fast").arg(60) },
                    { value: "600", text: qsTr("%1×", "times as fast").arg(600) }
                ]
                value: strip.pace
                onChosen: value => {
                    strip.pace = value
                    if (strip.watch.isReplaying)
                        strip.play()
                }
            }
            Button {
                iconName: "flag"
                text: qsTr("Snapshot…")
                toolTip: qsTr("Keep everything as it is now, with the traffic of the chosen time")
                enabled: !strip.session.isReadOnly
                onClicked: sheet.openNew()
            }
        }
    }
    QtObject {
        id: stretch
        readonly property string shown: strip.watch.hasTraffic ? qsTr("%1 – %2", "from one time to another").arg(text(strip.watch.from)).arg(isOneDay ? clock(new Date(strip.watch.to * 1000)) : text(strip.watch.to)) : ""
        readonly property bool isOneDay: new Date(strip.watch.from * 1000).toDateString() === new Date(strip.watch.to * 1000).toDateString()
        function clock(time: date): string { return Qt.formatTime(time, time.getSeconds() === 0 ? "HH:mm" : "HH:mm:ss") }
        function text(seconds: real): string {
            const time = new Date(seconds * 1000)
            return time.toDateString() === new Date().toDateString() ? clock(time) : qsTr("%1 %2", "a day and a time").arg(Qt.formatDate(time, "yyyy-MM-dd")).arg(clock(time))
        }
    }

    Item {
        id: lane
        x: Theme.gapL
        y: head.y + head.height + Theme.gapS
        width: parent.width - 2 * Theme.gapL
        height: parent.height - y - Theme.gapS

        TimelineView {
            id: view
            anchors.fill: parent
            session: strip.session
            callColor: Theme.faded(Theme.accent, 0.75)
            errorColor: Theme.error
            lineColor: Theme.border
            Accessible.role: Accessible.Chart
            Accessible.name: qsTr("Calls over time")
            Accessible.description: told.text
        }
        MouseArea {
            id: pointer
            property real pressedAt: 0
            anchors.fill: parent
            hoverEnabled: true
            onPressed: event => pressedAt = event.x
            onPositionChanged: event => {
                if (!pressed || Math.abs(event.x - pressedAt) < 4)
                    return
                strip.draftFrom = Math.max(0, Math.min(pressedAt, event.x))
                strip.draftTo = Math.min(width, Math.max(pressedAt, event.x))
            }
            onReleased: {
                if (strip.draftTo < 0)
                    return
                const from = view.timeAt(strip.draftFrom), to = view.timeAt(strip.draftTo)
                strip.draftFrom = strip.draftTo = -1
                strip.choose(from, to)
            }
            onCanceled: strip.draftFrom = strip.draftTo = -1
            onDoubleClicked: strip.watch.chooseWhole()
        }
        Rectangle { // what does not count steps back
            width: strip.fromX
            height: parent.height
            color: Theme.faded(Theme.panel, 0.72)
        }
        Rectangle {
            x: strip.toX
            width: parent.width - x
            height: parent.height
            color: Theme.faded(Theme.panel, 0.72)
        }
        Rectangle { // the window of the replay ends here
            visible: strip.watch.isReplaying
            x: strip.place(strip.watch.replayAt) - 1
            width: 2
            height: parent.height
            color: Theme.warning
        }
        Repeater {
            model: strip.snapshots.list
            T.AbstractButton {
                id: flag
                required property var modelData
                x: strip.place(modelData.time) - 1
                y: -Theme.gapXs
                visible: modelData.time >= strip.watch.domainFrom
                width: Theme.gapL
                height: Theme.gapL
                hoverEnabled: true
                text: modelData.name
                Accessible.role: Accessible.ButtonMenu
                Accessible.name: modelData.isPinned ? qsTr("Snapshot %1, pinned").arg(text) : qsTr("Snapshot %1").arg(text)
                Keys.onReturnPressed: clicked()
                onClicked: menu.openFor(modelData, flag)
                contentItem: Item {
                    Rectangle {
                        width: 1
                        height: lane.height + Theme.gapXs
                        color: Theme.textMuted
                    }
                    Icon {
                        width: Theme.gapL
                        height: Theme.gapL
                        name: flag.modelData.isPinned ? "pin" : "flag"
                        color: flag.hovered ? Theme.accent : Theme.text
                    }
                }
                background: Item {
                    FocusRing { shown: flag.visualFocus }
                }
                ToolTip {
                    y: -height - Theme.gapXs
                    visible: flag.hovered
                    text: flag.modelData.note === "" ? qsTr("%1, taken %2").arg(flag.text).arg(flag.modelData.when)
                                                     : qsTr("%1, taken %2: %3").arg(flag.text).arg(flag.modelData.when).arg(flag.modelData.note)
                }
            }
        }
        Repeater {
            model: [{ isFrom: true, text: qsTr("Begin of the chosen time") }, { isFrom: false, text: qsTr("End of the chosen time") }]
            Item {
                id: handle
                required property var modelData
                x: (modelData.isFrom ? strip.fromX : strip.toX) - width / 2
                width: Theme.gapM
                height: lane.height
                enabled: strip.watch.hasTraffic
                visible: strip.watch.hasTraffic
                activeFocusOnTab: true
                Accessible.role: Accessible.Slider
                Accessible.name: modelData.text
                Accessible.description: stretch.text(modelData.isFrom ? strip.watch.from : strip.watch.to)
                Accessible.focusable: true
                Accessible.onIncreaseAction: strip.moveBy(modelData.isFrom, 1)
                Accessible.onDecreaseAction: strip.moveBy(modelData.isFrom, -1)
                Keys.onLeftPressed: strip.moveBy(modelData.isFrom, -1)
                Keys.onRightPressed: strip.moveBy(modelData.isFrom, 1)
                Keys.onEscapePressed: strip.watch.chooseWhole()
                Rectangle {
                    anchors.horizontalCenter: parent.horizontalCenter
                    width: grip.pressed || grip.containsMouse || handle.activeFocus ? 3 : 2
                    height: parent.height
                    color: handle.activeFocus ? Theme.focus : Theme.accent
                }
                Rectangle {
                    anchors.centerIn: parent
                    width: Theme.gapS
                    height: Theme.gapXl
                    radius: Theme.gapXs
                    color: handle.activeFocus ? Theme.focus : Theme.accent
                    FocusRing { shown: handle.activeFocus }
                }
                MouseArea {
                    id: grip
                    anchors.fill: parent
                    hoverEnabled: true
                    cursorShape: Qt.SizeHorCursor
                    onPositionChanged: event => {
                        if (!pressed)
                            return
                        const at = mapToItem(lane, event.x, 0).x
                        if (handle.modelData.isFrom)
                            strip.draftFrom = Math.max(0, Math.min(at, strip.toX - 4))
                        else
                            strip.draftTo = Math.min(lane.width, Math.max(at, strip.fromX + 4))
                    }
                    onReleased: {
                        const from = strip.draftFrom >= 0 ? view.timeAt(strip.draftFrom) : strip.watch.from
                        const to = strip.draftTo >= 0 ? view.timeAt(strip.draftTo) : strip.watch.to
                        strip.draftFrom = strip.draftTo = -1
                        strip.choose(from, to)
                    }
                    onCanceled: strip.draftFrom = strip.draftTo = -1
                }
            }
        }
    }
    Menu {
        id: menu
        property var snapshot: null
        function openFor(chosen: var, flag: Item) {
            snapshot = chosen
            popup(flag, 0, -height)
        }
        MenuItem {
            text: qsTr("Compare with now")
            iconName: "arrow-right"
            onTriggered: strip.compareRequested(menu.snapshot.name)
        }
        MenuItem {
            text: qsTr("Name, note and pin…")
            iconName: "edit"
            enabled: !strip.session.isReadOnly
            onTriggered: sheet.openFor(menu.snapshot)
        }
        MenuItem {
            text: qsTr("Remove the snapshot")
            iconName: "trash"
            enabled: !strip.session.isReadOnly
            onTriggered: strip.snapshots.remove(menu.snapshot.name)
        }
    }
    SnapshotSheet {
        id: sheet
        snapshots: strip.snapshots
    }
}
