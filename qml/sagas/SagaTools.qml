pragma ComponentBehavior: Bound

import QtQml.Models
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Alidade.Theme
import Alidade.Components
import Alidade.Sagas

/// What can be done with the shown saga and its selected step.
Item {
    id: tools

    required property SagaView view
    readonly property var part: view.part
    readonly property bool isNarrow: width < 620
    signal fitRequested
    signal formRequested

    implicitHeight: Theme.controlHeight + 2 * Theme.gapS

    function exportAs(format: var) {
        if (format.isFolder) {
            folderDialog.format = format.name
            folderDialog.open()
            return
        }
        fileDialog.format = format.name
        fileDialog.currentFile = fileDialog.currentFolder + "/" + view.fileNameFor(format.name)
        fileDialog.open()
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gapM
        anchors.rightMargin: Theme.gapM
        spacing: Theme.gapXs
        Button {
            visible: !tools.view.canEdit && !tools.view.isReadOnly
            primary: true
            iconName: "copy"
            text: tools.isNarrow ? qsTr("Duplicate") : qsTr("Duplicate into the design")
            toolTip: qsTr("Makes a designed saga of it, which can be changed")
            onClicked: tools.view.takeOver()
        }
        Button {
            visible: tools.view.canEdit
            iconName: "plus"
            text: qsTr("Add step")
            shortcut: "N"
            onClicked: {
                tools.formRequested()
                tools.view.addStep()
            }
        }
        Button {
            visible: tools.view.canEdit && !tools.isNarrow
            enabled: tools.view.selected >= 0 && !(tools.part.hasCompensation ?? true)
            iconName: "undo"
            text: qsTr("Add compensation")
            shortcut: "C"
            onClicked: tools.view.addCompensation()
        }
        IconButton {
            visible: tools.view.canEdit
            enabled: tools.view.selected > 0
            iconName: "chevron-left"
            text: qsTr("Move the step earlier")
            shortcut: "Ctrl+Left"
            onClicked: tools.view.moveStep(tools.view.selected, tools.view.selected - 1)
        }
        IconButton {
            visible: tools.view.canEdit
            enabled: tools.view.selected >= 0 && tools.view.selected < tools.view.stepCount - 1
            iconName: "chevron-right"
            text: qsTr("Move the step later")
            shortcut: "Ctrl+Right"
            onClicked: tools.view.moveStep(tools.view.selected, tools.view.selected + 1)
        }
        IconButton {
            visible: tools.view.canEdit
            enabled: tools.view.selected >= 0
            iconName: "trash"
            text: tools.view.isCompensation ? qsTr("Remove the compensation") : qsTr("Remove the step")
            shortcut: "Del"
            onClicked: tools.view.removeSelected()
        }
        Item { Layout.fillWidth: true }
        IconButton {
            iconName: "fit"
            text: qsTr("Show all of it")
            shortcut: "F"
            onClicked: tools.fitRequested()
        }
        IconButton {
            iconName: "edit"
            text: qsTr("Show the form")
            shortcut: "Ctrl+B"
            onClicked: tools.formRequested()
        }
        IconButton {
            id: exportButton
            iconName: "external-link"
            text: qsTr("Export this saga")
            onClicked: exportMenu.popup(exportButton, 0, exportButton.height)
        }
        IconButton {
            id: moreButton
            iconName: "more"
            text: qsTr("More")
            onClicked: moreMenu.popup(moreButton, 0, moreButton.height)
        }
    }
    Menu {
        id: moreMenu
        MenuItem {
            text: qsTr("Duplicate")
            iconName: "copy"
            enabled: !tools.view.isReadOnly
            onTriggered: tools.view.takeOver()
        }
        MenuItem {
            text: qsTr("Copy as picture")
            iconName: "copy"
            onTriggered: tools.view.copyPicture()
        }
        MenuItem {
            text: qsTr("Remove the saga")
            iconName: "trash"
            enabled: tools.view.canEdit
            onTriggered: tools.view.remove()
        }
    }
    Menu {
        id: exportMenu
        Instantiator {
            model: tools.view.formats
            delegate: MenuItem {
                required property var modelData
                text: qsTr("%1…").arg(modelData?.title ?? "")
                onTriggered: tools.exportAs(modelData)
            }
            onObjectAdded: (index, item) => exportMenu.insertItem(index, item)
            onObjectRemoved: (index, item) => exportMenu.removeItem(item)
        }
    }
    FileDialog {
        id: fileDialog
        property string format
        fileMode: FileDialog.SaveFile
        acceptLabel: qsTr("Save")
        title: qsTr("Export this saga")
        onAccepted: tools.view.exportTo(selectedFile, format)
    }
    FolderDialog {
        id: folderDialog
        property string format
        title: qsTr("Export into a folder")
        onAccepted: tools.view.exportTo(selectedFolder, format)
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
