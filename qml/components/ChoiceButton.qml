pragma ComponentBehavior: Bound

import QtQml.Models
import QtQuick
import Alidade.Theme
import Alidade.Components

/// A button that shows a choice and opens a menu of all: `options` is a list of { value, text }.
Button {
    id: button

    required property var options
    property string value: ""
    property string name: ""
    property string fallback: ""
    readonly property var current: options.find(option => option.value === value)
    signal chosen(string value)

    text: current ? current.text : fallback
    Accessible.name: qsTr("%1: %2").arg(name).arg(text)
    Accessible.role: Accessible.ComboBox
    onClicked: menu.popup(button, 0, button.height)
    Keys.onDownPressed: menu.popup(button, 0, button.height)

    contentItem: Item {
        Label {
            width: parent.width - arrow.width - Theme.gapS
            height: parent.height
            text: button.text
        }
        Icon {
            id: arrow
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.gapL
            height: Theme.gapL
            name: "chevron-down"
            color: Theme.textMuted
        }
    }

    Menu {
        id: menu
        width: Math.max(implicitWidth, button.width)
        Instantiator {
            model: button.options
            delegate: MenuItem {
                required property var modelData
                text: modelData?.text ?? ""
                iconName: modelData?.value === button.value ? "check" : ""
                onTriggered: button.chosen(modelData.value)
            }
            onObjectAdded: (index, item) => menu.insertItem(index, item)
            onObjectRemoved: (index, item) => menu.removeItem(item)
        }
    }
}
