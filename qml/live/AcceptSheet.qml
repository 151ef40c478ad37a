import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Live

/// Why a drift is accepted, and until when.
Dialog {
    id: dialog

    required property DriftTable drift
    property string key: ""
    property string what: ""
    readonly property bool isReady: drift.isDay(until.text)

    function openFor(dependency: string, named: string) {
        key = dependency
        what = named
        reason.clear()
        until.clear()
        open()
    }
    function apply() {
        if (!isReady)
            return
        drift.accept(key, reason.text, until.text)
        close()
    }

    title: qsTr("Accept %1").arg(what)
    width: 440
    onOpened: reason.forceActiveFocus()

    contentItem: Column {
        spacing: Theme.gapM
        TextField {
            id: reason
            width: parent.width
            placeholderText: qsTr("Why this is fine")
            onAccepted: dialog.apply()
        }
        TextField {
            id: until
            width: parent.width
            placeholderText: qsTr("Until this day, such as 2026-12-31; empty: for good")
            onAccepted: dialog.apply()
        }
        Label {
            width: parent.width
            visible: !dialog.isReady
            text: qsTr("Write the day as year, month and day: 2026-12-31.")
            color: Theme.error
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
                text: qsTr("Accept")
                primary: true
                enabled: dialog.isReady
                onClicked: dialog.apply()
            }
        }
    }
}
