import QtQuick
import Alidade.Theme
import Alidade.Canvas
import Alidade.Map

/// What the pointer does on the map: select, lasso, drag, pan, open the menu. A drag only previews; the drop writes.
MouseArea {
    id: pointer

    required property MapView map
    required property DrawingView view
    property bool spaceHeld: false
    /// "", "press", "pan", "lasso" or "drag".
    property string gesture: ""
    property point start
    property point last
    property string pressedKey: ""
    property bool wasSelected: false
    property bool isAdding: false
    property bool makesContext: false ///< of what is dragged
    readonly property int threshold: 6
    readonly property int edge: 28

    signal menuRequested(string key, point at)
    signal inspectRequested
    signal focusRequested(string key)

    hoverEnabled: true
    acceptedButtons: Qt.LeftButton | Qt.RightButton | Qt.MiddleButton
    cursorShape: gesture === "pan" ? Qt.ClosedHandCursor : spaceHeld ? Qt.OpenHandCursor
               : gesture === "drag" ? Qt.DragMoveCursor : map.hoverKey !== "" ? Qt.PointingHandCursor : Qt.ArrowCursor
    preventStealing: true

    function scene(at: point): point { return view.toScene(at) }

    function cancel() {
        if (gesture === "drag")
            map.cancelDrag()
        gesture = ""
    }

    function press(mouse: var) {
        isAdding = (mouse.modifiers & (Qt.ControlModifier | Qt.ShiftModifier)) !== 0
        pressedKey = map.keyAt(scene(start), view.zoom)
        wasSelected = map.isSelected(pressedKey)
        if (pressedKey !== "" && isAdding)
            map.select(pressedKey, true)
        else if (pressedKey !== "" && !wasSelected && !pressedKey.startsWith("context:"))
            map.select(pressedKey)
    }

    function startGesture(mouse: var) {
        const isGrip = map.isGrip(pressedKey, scene(start), view.zoom)
        if (isGrip && !isAdding && !map.isSelected(pressedKey))
            map.select(pressedKey)
        const drags = isGrip && map.isSelected(pressedKey)
                    && map.beginDrag(scene(start), view.zoom, makesContext)
        gesture = drags ? "drag" : "lasso"
    }

    onPressed: mouse => {
        view.forceActiveFocus(Qt.MouseFocusReason)
        start = last = Qt.point(mouse.x, mouse.y)
        if (mouse.button === Qt.RightButton) {
            cancel()
            const key = map.keyAt(scene(start), view.zoom)
            if (!map.isSelected(key))
                map.select(key)
            menuRequested(key, start)
            return
        }
        gesture = mouse.button === Qt.MiddleButton || spaceHeld ? "pan" : "press"
        if (gesture === "press")
            press(mouse)
    }
    onPositionChanged: mouse => {
        makesContext = (mouse.modifiers & Qt.AltModifier) !== 0 // many window managers keep Alt and the press for themselves
        const at = Qt.point(mouse.x, mouse.y)
        if (gesture === "" && !pressed)
            map.hover(scene(at), view.zoom)
        if (gesture === "press" && Math.hypot(at.x - start.x, at.y - start.y) > threshold)
            startGesture(mouse)
        if (gesture === "pan")
            view.panBy(Qt.point(at.x - last.x, at.y - last.y))
        if (gesture === "drag")
            map.dragTo(scene(at), makesContext)
        last = at
    }
    onReleased: mouse => {
        const was = gesture
        gesture = ""
        if (was === "drag")
            map.drop()
        else if (was === "lasso")
            map.selectInside(lasso.scene, isAdding)
        else if (was === "press" && !isAdding)
            map.select(pressedKey)
    }
    onDoubleClicked: mouse => {
        if (mouse.button === Qt.LeftButton)
            focusRequested(map.keyAt(scene(Qt.point(mouse.x, mouse.y)), view.zoom))
    }
    onCanceled: cancel()
    onExited: map.leaveHover()

    Rectangle {
        id: lasso
        readonly property rect scene: Qt.rect(pointer.scene(Qt.point(x, y)).x, pointer.scene(Qt.point(x, y)).y,
                                              width / pointer.view.zoom, height / pointer.view.zoom)
        visible: pointer.gesture === "lasso"
        x: Math.min(pointer.start.x, pointer.last.x)
        y: Math.min(pointer.start.y, pointer.last.y)
        width: Math.abs(pointer.last.x - pointer.start.x)
        height: Math.abs(pointer.last.y - pointer.start.y)
        color: Theme.faded(Theme.accent, 0.1)
        border.color: Theme.accent
    }
    Timer { // near an edge, a drag pulls the map along
        interval: 16
        repeat: true
        running: pointer.gesture === "drag"
        onTriggered: {
            const pull = (at, size) => at < pointer.edge ? 10 : at > size - pointer.edge ? -10 : 0
            const delta = Qt.point(pull(pointer.last.x, pointer.width), pull(pointer.last.y, pointer.height))
            if (delta.x === 0 && delta.y === 0)
                return
            pointer.view.panBy(delta)
            pointer.map.dragTo(pointer.scene(pointer.last), pointer.makesContext)
        }
    }
}
