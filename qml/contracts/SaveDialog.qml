pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs

/// The desktop's own dialog for a file to write; made when first asked for.
Loader {
    id: loader

    signal chosen(url file)

    property bool isProto: false

    function choose(name: string, proto: bool) {
        isProto = proto
        active = true
        const dialog = item as FileDialog
        dialog.currentFile = dialog.currentFolder + "/" + name
        dialog.open()
    }

    active: false
    sourceComponent: FileDialog {
        title: qsTr("Write the contract")
        fileMode: FileDialog.SaveFile
        acceptLabel: qsTr("Save")
        nameFilters: [loader.isProto ? qsTr("Proto files (*.proto)") : qsTr("OpenAPI documents (*.yaml *.json)"), qsTr("All files (*)")]
        onAccepted: loader.chosen(selectedFile)
    }
}
