import QtQuick
import Alidade.Session
import Alidade.Shell

/// What the window can do, whatever screen is shown. `all` is in the order of the list of shortcuts.
QtObject {
    id: commands

    required property Session session

    signal screenRequested(string name)
    signal paletteRequested(string query)
    signal importRequested
    signal openRequested
    signal createRequested
    signal historyRequested
    signal inspectorRequested
    signal settingsRequested
    signal shortcutsRequested
    signal renameRequested
    signal messagesRequested
    signal sourcesRequested

    readonly property Command palette: Command {
        text: qsTr("Search and commands")
        keys: "Ctrl+K"
        iconName: "search"
        inPalette: false
        group: qsTr("General")
        onTriggered: commands.paletteRequested("")
    }
    readonly property Command map: Command {
        text: qsTr("Show the map")
        keys: "Ctrl+1"
        iconName: "map"
        group: qsTr("Screens")
        enabled: commands.session.isOpen
        onTriggered: commands.screenRequested("map")
    }
    readonly property Command cycles: Command {
        text: qsTr("Show the cycles")
        keys: "Ctrl+2"
        iconName: "cycles"
        group: qsTr("Screens")
        enabled: commands.session.isOpen
        onTriggered: commands.screenRequested("cycles")
    }
    readonly property Command sagas: Command {
        text: qsTr("Show the sagas")
        keys: "Ctrl+3"
        iconName: "saga"
        group: qsTr("Screens")
        enabled: commands.session.isOpen
        onTriggered: commands.screenRequested("sagas")
    }
    readonly property Command events: Command {
        text: qsTr("Show the events")
        keys: "Ctrl+9"
        iconName: "note"
        group: qsTr("Screens")
        enabled: commands.session.isOpen
        onTriggered: commands.screenRequested("events")
    }
    readonly property Command contracts: Command {
        text: qsTr("Show the contracts")
        keys: "Ctrl+4"
        iconName: "contract"
        group: qsTr("Screens")
        enabled: commands.session.isOpen
        onTriggered: commands.screenRequested("contracts")
    }
    readonly property Command live: Command {
        text: qsTr("Show what runs")
        keys: "Ctrl+5"
        iconName: "live"
        group: qsTr("Screens")
        enabled: commands.session.isOpen
        onTriggered: commands.screenRequested("live")
    }
    readonly property Command imports: Command {
        text: qsTr("Show imports, open calls and names")
        keys: "Ctrl+8"
        iconName: "target"
        group: qsTr("Screens")
        onTriggered: commands.screenRequested("importing")
    }
    readonly property Command importFolder: Command {
        text: qsTr("Import a folder or repository…")
        keys: "Ctrl+I"
        iconName: "import"
        group: qsTr("Workspace")
        onTriggered: commands.importRequested()
    }
    readonly property Command typePath: Command {
        text: qsTr("Import or open by path…")
        keys: "Ctrl+Shift+I"
        iconName: "folder"
        group: qsTr("Workspace")
        onTriggered: commands.paletteRequested("~/")
    }
    readonly property Command importAgain: Command {
        text: qsTr("Import all sources again")
        keys: "F5"
        iconName: "import"
        group: qsTr("Workspace")
        enabled: commands.session.isOpen && commands.session.sourceNames.length > 0
        onTriggered: commands.session.importAgain()
    }
    readonly property Command sources: Command {
        text: qsTr("Sources…")
        iconName: "layers"
        group: qsTr("Workspace")
        enabled: commands.session.isOpen
        onTriggered: commands.sourcesRequested()
    }
    readonly property Command open: Command {
        text: qsTr("Open a workspace…")
        keys: "Ctrl+O"
        iconName: "file"
        group: qsTr("Workspace")
        onTriggered: commands.openRequested()
    }
    readonly property Command create: Command {
        text: qsTr("New workspace…")
        keys: "Ctrl+N"
        iconName: "plus"
        group: qsTr("Workspace")
        onTriggered: commands.createRequested()
    }
    readonly property Command sample: Command {
        text: qsTr("Open the sample system")
        iconName: "sample"
        group: qsTr("Workspace")
        onTriggered: commands.session.openSample()
    }
    readonly property Command rename: Command {
        text: qsTr("Rename the system…")
        iconName: "edit"
        group: qsTr("Workspace")
        enabled: commands.session.isOpen && !commands.session.isReadOnly
        onTriggered: commands.renameRequested()
    }
    readonly property Command close: Command {
        text: qsTr("Close the workspace")
        keys: "Ctrl+W"
        iconName: "close"
        group: qsTr("Workspace")
        enabled: commands.session.isOpen
        onTriggered: commands.session.close()
    }
    readonly property Command undo: Command {
        text: commands.session.canUndo ? qsTr("Undo: %1").arg(Language.ofLabel(commands.session.undoLabel)) : qsTr("Undo")
        keys: "Ctrl+Z"
        iconName: "undo"
        group: qsTr("Editing")
        enabled: commands.session.canUndo
        onTriggered: commands.session.undo()
    }
    readonly property Command redo: Command {
        text: commands.session.canRedo ? qsTr("Redo: %1").arg(Language.ofLabel(commands.session.redoLabel)) : qsTr("Redo")
        keys: "Ctrl+Shift+Z"
        iconName: "redo"
        group: qsTr("Editing")
        enabled: commands.session.canRedo
        onTriggered: commands.session.redo()
    }
    readonly property Command history: Command {
        text: qsTr("History")
        keys: "Ctrl+H"
        iconName: "history"
        group: qsTr("Editing")
        enabled: commands.session.isOpen
        onTriggered: commands.historyRequested()
    }
    readonly property Command inspector: Command {
        text: qsTr("Show or hide the inspector")
        keys: "Ctrl+B"
        iconName: "sidebar"
        group: qsTr("General")
        enabled: commands.session.isOpen
        onTriggered: commands.inspectorRequested()
    }
    readonly property Command messages: Command {
        text: qsTr("Messages")
        keys: "Ctrl+M"
        iconName: "info"
        group: qsTr("General")
        onTriggered: commands.messagesRequested()
    }
    readonly property Command settings: Command {
        text: qsTr("Settings")
        keys: "Ctrl+,"
        iconName: "settings"
        group: qsTr("General")
        onTriggered: commands.settingsRequested()
    }
    readonly property Command shortcuts: Command {
        text: qsTr("Keyboard shortcuts")
        keys: "F1"
        iconName: "keyboard"
        group: qsTr("General")
        onTriggered: commands.shortcutsRequested()
    }
    readonly property list<Command> all: [palette, settings, shortcuts, inspector, messages, map, cycles, sagas, events, contracts, live, imports, importFolder, typePath, importAgain, sources,
        open, create, sample, rename, close, undo, redo, history]
}
