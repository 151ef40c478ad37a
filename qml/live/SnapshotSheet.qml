import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Live

/// Name, note and pin of a snapshot: a new one, or one that is there.
Dialog {
    id: dialog

    required property Snapshots snapshots
    /// The name that it has now; empty for a new one.
    property string present: ""
    readonly property string problem: snapshots.problemOf(field.text, present)

    function openNew() {
        present = ""
        field.text = snapshots.freshName()
        note.clear()
        pin.checked = false
        open()
    }
    function openFor(snapshot: var) {
        present = snapshot.name
        field.text = snapshot.name
        note.text = snapshot.note
        pin.checked = snapshot.isPinned
        open()
    }
    function apply() {
        if (problem !== "")
            return
        if (present === "")
            snapshots.take(field.text, note.text, pin.checked)
        else
            snapshots.describe(present, field.text, note.text, pin.checked)
        close()
    }

    title: present === "" ? qsTr("Take a snapshot") : qsTr("Change the snapshot")
    width: 440
    onOpened: {
        field.selectAll()
        field.forceActiveFocus()
    }

    contentItem: Column {
        spacing: Theme.gapM
        TextField {
            id: field
            width: parent.width
            placeholderText: qsTr("Name of the snapshot")
            onAccepted: dialog.apply()
        }
        TextField {
            id: note
            width: parent.width
            placeholderText: qsTr("Note")
            onAccepted: dialog.apply()
        }
        T.CheckBox {
            id: pin
            implicitHeight: Theme.controlHeight
            width: parent.width
            text: qsTr("Pin it: it never makes room for newer ones")
            Accessible.name: text
            indicator: Rectangle {
                y: (pin.height - height) / 2
                width: Theme.iconSize
                height: Theme.iconSize
                radius: Theme.radius - 2
                color: Theme.raised
                border.color: Theme.border
                Icon {
                    anchors.fill: parent
                    anchors.margins: 2
                    visible: pin.checked
                    name: "check"
                    color: Theme.accent
                }
                FocusRing { shown: pin.visualFocus }
            }
            contentItem: Label {
                leftPadding: Theme.iconSize + Theme.gapS
                text: pin.text
            }
        }
        Label {
            width: parent.width
            text: dialog.problem !== "" ? dialog.problem : dialog.present === "" ? qsTr("It keeps all services and dependencies, with the traffic of the chosen time.") : ""
            visible: text !== ""
            color: dialog.problem !== "" ? Theme.error : Theme.textMuted
            wrapMode: Text.Wrap
            elide: Text.ElideNone
            font.pixelSize: Theme.textS
        }
        Row {
            anchors.right: parent.right
            spacing: Theme.gapS
            Button {
                text: qsTr("Cancel")
                onClicked: dialog.close()
            }
            Button {
                text: dialog.present === "" ? qsTr("Take it") : qsTr("Change")
                primary: true
                enabled: dialog.problem === ""
                onClicked: dialog.apply()
            }
        }
    }
}
