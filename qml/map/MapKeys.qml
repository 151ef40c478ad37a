import QtQml
import Alidade.Canvas
import Alidade.Map

/// What the keys do while the map has the focus.
QtObject {
    id: keys

    required property MapView map
    required property DrawingView view
    required property MapPointer pointer
    signal menuRequested
    signal findRequested
    signal exportRequested
    signal inspectRequested
    signal focusRequested(string key)
    signal renameRequested(string contextId)

    readonly property var arrows: ({ [Qt.Key_Left]: [-1, 0], [Qt.Key_Right]: [1, 0], [Qt.Key_Up]: [0, -1], [Qt.Key_Down]: [0, 1] })
    readonly property real nudgeStep: 8

    function press(event: var) {
        event.accepted = event.modifiers & Qt.ControlModifier ? withControl(event.key) : plain(event)
    }

    function withControl(key: int): bool {
        switch (key) {
        case Qt.Key_A: map.selectAll(); return true
        case Qt.Key_C: map.copy(); return true
        case Qt.Key_E: exportRequested(); return true
        case Qt.Key_F: findRequested(); return true
        case Qt.Key_G: map.draftContext(view.toScene(Qt.point(view.width / 2 - 160, view.height / 2 - 100))); return true
        case Qt.Key_L: map.layOutMap(); return true
        case Qt.Key_0: view.zoomTo(1); return true
        case Qt.Key_Plus:
        case Qt.Key_Equal: view.zoomBy(1.25); return true
        case Qt.Key_Minus: view.zoomBy(1 / 1.25); return true
        }
        return false
    }

    function plain(event: var): bool {
        const arrow = arrows[event.key]
        if (arrow !== undefined)
            return walk(arrow, event.modifiers)
        switch (event.key) {
        case Qt.Key_Tab: return step(1)
        case Qt.Key_Backtab: return step(-1)
        case Qt.Key_Escape: return stepBack()
        case Qt.Key_Return:
        case Qt.Key_Enter: inspectRequested(); return true
        case Qt.Key_Space: if (!event.isAutoRepeat) pointer.spaceHeld = true; return true
        case Qt.Key_F: fit(event.modifiers); return true
        case Qt.Key_N: if (map.hasSelection) focusRequested(map.currentKey); return true
        case Qt.Key_Plus:
        case Qt.Key_Equal: view.zoomBy(1.25); return true
        case Qt.Key_Minus: view.zoomBy(1 / 1.25); return true
        case Qt.Key_Slash:
        case Qt.Key_F6: findRequested(); return true
        case Qt.Key_F2: if (map.currentKey.startsWith("context:")) renameRequested(map.currentKey.substring(8)); return true
        case Qt.Key_Delete: if (map.currentKey.startsWith("context:")) map.removeContext(map.currentKey.substring(8)); return true
        case Qt.Key_Menu: menuRequested(); return true
        case Qt.Key_F10: if (event.modifiers & Qt.ShiftModifier) menuRequested(); return true
        }
        return false
    }

    function walk(arrow: var, modifiers: int): bool {
        if (modifiers & Qt.AltModifier) {
            map.nudge(arrow[0] * nudgeStep, arrow[1] * nudgeStep)
        } else {
            map.walk(arrow[0], arrow[1])
            view.reveal(map.currentRect)
        }
        return true
    }
    function step(by: int): bool {
        const isThere = map.step(by)
        if (isThere)
            view.reveal(map.currentRect)
        return isThere
    }
    function fit(modifiers: int) {
        if (map.hasSelection && !(modifiers & Qt.ShiftModifier))
            view.fit(map.selectionBounds)
        else
            view.fitAll()
    }
    /// One thing at a time: the drag, the focus, the selection.
    function stepBack(): bool {
        if (pointer.gesture !== "")
            pointer.cancel()
        else if (map.isFocused)
            map.leaveFocus()
        else if (map.hasSelection)
            map.clearSelection()
        else
            return false
        return true
    }
}
