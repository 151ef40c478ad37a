import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Canvas
import Alidade.Map

/// What is being dragged, under the pointer, with what a drop would do; after the drop it eases to where it lands and
/// waits there until the map shows it.
Item {
    id: ghost

    required property MapView map
    required property DrawingView view
    property bool isLanding: false

    visible: map.isDragging || isLanding

    function place(scene: rect) {
        const at = view.toView(Qt.point(scene.x, scene.y))
        picture.x = at.x
        picture.y = at.y
    }

    Connections {
        target: ghost.map
        function onDragChanged() {
            if (ghost.map.isDragging) {
                landing.stop()
                ghost.isLanding = false
                ghost.place(ghost.map.dragRect)
            }
        }
        function onDropped(where: rect) {
            const to = ghost.view.toView(Qt.point(where.x, where.y))
            ghost.isLanding = true
            slideX.to = to.x
            slideY.to = to.y
            landing.restart()
            waiting.restart()
        }
        function onSceneChanged() {
            if (!landing.running)
                ghost.isLanding = false
        }
        function onDraftChanged() { ghost.isLanding = ghost.map.hasDraft }
    }
    Connections {
        target: ghost.view
        function onViewportChanged() { ghost.isLanding = false }
    }
    ParallelAnimation {
        id: landing
        NumberAnimation { id: slideX; target: picture; property: "x"; duration: Theme.durationFast; easing.type: Easing.OutCubic }
        NumberAnimation { id: slideY; target: picture; property: "y"; duration: Theme.durationFast; easing.type: Easing.OutCubic }
    }
    Timer { // a drop that changed nothing brings no new scene
        id: waiting
        interval: 600
        onTriggered: if (!ghost.map.hasDraft) ghost.isLanding = false
    }

    DrawingSnippet {
        id: picture
        // A shared pointer to a struct: QML only hands it on.
        snippet: ghost.map.dragPicture // qmllint disable type
        zoom: ghost.view.zoom
        opacity: 0.92
    }
    Rectangle {
        visible: ghost.map.isDragging && hint.text !== ""
        x: picture.x
        y: picture.y + picture.height + Theme.gapS
        width: Math.min(360, hint.implicitWidth + 2 * Theme.gapS)
        height: hint.implicitHeight + Theme.gapS
        radius: Theme.radius
        color: Theme.accent
        Label {
            id: hint
            anchors.fill: parent
            anchors.leftMargin: Theme.gapS
            anchors.rightMargin: Theme.gapS
            text: ghost.map.dragHint
            color: Theme.textOnAccent
            font.pixelSize: Theme.textS
            font.weight: Font.Medium
        }
    }
}
