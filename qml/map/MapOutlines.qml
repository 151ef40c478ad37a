pragma ComponentBehavior: Bound

import QtQuick
import Alidade.Theme
import Alidade.Canvas
import Alidade.Map

/// The outlines above the drawing: hover, selection, search matches, the region that a drag would land in, and a draft of a
/// context. All follow the viewport; none takes the pointer.
Item {
    id: outlines

    required property MapView map
    required property DrawingView view
    required property bool hasKeyboard

    component Outline: Rectangle {
        property rect scene
        property real inset: -3
        readonly property rect shown: {
            outlines.view.visibleScene // moves with the viewport
            return outlines.view.rectToView(scene)
        }
        x: shown.x + inset
        y: shown.y + inset
        width: shown.width - 2 * inset
        height: shown.height - 2 * inset
        visible: shown.width > 0
        radius: Theme.radiusLarge
        color: "transparent"
        border.width: 2
        border.color: Theme.accent
    }

    Outline {
        visible: scene.width > 0 && outlines.map.hoverText === "" && !outlines.map.isDragging
        scene: outlines.map.hoverRect
        border.width: 1
        border.color: Theme.faded(Theme.accent, 0.6)
    }
    Repeater {
        model: outlines.map.matchRects
        Outline {
            required property rect modelData
            scene: modelData
            inset: -5
            border.color: Theme.warning
        }
    }
    Repeater {
        model: outlines.map.isDragging ? [] : outlines.map.selectionRects
        Outline {
            required property rect modelData
            scene: modelData
        }
    }
    Outline { // the focus ring: where the keyboard is
        visible: scene.width > 0 && outlines.hasKeyboard && !outlines.map.isDragging && outlines.map.currentKey.startsWith("node:")
        scene: outlines.map.currentRect
        inset: -6
        border.color: Theme.focus
        radius: Theme.radiusLarge + 3
    }
    Repeater { // where the dragged ones came from
        model: outlines.map.isDragging ? outlines.map.selectionRects : []
        Outline {
            required property rect modelData
            scene: modelData
            inset: -1
            color: Theme.faded(Theme.canvas, 0.7)
            border.width: 1
            border.color: Theme.faded(Theme.accent, 0.5)
        }
    }
    Outline {
        scene: outlines.map.dragTarget
        inset: -1
        color: Theme.faded(Theme.accent, 0.12)
    }
    Outline {
        scene: outlines.map.draftRect
        inset: 0
        color: Theme.faded(Theme.accent, 0.1)
    }
}
