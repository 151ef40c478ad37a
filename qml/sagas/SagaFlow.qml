pragma ComponentBehavior: Bound

import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Canvas
import Alidade.Sagas

/// The saga as a drawing that is edited: click or walk with the arrows, drag a step to another place.
FocusScope {
    id: flow

    required property SagaView view
    readonly property bool isSettled: canvas.isSettled
    signal formRequested

    clip: true // its tiles are larger than what is seen of them
    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Flow of the saga")
    Accessible.description: qsTr("Arrows walk along the steps, down goes to the compensation, Ctrl with an arrow moves a step")

    function fit() {
        if (canvas.width > 0 && canvas.height > 0 && view.current >= 0)
            canvas.fitAll()
    }
    function reveal() {
        if (view.selected >= 0)
            canvas.reveal(view.rectOf(view.selected, view.isCompensation))
    }
    /// Where a part stands in this item.
    function placeOf(step: int, isCompensation: bool) : rect {
        return canvas.rectToView(view.rectOf(step, isCompensation))
    }

    Keys.onPressed: event => {
        const moves = (event.modifiers & Qt.ControlModifier) !== 0
        event.accepted = true
        if (event.key === Qt.Key_Left && moves)
            view.moveStep(view.selected, view.selected - 1)
        else if (event.key === Qt.Key_Right && moves)
            view.moveStep(view.selected, view.selected + 1)
        else if (event.key === Qt.Key_Left)
            view.walk(-1)
        else if (event.key === Qt.Key_Right)
            view.walk(1)
        else if (event.key === Qt.Key_Down && view.selected >= 0)
            view.select(view.selected, true)
        else if (event.key === Qt.Key_Up && view.selected >= 0)
            view.select(view.selected, false)
        else if (event.key === Qt.Key_Home)
            view.select(0)
        else if (event.key === Qt.Key_End)
            view.select(view.stepCount - 1)
        else if (event.key === Qt.Key_Delete || event.key === Qt.Key_Backspace)
            view.removeSelected()
        else if ((event.key === Qt.Key_N && event.modifiers === Qt.NoModifier) || event.key === Qt.Key_Insert) {
            flow.formRequested()
            view.addStep()
        } else if (event.key === Qt.Key_C && event.modifiers === Qt.NoModifier)
            view.addCompensation()
        else if (event.key === Qt.Key_F && event.modifiers === Qt.NoModifier)
            flow.fit()
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            flow.formRequested()
        else if (event.key === Qt.Key_Space && view.player.hasRun)
            view.player.isPlaying ? view.player.pause() : view.player.play()
        else if (event.key === Qt.Key_Comma && view.player.hasRun)
            view.player.step(-1)
        else if (event.key === Qt.Key_Period && view.player.hasRun)
            view.player.step(1)
        else if (event.key === Qt.Key_Escape && view.player.hasRun)
            view.player.clear()
        else if (event.key === Qt.Key_Escape && view.selected >= 0)
            view.select(-1)
        else
            event.accepted = false
    }

    DrawingView {
        id: canvas
        anchors.fill: parent
        source: flow.view.drawing
        animationDuration: Theme.durationSlow
        spokenName: qsTr("Flow of the saga")
        onWidthChanged: flow.fit()
        onHeightChanged: flow.fit()
    }
    Connections {
        target: flow.view
        property int shown: -1
        property int steps: -1
        function onCurrentChanged() {
            if (shown === flow.view.current && steps === flow.view.stepCount)
                return
            shown = flow.view.current
            steps = flow.view.stepCount
            Qt.callLater(flow.fit) // qmllint disable type
        }
        function onSelectionChanged() { if (flow.activeFocus) flow.reveal() }
    }
    Rectangle { // where a dragged step would stand
        readonly property rect place: canvas.zoom && pointer.isDragging ? canvas.rectToView(flow.view.dropLine(pointer.step, pointer.target)) : Qt.rect(0, 0, 0, 0)
        visible: pointer.isDragging
        x: place.x
        y: place.y
        width: Math.max(3, place.width)
        height: place.height
        radius: 2
        color: Theme.accent
    }
    Rectangle { // what is dragged
        visible: pointer.isDragging
        x: pointer.mouseX + Theme.gapM
        y: pointer.mouseY + Theme.gapM
        width: ghost.implicitWidth + 2 * Theme.gapM
        height: Theme.controlHeight
        radius: Theme.radius
        color: Theme.raised
        border.color: Theme.accent
        Label {
            id: ghost
            anchors.centerIn: parent
            text: flow.view.stepNames[pointer.step] ?? ""
            font.weight: Font.DemiBold
        }
    }
    MouseArea {
        id: pointer
        property int step: -1 ///< under which the button went down
        property int target: -1
        property bool isDragging: false
        property bool isPanning: false
        property point from
        anchors.fill: parent
        acceptedButtons: Qt.LeftButton | Qt.MiddleButton
        cursorShape: isDragging || isPanning ? Qt.ClosedHandCursor : Qt.ArrowCursor
        onPressed: mouse => {
            flow.forceActiveFocus(Qt.MouseFocusReason) // first: what is being typed belongs to what was selected before
            from = Qt.point(mouse.x, mouse.y)
            isPanning = mouse.button === Qt.MiddleButton || !flow.view.selectAt(canvas.toScene(from))
            step = isPanning || flow.view.isCompensation ? -1 : flow.view.selected
        }
        onPositionChanged: mouse => {
            if (isPanning) {
                canvas.panBy(Qt.point(mouse.x - from.x, mouse.y - from.y))
                from = Qt.point(mouse.x, mouse.y)
            } else if (step >= 0 && flow.view.canEdit && (isDragging || Math.abs(mouse.x - from.x) > 8)) {
                isDragging = true
                target = flow.view.positionAt(step, canvas.toScene(Qt.point(mouse.x, mouse.y)).x)
            }
        }
        onReleased: {
            if (isDragging)
                flow.view.moveStep(step, target)
            isDragging = isPanning = false
            step = -1
        }
        onCanceled: {
            isDragging = isPanning = false
            step = -1
        }
        onDoubleClicked: mouse => {
            if (flow.view.selectAt(canvas.toScene(Qt.point(mouse.x, mouse.y))))
                flow.formRequested()
        }
    }
    FocusRing {
        anchors.margins: 2
        radius: Theme.radius
        shown: flow.activeFocus && flow.view.selected < 0
    }
}
