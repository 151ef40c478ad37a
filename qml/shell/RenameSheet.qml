import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Session

Dialog {
    id: dialog

    required property Session session

    title: qsTr("Rename the system")
    width: 400
    onOpened: {
        field.selectAll()
        field.forceActiveFocus()
    }

    function apply() {
        if (field.text.trim() !== "" && field.text !== session.systemName)
            session.renameSystem(field.text.trim())
        close()
    }

    contentItem: Column {
        spacing: Theme.gapM
        TextField {
            id: field
            width: parent.width
            text: dialog.session.systemName
            placeholderText: qsTr("Name of the system")
            onAccepted: dialog.apply()
        }
        Row {
            anchors.right: parent.right
            spacing: Theme.gapS
            Button {
                text: qsTr("Cancel")
                onClicked: dialog.close()
            }
            Button {
                text: qsTr("Rename")
                primary: true
                enabled: field.text.trim() !== ""
                onClicked: dialog.apply()
            }
        }
    }
}
