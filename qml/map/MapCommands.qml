import QtQuick
import Alidade.Canvas
import Alidade.Map

/// The commands of the map, in the order of the list of shortcuts.
QtObject {
    id: commands

    required property MapView map
    required property DrawingView view
    required property MapKeys keys
    readonly property bool isContext: map.currentKey.startsWith("context:")

    readonly property list<MapCommand> all: [
        MapCommand {
            text: qsTr("Find on the map")
            keys: "Ctrl+F"
            iconName: "search"
            onTriggered: commands.keys.findRequested()
        },
        MapCommand {
            text: qsTr("New context around the selection, or an empty one")
            keys: "Ctrl+G"
            iconName: "context"
            enabled: commands.map.canEdit
            onTriggered: commands.keys.withControl(Qt.Key_G)
        },
        MapCommand {
            text: qsTr("Lay out the map; what you placed stays")
            keys: "Ctrl+L"
            iconName: "layout"
            enabled: commands.map.canEdit
            onTriggered: commands.map.layOutMap()
        },
        MapCommand {
            text: qsTr("Copy the selection or the map as picture")
            keys: "Ctrl+C"
            iconName: "copy"
            onTriggered: commands.map.copy()
        },
        MapCommand {
            text: qsTr("Export the map")
            keys: "Ctrl+E"
            iconName: "external-link"
            onTriggered: commands.keys.exportRequested()
        },
        MapCommand {
            text: qsTr("Select all cards")
            keys: "Ctrl+A"
            onTriggered: commands.map.selectAll()
        },
        MapCommand {
            text: qsTr("Focus with neighbours")
            keys: "N"
            iconName: "target"
            enabled: commands.map.hasSelection
            onTriggered: commands.keys.focusRequested(commands.map.currentKey)
        },
        MapCommand {
            text: qsTr("Fit the selection")
            keys: "F"
            iconName: "fit"
            enabled: commands.map.hasSelection
            onTriggered: commands.keys.fit(Qt.NoModifier)
        },
        MapCommand {
            text: qsTr("Fit everything")
            keys: "Shift+F"
            iconName: "fit"
            onTriggered: commands.view.fitAll()
        },
        MapCommand {
            text: qsTr("Actual size")
            keys: "Ctrl+0"
            onTriggered: commands.view.zoomTo(1)
        },
        MapCommand {
            text: qsTr("Rename the selected context")
            keys: "F2"
            iconName: "edit"
            enabled: commands.isContext && commands.map.canEdit
            onTriggered: commands.keys.renameRequested(commands.map.currentKey.substring(8))
        },
        MapCommand {
            text: qsTr("Delete the selected context")
            keys: qsTr("Del")
            iconName: "trash"
            enabled: commands.isContext && commands.map.canEdit
            onTriggered: commands.map.removeContext(commands.map.currentKey.substring(8))
        },
        MapCommand {
            text: qsTr("Walk along dependencies")
            keys: qsTr("Arrows")
            inPalette: false
        },
        MapCommand {
            text: qsTr("Nudge the selected cards")
            keys: qsTr("Alt+Arrows")
            inPalette: false
        }
    ]
}
