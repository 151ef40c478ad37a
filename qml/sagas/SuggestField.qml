pragma ComponentBehavior: Bound

import QtQml.Models
import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Sagas

/// A named line of a form with suggestions: type anything, or choose with the button or the down key.
FocusScope {
    id: line

    required property SagaView view
    required property string field
    required property string name
    property bool isOfSaga: false
    readonly property var fields: isOfSaga ? view.fields : view.part
    readonly property string saved: fields[field] ?? ""
    property string placeholder: ""
    property var options: []
    readonly property int mostShown: 60
    readonly property var shown: {
        const typed = input.text.trim().toLowerCase()
        const fitting = typed === "" || input.text.trim() === saved ? options : options.filter(option => option.toLowerCase().includes(typed))
        return fitting.slice(0, mostShown)
    }

    enabled: view.canEdit
    width: parent?.width ?? 0
    implicitHeight: label.height + input.height + 2

    function commit() {
        const text = input.text.trim()
        if (text !== saved && !(isOfSaga ? view.setField(field, text) : view.setPart(field, text)))
            input.text = saved
    }
    function choose(option: string) {
        input.text = option
        commit()
    }
    function open() {
        if (shown.length > 0)
            menu.popup(line, 0, line.height)
    }

    onSavedChanged: input.text = saved

    Label {
        id: label
        width: parent.width
        text: line.name
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
        text: line.saved
        placeholderText: line.placeholder
        enabled: line.enabled
        Accessible.name: line.name
        onActiveFocusChanged: if (!activeFocus && !menu.visible) line.commit()
        Keys.onReturnPressed: line.commit()
        Keys.onEnterPressed: line.commit()
        Keys.onDownPressed: line.open()
        Keys.onEscapePressed: event => {
            event.accepted = text !== line.saved
            text = line.saved
        }
        IconButton {
            anchors.right: parent.right
            anchors.rightMargin: 2
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.controlHeight - 6
            height: Theme.controlHeight - 6
            enabled: line.enabled && line.options.length > 0
            iconName: "chevron-down"
            iconColor: Theme.textMuted
            text: qsTr("Choose: %1").arg(line.name)
            focusPolicy: Qt.NoFocus
            onClicked: line.open()
        }
    }
    Menu {
        id: menu
        width: Math.max(line.width, Math.min(implicitWidth, 420))
        height: Math.min(implicitHeight, 320)
        Instantiator {
            model: line.shown
            delegate: MenuItem {
                required property string modelData
                text: modelData
                iconName: modelData === line.saved ? "check" : ""
                onTriggered: line.choose(modelData)
            }
            onObjectAdded: (index, item) => menu.insertItem(index, item)
            onObjectRemoved: (index, item) => menu.removeItem(item)
        }
    }
}
