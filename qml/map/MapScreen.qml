import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Canvas
import Alidade.Session
import Alidade.Map

/// The map: the drawing from edge to edge, and above it only what is touched.
FocusScope {
    id: screen

    required property Session session
    readonly property MapView map: mapView
    readonly property DrawingView view: drawing
    readonly property bool busy: !mapView.isReady || !drawing.isSettled
    readonly property string place: mapView.isFocused ? qsTr("Map · focus") : qsTr("Map")
    readonly property Component inspector: Component {
        // Not a bound component: another file's Loader makes it, which Qt 6.4 allows no bound one.
        MapInspector { map: mapView; view: drawing } // qmllint disable unqualified
    }
    readonly property var commands: offered.all
    signal inspectorRequested

    /// Shows and selects a node or context.
    function reveal(kind: string, key: string) {
        mapView.leaveFocus()
        mapView.select(kind + ":" + key)
        drawing.reveal(mapView.currentRect)
        takeFocus()
    }
    function areaOf(item: Item): rect { return Qt.rect(item.x, item.y, item.width, item.height) }
    function takeFocus() { drawing.forceActiveFocus() } // not the scope: a closed name editor may still be its focus item
    function renameCurrent(contextId: string) {
        rename.contextId = contextId
        const choice = [...mapView.contexts].find(context => context.id === contextId)
        if (choice)
            rename.open(choice.name)
    }
    function focusOn(key: string) {
        if (key === "")
            return drawing.fitAll()
        if (!mapView.isSelected(key))
            mapView.select(key)
        mapView.focusSelection()
        drawing.fit(mapView.brightBounds())
    }

    MapView {
        id: mapView
        session: screen.session
        dark: Theme.dark
        language: Qt.uiLanguage
        isShown: screen.visible
        property bool isFitted: false
        onSceneChanged: {
            if (isEmpty || isFitted)
                return
            isFitted = screen.session.tasks.count === 0 // an import or a layout under way will move things again
            contexts.length > 0 ? drawing.fitAll() : drawing.fitReadable(heart()) // contexts can be read from afar
        }
        onRearranged: {
            isFitted = false
            screen.takeFocus()
        }
    }
    Connections {
        target: screen.session
        function onWorkspaceChanged() {
            mapView.isFitted = false
            mapView.clearSelection()
        }
    }

    // Wherever the focus is: a text field takes the letter first.
    Shortcut {
        sequence: "F"
        enabled: screen.visible
        onActivated: keys.fit(Qt.NoModifier)
    }
    Shortcut {
        sequence: "Shift+F"
        enabled: screen.visible
        onActivated: drawing.fitAll()
    }
    MapTools {
        id: tools
        width: parent.width
        map: mapView
        view: drawing
        onClosed: screen.takeFocus()
    }
    FocusScope {
        id: canvas
        anchors.fill: parent
        anchors.topMargin: tools.height
        focus: true
        clip: true

        Rectangle {
            anchors.fill: parent
            color: Theme.canvas
        }
        DrawingView {
            id: drawing
            anchors.fill: parent
            focus: true
            activeFocusOnTab: true
            source: mapView.source
            gridColor: Theme.gridDot
            animationDuration: Theme.durationSlow
            obstacles: [screen.areaOf(legend), screen.areaOf(zoom)]
            passingObstacles: minimap.hasRoom ? [screen.areaOf(minimap)] : []
            onWidthChanged: keepInView.restart()
            onHeightChanged: keepInView.restart()
            spokenName: qsTr("Map of %1").arg(screen.session.systemName)
            Accessible.role: Accessible.List
            Accessible.name: spokenName
            Keys.onPressed: event => keys.press(event)
            Keys.onReleased: event => { if (event.key === Qt.Key_Space && !event.isAutoRepeat) pointer.spaceHeld = false }
        }
        Rectangle { // dims what does not belong to the selection
            anchors.fill: parent
            color: Theme.canvas
            opacity: mapView.isDimmed ? (mapView.isFocused ? 0.85 : 0.6) : 0
            visible: opacity > 0
            Behavior on opacity { NumberAnimation { duration: Theme.durationFast } }
        }
        DrawingView {
            anchors.fill: parent
            visible: opacity > 0
            opacity: mapView.isDimmed ? 1 : 0
            source: mapView.bright
            opaque: false
            zoom: drawing.zoom
            origin: drawing.origin
            enabled: false
            Behavior on opacity { NumberAnimation { duration: Theme.durationFast } }
        }
        MapOutlines {
            anchors.fill: parent
            map: mapView
            view: drawing
            hasKeyboard: drawing.activeFocus
        }
        DragGhost {
            anchors.fill: parent
            map: mapView
            view: drawing
        }
        MapPointer {
            id: pointer
            anchors.fill: parent
            map: mapView
            view: drawing
            onMenuRequested: (key, at) => menu.openAt(key, at)
            onFocusRequested: key => screen.focusOn(key)
        }
        PinchHandler {
            property real before: 1
            target: null
            onActiveChanged: before = 1
            onActiveScaleChanged: {
                if (active)
                    drawing.zoomAt(centroid.position, activeScale / before)
                before = activeScale
            }
        }
        Rectangle { // what the line under the pointer is
            readonly property point tip: Qt.point(pointer.mouseX, pointer.mouseY)
            visible: mapView.hoverText !== "" && pointer.containsMouse && pointer.gesture === ""
            x: Math.min(tip.x + Theme.gapM, parent.width - width - Theme.gapS)
            y: Math.min(tip.y + Theme.gapL, parent.height - height - Theme.gapS)
            width: edgeName.implicitWidth + 2 * Theme.gapS
            height: edgeName.implicitHeight + Theme.gapS
            radius: Theme.radius
            color: Theme.raised
            border.color: Theme.border
            Label {
                id: edgeName
                anchors.centerIn: parent
                text: mapView.hoverText
                font.pixelSize: Theme.textS
            }
        }
        NameEditor {
            readonly property rect region: { drawing.visibleScene; return drawing.rectToView(mapView.draftRect) }
            x: Math.max(Theme.gapS, Math.min(region.x + Theme.gapS, canvas.width - width - Theme.gapS))
            y: Math.max(Theme.gapS, Math.min(region.y + Theme.gapXs, canvas.height - height - Theme.gapS))
            id: draftName
            onNamed: name => mapView.commitDraft(name)
            onCancelled: mapView.cancelDraft()
            Connections {
                target: mapView
                function onDraftChanged() {
                    if (mapView.hasDraft) {
                        drawing.reveal(mapView.draftRect)
                        draftName.open(qsTr("New context"))
                    } else {
                        screen.takeFocus()
                    }
                }
            }
        }
        NameEditor {
            id: rename
            property string contextId
            readonly property rect region: { drawing.visibleScene; return drawing.rectToView(mapView.rectOf("context:" + contextId)) }
            x: Math.max(Theme.gapS, Math.min(region.x + Theme.gapS, canvas.width - width - Theme.gapS))
            y: Math.max(Theme.gapS, Math.min(region.y + Theme.gapXs, canvas.height - height - Theme.gapS))
            onNamed: name => { mapView.renameContext(contextId, name); screen.takeFocus() }
            onCancelled: screen.takeFocus()
        }
        Timer { // a panel that opens beside the map must not hide the card that it is about
            id: keepInView
            interval: 0
            onTriggered: if (mapView.hasSelection) drawing.reveal(mapView.currentRect)
        }
        MapLegend {
            id: legend
            map: mapView
            visible: !mapView.isEmpty && mapView.isReady
            x: Theme.gapM
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.gapM
            availableWidth: canvas.width - zoom.width - 4 * Theme.gapM
        }
        MapZoom {
            id: zoom
            view: drawing
            visible: mapView.isReady
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Theme.gapM
        }
        MapMinimap {
            id: minimap
            view: drawing
            isNarrow: canvas.width < 800
            readonly property bool hasRoom: mapView.isReady && !mapView.isEmpty && canvas.height > 420 && canvas.width > 560
            visible: hasRoom && !drawing.showsAll
            anchors.right: zoom.right
            anchors.bottom: zoom.top
            anchors.bottomMargin: Theme.gapS
        }
        EmptyState {
            anchors.centerIn: parent
            visible: mapView.isReady && mapView.isEmpty
            iconName: "map"
            title: qsTr("Nothing on the map yet")
            text: qsTr("Import a folder with your services, or start with a bounded context of your own.")
            actionText: qsTr("New context")
            onActionTriggered: mapView.draftContext(drawing.toScene(Qt.point(canvas.width / 2 - 160, canvas.height / 2 - 100)))
        }
    }
    MapMenu {
        id: menu
        objectName: "mapMenu"
        parent: canvas
        map: mapView
        view: drawing
        onRenameRequested: contextId => screen.renameCurrent(contextId)
        onInspectRequested: screen.inspectorRequested()
        onFocusRequested: key => screen.focusOn(key)
        onExportRequested: tools.openExportMenu()
        onClosed: screen.takeFocus()
    }
    MapCommands {
        id: offered
        map: mapView
        view: drawing
        keys: keys
    }
    MapKeys {
        id: keys
        map: mapView
        view: drawing
        pointer: pointer
        onInspectRequested: screen.inspectorRequested()
        onFocusRequested: key => screen.focusOn(key)
        onRenameRequested: contextId => screen.renameCurrent(contextId)
        onMenuRequested: {
            const at = drawing.rectToView(mapView.currentRect)
            menu.openAt(mapView.currentKey, Qt.point(at.x + at.width / 2, at.y + at.height / 2))
        }
        onFindRequested: tools.search.open()
        onExportRequested: tools.openExportMenu()
    }
}
