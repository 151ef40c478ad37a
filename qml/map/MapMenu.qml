pragma ComponentBehavior: Bound

import QtQml.Models
import QtQuick
import Alidade.Components
import Alidade.Canvas
import Alidade.Map

/// The context menu of whatever is under the pointer, or of the selection when it is opened by keyboard.
Menu {
    id: menu

    required property MapView map
    required property DrawingView view
    property string key: ""
    property point at
    readonly property bool isCard: key.startsWith("node:")
    readonly property bool isContext: key.startsWith("context:")
    readonly property bool isRelation: key.startsWith("relation:")
    readonly property bool isLine: isRelation || key.startsWith("dependency:")
    readonly property string contextId: isContext ? key.substring(8) : ""

    signal renameRequested(string contextId)
    signal inspectRequested
    signal focusRequested(string key)
    signal exportRequested

    function openAt(what: string, where: point) {
        key = what
        at = where
        popup(where.x, where.y)
    }

    MenuItem {
        shown: menu.key !== ""
        text: qsTr("Inspect")
        iconName: "info"
        shortcut: qsTr("Enter")
        onTriggered: menu.inspectRequested()
    }
    MenuItem {
        shown: menu.isCard || menu.isContext
        text: qsTr("Focus with neighbours")
        iconName: "target"
        shortcut: "N"
        onTriggered: menu.focusRequested(menu.key)
    }
    MenuItem {
        shown: menu.isCard
        text: qsTr("Select neighbours too")
        onTriggered: menu.map.selectNeighbours()
    }
    Menu {
        id: moveMenu
        title: qsTr("Move to context…")
        shown: menu.isCard && menu.map.canEdit
        Instantiator {
            model: menu.map.contexts
            delegate: MenuItem {
                required property var modelData
                text: modelData?.name ?? ""
                iconName: "context"
                onTriggered: menu.map.moveSelectionTo(modelData.id)
            }
            onObjectAdded: (index, item) => moveMenu.insertItem(index, item)
            onObjectRemoved: (index, item) => moveMenu.removeItem(item)
        }
        MenuItem {
            text: qsTr("No context")
            onTriggered: menu.map.moveSelectionTo("")
        }
    }
    MenuItem {
        shown: !menu.isLine && !menu.isContext && menu.map.canEdit
        text: menu.isCard ? qsTr("New context around the selection") : qsTr("New context here")
        iconName: "context"
        shortcut: "Ctrl+G"
        onTriggered: menu.map.draftContext(menu.view.toScene(menu.at))
    }
    MenuItem {
        shown: menu.isContext && menu.map.canEdit
        text: qsTr("Rename")
        iconName: "edit"
        shortcut: "F2"
        onTriggered: menu.renameRequested(menu.contextId)
    }
    Menu {
        title: qsTr("Subdomain")
        shown: menu.isContext && menu.map.canEdit
        MenuItem { text: qsTr("Core"); onTriggered: menu.map.setSubdomain(menu.contextId, "core") }
        MenuItem { text: qsTr("Supporting"); onTriggered: menu.map.setSubdomain(menu.contextId, "supporting") }
        MenuItem { text: qsTr("Generic"); onTriggered: menu.map.setSubdomain(menu.contextId, "generic") }
    }
    Menu {
        id: relateMenu
        title: qsTr("Relate to…")
        shown: menu.isContext && menu.map.canEdit && menu.map.contexts.length > 1
        function relate(other: string) {
            menu.map.relate(menu.contextId, other, "customer-supplier")
            menu.inspectRequested()
        }
        Instantiator {
            model: [...menu.map.contexts].filter(context => context.id !== menu.contextId)
            delegate: MenuItem {
                required property var modelData
                text: modelData?.name ?? ""
                iconName: "context"
                onTriggered: relateMenu.relate(modelData.id) // "menu" is the item's own property in here
            }
            onObjectAdded: (index, item) => relateMenu.insertItem(index, item)
            onObjectRemoved: (index, item) => relateMenu.removeItem(item)
        }
    }
    MenuItem {
        shown: menu.isContext && menu.map.canEdit
        text: qsTr("Delete context")
        iconName: "trash"
        shortcut: qsTr("Del")
        onTriggered: menu.map.removeContext(menu.contextId)
    }
    MenuItem {
        shown: menu.map.hasGoneSelected && menu.map.canEdit
        text: qsTr("Forget what is gone")
        iconName: "trash"
        onTriggered: menu.map.forgetSelectedGone()
    }
    MenuItem {
        shown: menu.isRelation && menu.map.canEdit
        text: qsTr("Remove the relation")
        iconName: "trash"
        onTriggered: {
            const [upstream, downstream] = menu.key.substring(9).split(">")
            menu.map.unrelate(upstream, downstream)
        }
    }
    MenuSeparator { shown: !menu.isLine && (menu.key !== "" || menu.map.canEdit) }
    MenuItem {
        shown: !menu.isLine
        text: menu.map.hasSelection ? qsTr("Copy the selection as picture") : qsTr("Copy the map as picture")
        iconName: "copy"
        shortcut: "Ctrl+C"
        onTriggered: menu.map.copy()
    }
    MenuItem {
        shown: !menu.isLine
        text: qsTr("Export the map…")
        iconName: "external-link"
        shortcut: "Ctrl+E"
        onTriggered: menu.exportRequested()
    }
    MenuItem {
        shown: menu.key === "" && menu.map.canEdit
        text: qsTr("Lay out the map")
        iconName: "layout"
        shortcut: "Ctrl+L"
        onTriggered: menu.map.layOutMap()
    }
    MenuItem {
        shown: menu.key === ""
        text: qsTr("Select all cards")
        shortcut: "Ctrl+A"
        onTriggered: menu.map.selectAll()
    }
    MenuItem {
        text: menu.map.hasSelection ? qsTr("Fit the selection") : qsTr("Fit everything")
        iconName: "fit"
        shortcut: "F"
        onTriggered: menu.map.hasSelection ? menu.view.fit(menu.map.selectionBounds) : menu.view.fitAll()
    }
}
