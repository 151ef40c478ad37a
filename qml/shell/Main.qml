import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Shell

/// The window. Screens are loaded when first shown. A screen is an item with `required property Session session` that
/// may offer: `inspector` (Component, what to say about its selection), `place` (string, the breadcrumb), `commands`
/// (list of Command-like actions for the palette and the list of shortcuts), `reveal(kind, key)` (show a node or
/// context), `takeFocus()`, `busy` (bool) and the signal `revealRequested(kind, key)` (show it on the map).
T.ApplicationWindow {
    id: window

    required property Session session
    property string screen: "map"
    property bool inspectorShown: false
    readonly property bool hasInspector: (currentScreen?.inspector ?? null) !== null
    property alias historyShown: history.visible
    /// Nothing runs and the screen has painted what it has.
    readonly property bool isIdle: !session.isLoading && session.tasks.count === 0 && !(currentScreen?.busy ?? false)
    /// Importing needs no workspace: it makes one.
    readonly property var currentScreen: session.isOpen || screen === "importing" ? screenItem(screen) : null
    /// Something was dropped: when an import begins, it is shown.
    property bool followsImport: false
    /// Panels and sheets to show from the start (command line): inspector, history, palette, settings, shortcuts,
    /// messages, or the name of a tab of the screen.
    property var startPanels: []
    readonly property var allCommands: {
        const all = []
        for (const list of [actions.all, currentScreen?.commands ?? []]) {
            for (let i = 0; i < list.length; ++i)
                all.push(list[i])
        }
        return all
    }

    function screenItem(name: string): var {
        for (let i = 0; i < screenLoaders.count; ++i) {
            const loader = screenLoaders.itemAt(i) as ScreenLoader
            if (loader?.name === name)
                return loader.item
        }
        return null
    }

    function show(name: string) {
        screen = name
        currentScreen?.takeFocus?.()
    }

    function reveal(kind: string, key: string) {
        show("map")
        currentScreen?.reveal?.(kind, key)
    }

    function withDialogs(action: var) {
        if (!dialogs.item)
            dialogs.setSource("qrc:/qt/qml/Alidade/Shell/FileDialogs.qml", { session: session })
        action(dialogs.item)
    }

    function showImport() {
        show("importing")
    }

    function showStartPanels() {
        if (!isIdle)
            return
        const names = startPanels
        startPanels = []
        for (const name of names)
            actions[name] ? actions[name].trigger() : currentScreen?.showTab?.(name)
    }

    onIsIdleChanged: Qt.callLater(showStartPanels) // qmllint disable type
    onStartPanelsChanged: if (startPanels.length > 0) Qt.callLater(showStartPanels)

    width: 1280
    height: 800
    minimumWidth: 800
    minimumHeight: 560
    visible: true
    color: Theme.window
    title: session.isOpen ? qsTr("%1 – Alidade").arg(session.systemName) : qsTr("Alidade")
    font.pixelSize: Theme.textM
    font.family: Theme.fontFamily

    Commands {
        id: actions
        session: window.session
        onScreenRequested: name => window.show(name)
        onPaletteRequested: query => sheets.palette(query)
        onImportRequested: window.showImport()
        onOpenRequested: window.withDialogs(item => item.openWorkspace())
        onCreateRequested: window.withDialogs(item => item.createWorkspace())
        onHistoryRequested: history.visible ? history.visible = false : history.show()
        onInspectorRequested: window.inspectorShown = !window.inspectorShown
        onSettingsRequested: sheets.open("SettingsSheet", { session: window.session })
        onShortcutsRequested: sheets.open("ShortcutsSheet", { commands: window.allCommands })
        onMessagesRequested: sheets.open("MessageList", { session: window.session })
        onSourcesRequested: sheets.open("SourcesSheet", { session: window.session })
        onRenameRequested: sheets.open("RenameSheet", { session: window.session })
    }
    Shortcut {
        sequence: "Ctrl+Shift+P"
        onActivated: actions.palette.trigger()
    }
    Shortcut {
        sequence: "Ctrl+Y"
        onActivated: actions.redo.trigger()
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        Header {
            Layout.fillWidth: true
            session: window.session
            commands: actions
            place: window.currentScreen?.place ?? rail.screens.find(entry => entry.name === window.screen)?.text ?? ""
            hasInspector: window.hasInspector
            inspectorShown: window.inspectorShown
            historyShown: history.visible
        }
        RowLayout {
            spacing: 0
            Item { // stays in the layout while the rail comes and goes: 6.4 leaves out what appears before the first frame
                Layout.fillHeight: true
                implicitWidth: rail.visible ? rail.implicitWidth : 0
                Rail {
                    id: rail
                    anchors.fill: parent
                    visible: window.session.isOpen || window.screen === "importing"
                    current: window.screen
                    screens: [
                        { name: "map", text: qsTr("Map"), icon: "map", keys: "Ctrl+1" },
                        { name: "cycles", text: qsTr("Cycles"), icon: "cycles", keys: "Ctrl+2", badge: window.session.cycleCount },
                        { name: "sagas", text: qsTr("Sagas"), icon: "saga", keys: "Ctrl+3" },
                        { name: "events", text: qsTr("Events"), icon: "note", keys: "Ctrl+9" },
                        { name: "contracts", text: qsTr("Contracts"), icon: "contract", keys: "Ctrl+4" },
                        { name: "live", text: qsTr("Live"), icon: "live", keys: "Ctrl+5" },
                        { name: "importing", text: qsTr("Import"), icon: "import", keys: "Ctrl+8", badge: window.session.openCallCount, badgeTint: Theme.textMuted }
                    ]
                    onChosen: name => window.show(name)
                    onSettingsRequested: actions.settings.trigger()
                }
            }
            Splitter {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Item {
                    T.SplitView.fillWidth: true
                    T.SplitView.minimumWidth: 360
                    Loader {
                        anchors.fill: parent
                        active: !window.session.isOpen && !window.session.isLoading && window.screen !== "importing"
                        visible: active
                        focus: active
                        Component.onCompleted: setSource("qrc:/qt/qml/Alidade/Shell/Welcome.qml", { session: window.session, commands: actions })
                    }
                    Repeater {
                        id: screenLoaders
                        model: ListModel { // names and files alone: a new language must not make the screens anew
                            ListElement { name: "map"; file: "Map/MapScreen.qml" }
                            ListElement { name: "cycles"; file: "Cycles/CyclesScreen.qml" }
                            ListElement { name: "sagas"; file: "Sagas/SagasScreen.qml" }
                            ListElement { name: "events"; file: "Events/EventsScreen.qml" }
                            ListElement { name: "contracts"; file: "Contracts/ContractsScreen.qml" }
                            ListElement { name: "live"; file: "Live/LiveScreen.qml" }
                            ListElement { name: "importing"; file: "Importing/ImportScreen.qml" }
                        }
                        ScreenLoader {
                            id: loader
                            anchors.fill: parent
                            // Bound components would help, but other components of this file are made elsewhere.
                            isShown: window.screen === loader.name && (window.session.isOpen || loader.name === "importing") // qmllint disable unqualified
                            session: window.session // qmllint disable unqualified
                        }
                    }
                    Loader {
                        anchors.fill: parent
                        active: window.session.isLoading && !window.session.isOpen && window.screen !== "importing"
                        sourceComponent: EmptyState {
                            iconName: "logo"
                            text: qsTr("Opening the workspace…")
                        }
                    }
                }
                InspectorHost {
                    id: inspector
                    visible: window.inspectorShown && window.hasInspector
                    T.SplitView.preferredWidth: window.width > 1200 ? 320 : 280
                    T.SplitView.minimumWidth: 240
                    T.SplitView.maximumWidth: 560
                    inspector: window.currentScreen?.inspector ?? null
                    onClosed: window.inspectorShown = false
                }
                Loader {
                    id: history
                    visible: false
                    T.SplitView.preferredWidth: window.width > 1200 ? 280 : 240
                    T.SplitView.minimumWidth: 220
                    function show() {
                        visible = true
                        if (!item)
                            setSource("qrc:/qt/qml/Alidade/Shell/HistoryPanel.qml", { session: window.session })
                        // Naming its type would load it with the window.
                        item.takeFocus() // qmllint disable type
                    }
                    Connections {
                        target: history.item
                        function onClosed() { history.visible = false }
                    }
                }
            }
        }
        StatusBar {
            Layout.fillWidth: true
            session: window.session
            onMessagesRequested: actions.messages.trigger()
        }
    }

    Connections {
        target: window.currentScreen
        ignoreUnknownSignals: true
        function onRevealRequested(kind: string, key: string) { window.reveal(kind, key) }
        function onInspectorRequested() { window.inspectorShown = true }
        function onMapRequested() { window.show("map") }
    }
    Connections {
        target: window.session
        function onWorkspaceChanged() {
            window.followsImport = false
            if (!window.session.isOpen)
                window.screen = "map" // where the welcome is
        }
    }
    Connections {
        target: window.session.imports
        function onCountChanged() {
            if (window.followsImport)
                window.screen = "importing"
            window.followsImport = false
        }
    }
    DropArea {
        id: drop
        anchors.fill: parent
        keys: ["text/uri-list"]
        onDropped: event => {
            event.accept(Qt.CopyAction) // else the file manager is told that nobody took it
            window.followsImport = true
            window.session.openAll(event.urls)
        }
        Rectangle {
            anchors.fill: parent
            anchors.margins: Theme.gapS
            visible: drop.containsDrag
            radius: Theme.radiusLarge
            color: Theme.faded(Theme.accent, 0.12)
            border.width: 2
            border.color: Theme.accent
            Loader {
                anchors.fill: parent
                active: drop.containsDrag
                sourceComponent: EmptyState {
                    iconName: "import"
                    title: qsTr("Drop to import or open")
                }
            }
        }
    }
    Connections {
        target: Language
        function onChanged() { window.session.retranslate() }
    }
    Loader { id: dialogs }
    Sheets {
        id: sheets
        session: window.session
        commands: window.allCommands
        onRevealRequested: (kind, key) => window.reveal(kind, key)
    }
}
