pragma ComponentBehavior: Bound

import QtQml.Models
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Alidade.Theme
import Alidade.Components
import Alidade.Events

/// A pile of each colour to take a note from, which is the legend too, and what can be done with the board.
Item {
    id: tools

    required property EventBoard board
    readonly property bool isNarrow: width < 900
    signal fitRequested
    signal inspectorRequested

    implicitHeight: Theme.controlHeight + 2 * Theme.gapS

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gapM
        anchors.rightMargin: Theme.gapM
        spacing: Theme.gapXs
        Row { // no layout: 6.4 lays out what a repeater has already deleted
            spacing: Theme.gapXs
            Repeater {
                model: tools.board.kinds.length // always the same: a pile keeps its focus while what it says changes
                NotePile {
                    required property int index
                    readonly property var kind: tools.board.kinds[index]
                    text: kind.text
                    paper: kind.paper
                    border: kind.border
                    ink: kind.ink
                    count: kind.count
                    isShort: tools.isNarrow
                    shortcut: index + 1
                    enabled: !tools.board.isReadOnly
                    onClicked: {
                        tools.inspectorRequested()
                        tools.board.addBeside(kind.value)
                    }
                }
            }
        }
        Item { Layout.fillWidth: true }
        IconButton {
            enabled: tools.board.selected >= 0 && !tools.board.isReadOnly
            iconName: "trash"
            text: qsTr("Remove the note, or put it back where it was found")
            shortcut: "Del"
            onClicked: tools.board.removeSelected()
        }
        IconButton {
            iconName: "fit"
            text: qsTr("Show all of it")
            shortcut: "F"
            onClicked: tools.fitRequested()
        }
        IconButton {
            id: exportButton
            iconName: "external-link"
            text: qsTr("Export the events")
            onClicked: exportMenu.popup(exportButton, 0, exportButton.height)
        }
    }
    Menu {
        id: exportMenu
        Instantiator {
            model: tools.board.formats
            delegate: MenuItem {
                required property var modelData
                text: qsTr("%1…").arg(modelData?.title ?? "")
                onTriggered: {
                    fileDialog.format = modelData.name
                    fileDialog.currentFile = fileDialog.currentFolder + "/" + tools.board.fileNameFor(modelData.name)
                    fileDialog.open()
                }
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
        title: qsTr("Export the events")
        onAccepted: tools.board.exportTo(selectedFile, format)
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
