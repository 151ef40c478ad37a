pragma ComponentBehavior: Bound

import QtQml.Models
import QtQuick
import Alidade.Theme
import Alidade.Components

/// A named line of a form with suggestions: type anything, or choose with the button or the down key.
FocusScope {
    id: field

    required property string name
    property string saved: ""
    property string placeholder: ""
    property var options: []
    property var take: text => true
    readonly property int mostShown: 60
    readonly property var shown: {
        const typed = input.text.trim().toLowerCase()
        const fitting = typed === "" || input.text.trim() === saved ? options : options.filter(option => option.toLowerCase().includes(typed))
        return fitting.slice(0, mostShown)
    }

    width: parent?.width ?? 0
    implicitHeight: label.height + input.height + 2

    function commit() {
        if (input.text.trim() !== saved && !take(input.text.trim()))
            input.text = saved
    }
    function choose(option: string) {
        input.text = option
        commit()
    }
    function open() {
        if (shown.length > 0)
            menu.popup(field, 0, field.height)
    }

    onSavedChanged: input.text = saved

    Label {
        id: label
        width: parent.width
        text: field.name
        muted: true
        font.pixelSize: Theme.textXs
        Accessible.ignored: true
    }
    TextField {
        id: input
        focus: true
        y: label.height + 2
        width: parent.width
        rightPadding: Theme.controlHeight
        text: field.saved
        placeholderText: field.placeholder
        enabled: field.enabled
        Accessible.name: field.name
        onActiveFocusChanged: if (!activeFocus && !menu.visible) field.commit()
        Keys.onReturnPressed: field.commit()
        Keys.onEnterPressed: field.commit()
        Keys.onDownPressed: field.open()
        Keys.onEscapePressed: event => {
            event.accepted = text !== field.saved
            text = field.saved
        }
        IconButton {
            anchors.right: parent.right
            anchors.rightMargin: 2
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.controlHeight - 6
            height: Theme.controlHeight - 6
            enabled: field.enabled && field.options.length > 0
            iconName: "chevron-down"
            iconColor: Theme.textMuted
            text: qsTr("Choose: %1").arg(field.name)
            focusPolicy: Qt.NoFocus
            onClicked: field.open()
        }
    }
    Menu {
        id: menu
        width: Math.max(field.width, Math.min(implicitWidth, 420))
        height: Math.min(implicitHeight, 320)
        Instantiator {
            model: field.shown
            delegate: MenuItem {
                required property string modelData
                text: modelData
                iconName: modelData === field.saved ? "check" : ""
                onTriggered: field.choose(modelData)
            }
            onObjectAdded: (index, item) => menu.insertItem(index, item)
            onObjectRemoved: (index, item) => menu.removeItem(item)
        }
    }
}
