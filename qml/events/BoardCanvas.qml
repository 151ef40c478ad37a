pragma ComponentBehavior: Bound

import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Canvas
import Alidade.Events

/// The wall: click or walk with the arrows, drag a note along time or into the lane of another context.
FocusScope {
    id: wall

    required property EventBoard board
    readonly property bool isSettled: canvas.isSettled
    readonly property var note: board.item
    readonly property var piles: board.kinds
    readonly property real leastZoom: 0.6 ///< below it the words cannot be read
    readonly property real beginZoom: 0.85
    signal inspectorRequested

    clip: true // its tiles are larger than what is seen of them
    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Event storming board")
    Accessible.description: qsTr("Arrows walk along the notes, Ctrl with an arrow moves one, 1 to 7 add a note of a kind")

    function fit() {
        if (canvas.width > 0 && canvas.height > 0 && board.count > 0)
            canvas.fitAll()
    }
    /// All of it where that can be read, else its beginning.
    function begin() {
        const bounds = board.drawing.bounds
        if (canvas.width <= 0 || canvas.height <= 0 || board.count === 0)
            return
        if (Math.min(canvas.width / bounds.width, canvas.height / bounds.height) >= wall.leastZoom) {
            canvas.fitAll()
            return
        }
        canvas.fit(Qt.rect(bounds.x, bounds.y, canvas.width / wall.beginZoom, canvas.height / wall.beginZoom))
    }
    function follow() { board.selected < 0 ? begin() : reveal() }
    function reveal() {
        if (board.selected >= 0)
            canvas.reveal(board.rectOf(board.selected))
    }
    /// Where a note stands in this item.
    function placeOf(item: int) : rect { return canvas.rectToView(board.rectOf(item)) }

    Keys.onPressed: event => {
        const moves = (event.modifiers & Qt.ControlModifier) !== 0
        const steps = { [Qt.Key_Left]: [-1, 0], [Qt.Key_Right]: [1, 0], [Qt.Key_Up]: [0, -1], [Qt.Key_Down]: [0, 1] }
        const step = steps[event.key]
        const kind = event.modifiers === Qt.NoModifier ? wall.piles[event.key - Qt.Key_1] : undefined
        event.accepted = true
        if (step && moves)
            wall.board.nudge(step[0], step[1])
        else if (step)
            wall.board.walk(step[0], step[1])
        else if (kind) {
            wall.inspectorRequested()
            wall.board.addBeside(kind.value)
        } else if (event.key === Qt.Key_Delete || event.key === Qt.Key_Backspace)
            wall.board.removeSelected()
        else if (event.key === Qt.Key_F && event.modifiers === Qt.NoModifier)
            wall.fit()
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            wall.inspectorRequested()
        else if (event.key === Qt.Key_Home)
            wall.board.select(0)
        else if (event.key === Qt.Key_Escape && pointer.isDragging)
            pointer.stop()
        else if (event.key === Qt.Key_Escape && wall.board.selected >= 0)
            wall.board.select(-1)
        else
            event.accepted = false
    }

    DrawingView {
        id: canvas
        anchors.fill: parent
        source: wall.board.drawing
        animationDuration: Theme.durationSlow
        spokenName: qsTr("Event storming board")
        onWidthChanged: wall.follow()
        onHeightChanged: wall.follow()
    }
    Connections {
        target: wall.board
        property bool isShown: false
        function onBoardChanged() {
            if (!isShown && wall.board.count > 0)
                Qt.callLater(wall.begin) // qmllint disable type
            isShown = wall.board.count > 0
        }
        function onSelectionChanged() { if (wall.activeFocus) wall.reveal() }
    }
    Rectangle { // the lane that the dragged note would belong to
        readonly property rect place: canvas.zoom && pointer.isDragging ? canvas.rectToView(wall.board.laneRectAt(pointer.middle)) : Qt.rect(0, 0, 0, 0)
        visible: pointer.isDragging
        x: place.x
        y: place.y
        width: place.width
        height: place.height
        radius: Theme.radiusLarge
        color: Theme.faded(Theme.accent, 0.08)
        border.color: Theme.accent
        border.width: 2
    }
    Rectangle { // where the dragged note would hang
        readonly property rect place: canvas.zoom && pointer.isDragging ? canvas.rectToView(Qt.rect(pointer.corner.x, pointer.corner.y, pointer.size.width, pointer.size.height)) : Qt.rect(0, 0, 0, 0)
        readonly property var kind: wall.piles.find(entry => entry.value === wall.note.kind)
        visible: pointer.isDragging
        x: place.x
        y: place.y
        width: place.width
        height: place.height
        radius: 3
        opacity: 0.85
        color: kind?.paper ?? Theme.raised
        border.color: Theme.focus
        border.width: 2
        Text {
            anchors.fill: parent
            anchors.margins: 10 * canvas.zoom
            text: wall.note.title ?? ""
            color: parent.kind?.ink ?? Theme.text
            font.family: Theme.fontFamily
            font.pixelSize: Math.max(1, 13 * canvas.zoom)
            font.weight: Font.DemiBold
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            elide: Text.ElideRight
            verticalAlignment: Text.AlignVCenter
        }
    }
    MouseArea {
        id: pointer
        property int note: -1 ///< under which the button went down
        property bool isDragging: false
        property bool isPanning: false
        property point from
        property point grip ///< from the corner of the note
        property point corner
        property size size
        readonly property point middle: Qt.point(corner.x, corner.y + size.height / 2)
        function stop() {
            isDragging = isPanning = false
            note = -1
        }
        anchors.fill: parent
        acceptedButtons: Qt.LeftButton | Qt.MiddleButton
        cursorShape: isDragging || isPanning ? Qt.ClosedHandCursor : Qt.ArrowCursor
        onPressed: mouse => {
            wall.forceActiveFocus(Qt.MouseFocusReason) // first: what is being typed belongs to what was selected before
            from = Qt.point(mouse.x, mouse.y)
            const scene = canvas.toScene(from)
            isPanning = mouse.button === Qt.MiddleButton || !wall.board.selectAt(scene)
            note = isPanning ? -1 : wall.board.selected
            if (note < 0)
                return
            const rect = wall.board.rectOf(note)
            grip = Qt.point(scene.x - rect.x, scene.y - rect.y)
            size = Qt.size(rect.width, rect.height)
        }
        onPositionChanged: mouse => {
            const here = Qt.point(mouse.x, mouse.y)
            if (isPanning) {
                canvas.panBy(Qt.point(here.x - from.x, here.y - from.y))
                from = here
            } else if (note >= 0 && !wall.board.isReadOnly && (isDragging || Math.abs(here.x - from.x) + Math.abs(here.y - from.y) > 8)) {
                const scene = canvas.toScene(here)
                corner = Qt.point(scene.x - grip.x, scene.y - grip.y)
                isDragging = true
            }
        }
        onReleased: {
            if (isDragging)
                wall.board.moveTo(note, corner)
            stop()
        }
        onCanceled: stop()
        onDoubleClicked: mouse => {
            const scene = canvas.toScene(Qt.point(mouse.x, mouse.y))
            if (!wall.board.selectAt(scene))
                wall.board.add("event", scene)
            wall.inspectorRequested()
        }
    }
    FocusRing {
        anchors.margins: 2
        radius: Theme.radius
        shown: wall.activeFocus && wall.board.selected < 0
    }
}
