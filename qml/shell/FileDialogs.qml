import QtQuick
import QtQuick.Dialogs
import Alidade.Session

/// The desktop's own dialogs; loaded when first asked for.
Item {
    id: dialogs

    required property Session session

    function openWorkspace() { file.open() }
    function createWorkspace() { target.open() }

    FileDialog {
        id: file
        title: qsTr("Open a workspace")
        nameFilters: [qsTr("Workspaces (*.alidade)"), qsTr("All files (*)")]
        onAccepted: dialogs.session.open(selectedFile)
    }
    FileDialog {
        id: target
        title: qsTr("New workspace")
        fileMode: FileDialog.SaveFile
        acceptLabel: qsTr("Save")
        defaultSuffix: "alidade"
        nameFilters: [qsTr("Workspaces (*.alidade)")]
        onAccepted: dialogs.session.create(selectedFile)
    }
}
