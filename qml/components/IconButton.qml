import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components

/// A square button with an icon. `text` is its name for tool tip and screen readers.
T.Button {
    id: button

    property string iconName: ""
    property string shortcut: ""
    property color iconColor: enabled ? (checked ? Theme.accent : Theme.text) : Theme.textMuted

    implicitWidth: Theme.controlHeight
    implicitHeight: Theme.controlHeight
    hoverEnabled: true
    opacity: enabled ? 1 : 0.45
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            width: Theme.iconSize
            height: Theme.iconSize
            name: button.iconName
            color: button.iconColor
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: button.down ? Theme.pressed : button.hovered || button.checked ? Theme.hover : "transparent"
        FocusRing { shown: button.visualFocus }
    }
    ToolTip {
        visible: button.hovered && button.text !== ""
        text: button.text
        shortcut: button.shortcut
    }
}
