pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Live

/// A flame graph with the root on top. Arrows walk along it, Enter or a double click lets a frame fill the width, Escape
/// shows the one that called it again.
FocusScope {
    id: graph

    required property RuntimeView view
    /// The frame that fills the width, and the one that arrows start from.
    property int filling: 0
    property int current: 0
    /// Frames of this function are marked.
    property string marked: ""
    readonly property bool isComparison: view.older !== ""
    property var frames: []
    readonly property var frame: frames.find(one => one.frame === current) ?? null
    readonly property int deepest: frames.reduce((most, one) => Math.max(most, one.depth), 0)
    readonly property real level: Theme.rowHeight - Theme.gapS
    readonly property var inks: [Theme.service, Theme.gateway, Theme.datastore, Theme.broker, Theme.cache, Theme.frontend, Theme.bucket, Theme.job]
    signal functionChosen(string name)

    function takeFocus() { area.forceActiveFocus(Qt.TabFocusReason) }
    function draw() { frames = area.width > 0 ? view.flame(filling, area.width) : [] }
    function fill(frame: int) {
        filling = frame
        current = frame
        draw()
    }
    function choose(next: var) {
        if (!next)
            return
        current = next.frame
        functionChosen(next.name)
        const top = next.depth * level
        if (top < area.contentY)
            area.contentY = top
        else if (top + level > area.contentY + area.height)
            area.contentY = top + level - area.height
    }
    function above() { choose(frames.find(one => one.frame === frame?.parent && one.frame !== current)) }
    /// The widest of the functions that it calls.
    function below() {
        choose(frames.filter(one => one.parent === current && one.frame !== current).reduce((best, one) => !best || one.width > best.width ? one : best, null))
    }
    function beside(direction: int) {
        const row = frames.filter(one => one.depth === frame?.depth)
        choose(row[row.findIndex(one => one.frame === current) + direction])
    }
    function inkOf(one: var): color {
        if (isComparison)
            return one.change > 0 ? Theme.faded(Theme.error, 0.12 + 0.6 * one.change) : one.change < 0 ? Theme.faded(Theme.accent, 0.12 - 0.6 * one.change) : Theme.hover
        return one.color < 0 ? Theme.hover : Theme.faded(inks[one.color], one.isAbove ? 0.18 : Theme.dark ? 0.5 : 0.36)
    }
    function describe(one: var): string {
        return !one ? "" : isComparison ? qsTr("%1: %2 (%3), before %4").arg(one.name).arg(one.amount).arg(one.share).arg(one.before)
                                        : qsTr("%1: %2 (%3)", "a function, its amount and share").arg(one.name).arg(one.amount).arg(one.share)
    }

    Connections {
        target: graph.view
        function onFlameChanged() {
            graph.filling = 0
            graph.current = 0
            graph.draw()
        }
    }

    Flickable {
        id: area
        anchors.fill: parent
        anchors.bottomMargin: caption.height
        clip: true
        focus: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        contentWidth: width
        contentHeight: (graph.deepest + 1) * graph.level
        T.ScrollBar.vertical: ScrollBar {}
        Accessible.role: Accessible.Chart
        Accessible.name: qsTr("Flame graph")
        Accessible.description: graph.describe(graph.frame)
        Accessible.focusable: true
        onWidthChanged: graph.draw()
        Keys.onUpPressed: graph.above()
        Keys.onDownPressed: graph.below()
        Keys.onLeftPressed: graph.beside(-1)
        Keys.onRightPressed: graph.beside(1)
        Keys.onReturnPressed: graph.fill(graph.current)
        Keys.onEnterPressed: graph.fill(graph.current)
        Keys.onEscapePressed: event => {
            event.accepted = graph.filling !== 0
            if (event.accepted)
                graph.fill(graph.frames.find(one => one.frame === graph.filling)?.parent ?? 0)
        }
        Keys.onPressed: event => {
            if (event.key === Qt.Key_Home)
                graph.fill(0)
        }
        Repeater {
            model: graph.frames
            Rectangle {
                id: box
                required property var modelData
                readonly property bool isCurrent: modelData.frame === graph.current
                x: modelData.x
                y: modelData.depth * graph.level
                width: Math.max(1, modelData.width - 1)
                height: graph.level - 1
                radius: Math.min(3, width / 2)
                color: graph.inkOf(modelData)
                border.width: isCurrent || (graph.marked !== "" && modelData.name === graph.marked) ? 2 : 0
                border.color: isCurrent && area.activeFocus ? Theme.focus : Theme.text
                Accessible.role: Accessible.Button
                Accessible.name: graph.describe(modelData)
                Accessible.onPressAction: graph.fill(modelData.frame)
                Label {
                    visible: box.width > 28
                    anchors.fill: parent
                    anchors.leftMargin: Theme.gapXs
                    anchors.rightMargin: 2
                    verticalAlignment: Text.AlignVCenter
                    elide: Text.ElideLeft
                    text: box.modelData.name
                    font.pixelSize: Theme.textXs
                    color: Theme.text
                    Accessible.ignored: true
                }
                MouseArea {
                    id: mouse
                    anchors.fill: parent
                    hoverEnabled: true
                    onClicked: {
                        graph.choose(box.modelData)
                        area.forceActiveFocus()
                    }
                    onDoubleClicked: graph.fill(box.modelData.frame)
                    onContainsMouseChanged: {
                        if (containsMouse)
                            caption.hovered = box.modelData
                        else if (caption.hovered === box.modelData)
                            caption.hovered = null
                    }
                }
            }
        }
    }
    Label {
        id: caption
        property var hovered: null
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.rowHeight
        verticalAlignment: Text.AlignVCenter
        elide: Text.ElideMiddle
        text: graph.describe(hovered ?? graph.frame)
        muted: !hovered
        font.pixelSize: Theme.textS
    }
}
