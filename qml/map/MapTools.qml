pragma ComponentBehavior: Bound

import QtQml.Models
import QtQuick
import QtQuick.Dialogs
import Alidade.Theme
import Alidade.Components
import Alidade.Canvas
import Alidade.Map

/// The thin bar above the map: find, lens, new context, lay out, export.
Rectangle {
    id: tools

    required property MapView map
    required property DrawingView view
    readonly property alias search: search
    signal closed

    implicitHeight: Theme.headerHeight
    color: Theme.panel
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Map tools")

    function exportAs(choice: var) {
        dialog.format = choice.name
        dialog.defaultSuffix = choice.suffix
        dialog.nameFilters = [qsTr("%1 (*.%2)").arg(choice.title).arg(choice.suffix)]
        dialog.selectedFile = dialog.currentFolder + "/" + encodeURIComponent(map.exportFileName(choice.suffix))
        dialog.open()
    }
    function openExportMenu() { exportMenu.popup(exportButton, 0, exportButton.height) }

    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
    MapSearch {
        id: search
        x: Theme.gapM
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(100, Math.min(240, tools.width - lens.implicitWidth - buttons.width - 4 * Theme.gapM))
        map: tools.map
        view: tools.view
        onClosed: tools.closed()
    }
    SegmentedControl {
        id: lens
        anchors.left: search.right
        anchors.leftMargin: Theme.gapM
        anchors.verticalCenter: parent.verticalCenter
        name: qsTr("Lens")
        options: [
            { value: MapView.Structure, text: qsTr("Structure") },
            { value: MapView.Live, text: qsTr("Live") },
            { value: MapView.Drift, text: qsTr("Drift") },
            { value: MapView.Ownership, text: qsTr("Ownership") },
            { value: MapView.Coupling, text: qsTr("Coupling") }
        ]
        value: tools.map.lens
        onChosen: value => tools.map.lens = value
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.rightMargin: Theme.gapM
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gapXs
        IconButton {
            iconName: "context"
            text: tools.map.selectedCardCount > 0 ? qsTr("New context around the selection") : qsTr("New context")
            shortcut: "Ctrl+G"
            enabled: tools.map.canEdit
            onClicked: tools.map.draftContext(tools.view.toScene(Qt.point(tools.view.width / 2 - 160, tools.view.height / 2 - 100)))
        }
        IconButton {
            iconName: "layout"
            text: qsTr("Lay out the map; what you placed stays")
            shortcut: "Ctrl+L"
            enabled: tools.map.canEdit
            onClicked: tools.map.layOutMap()
        }
        IconButton {
            iconName: "copy"
            text: qsTr("Copy as picture")
            shortcut: "Ctrl+C"
            onClicked: tools.map.copy()
        }
        IconButton {
            id: exportButton
            iconName: "external-link"
            text: qsTr("Export the map")
            shortcut: "Ctrl+E"
            onClicked: tools.openExportMenu()
        }
    }
    component ExportItem: MenuItem {
        required property var modelData
        text: qsTr("%1…").arg(modelData?.title ?? "")
        onTriggered: tools.exportAs(modelData)
    }
    Menu {
        id: exportMenu
        readonly property var pictures: [...tools.map.exportChoices].filter(choice => choice.isPicture)
        Instantiator {
            model: exportMenu.pictures
            delegate: ExportItem {}
            onObjectAdded: (index, item) => exportMenu.insertItem(index, item)
            onObjectRemoved: (index, item) => exportMenu.removeItem(item)
        }
        MenuSeparator {}
        Instantiator {
            model: [...tools.map.exportChoices].filter(choice => !choice.isPicture)
            delegate: ExportItem {}
            onObjectAdded: (index, item) => exportMenu.insertItem(exportMenu.pictures.length + 1 + index, item)
            onObjectRemoved: (index, item) => exportMenu.removeItem(item)
        }
    }
    FileDialog {
        id: dialog
        property string format
        fileMode: FileDialog.SaveFile
        acceptLabel: qsTr("Save")
        title: qsTr("Export the map")
        onAccepted: tools.map.exportTo(selectedFile, format)
    }
}
