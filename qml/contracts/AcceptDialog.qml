import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Contracts

/// Asks why a change is accepted, who answers for it, and until when.
Dialog {
    id: dialog

    required property ContractChanges changes
    property var change: ({})

    title: qsTr("Accept a breaking change")
    width: 460

    function ask(wanted: var) {
        change = wanted
        reason.clear()
        owner.clear()
        until.clear()
        refusal.text = ""
        open()
        reason.forceActiveFocus()
    }
    function apply() {
        if (reason.text.trim() === "")
            return
        if (changes.accept(change, reason.text, owner.text, until.text))
            close()
        else
            refusal.text = qsTr("A day is written 2026-12-31.")
    }

    contentItem: Column {
        spacing: Theme.gapM
        Label {
            width: parent.width
            text: dialog.change.message ?? ""
            wrapMode: Text.Wrap
            elide: Text.ElideNone
            muted: true
        }
        TextField {
            id: reason
            width: parent.width
            placeholderText: qsTr("Reason")
            onAccepted: dialog.apply()
        }
        TextField {
            id: owner
            width: parent.width
            placeholderText: qsTr("Who answers for it")
            onAccepted: dialog.apply()
        }
        TextField {
            id: until
            width: parent.width
            placeholderText: qsTr("Last day, such as 2026-12-31; empty for good")
            onAccepted: dialog.apply()
        }
        Label {
            id: refusal
            width: parent.width
            visible: text !== ""
            color: Theme.error
        }
        Row {
            anchors.right: parent.right
            spacing: Theme.gapS
            Button {
                text: qsTr("Cancel")
                onClicked: dialog.close()
            }
            Button {
                text: qsTr("Accept")
                primary: true
                enabled: reason.text.trim() !== ""
                onClicked: dialog.apply()
            }
        }
    }
}
