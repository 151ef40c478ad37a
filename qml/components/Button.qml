import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components

/// A push button with text and, if wanted, an icon before it. `primary` for the one that is meant.
T.Button {
    id: button

    property string iconName: ""
    property string shortcut: ""
    property string toolTip: ""
    property bool primary: false
    readonly property bool isMeant: primary && enabled
    readonly property color ink: isMeant ? Theme.textOnAccent : Theme.text

    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    implicitHeight: Theme.controlHeight
    leftPadding: Theme.gapM
    rightPadding: Theme.gapM
    hoverEnabled: true
    opacity: enabled ? 1 : 0.45
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        readonly property real markWidth: mark.visible ? mark.width + Theme.gapS : 0
        implicitWidth: markWidth + Math.ceil(label.implicitWidth)
        implicitHeight: label.implicitHeight
        Icon {
            id: mark
            visible: button.iconName !== ""
            x: label.x - width - Theme.gapS
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.iconSize - 2
            height: Theme.iconSize - 2
            name: button.iconName
            color: button.ink
        }
        Text {
            id: label
            x: Math.round(parent.markWidth + Math.max(0, parent.width - parent.implicitWidth) / 2)
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(Math.ceil(implicitWidth), parent.width - parent.markWidth)
            text: button.text
            color: button.ink
            font.pixelSize: Theme.textM
            font.family: Theme.fontFamily
            font.weight: button.primary ? Font.DemiBold : Font.Medium
            elide: Text.ElideRight
            textFormat: Text.PlainText
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: button.isMeant ? (button.down ? Qt.darker(Theme.accent, 1.2) : button.hovered ? Qt.darker(Theme.accent, 1.08) : Theme.accent)
                              : button.down ? Theme.pressed : button.hovered ? Theme.hover : button.flat ? "transparent" : Theme.raised
        border.width: button.isMeant || button.flat ? 0 : 1
        border.color: Theme.border
        FocusRing { shown: button.visualFocus }
    }
    ToolTip {
        visible: button.hovered && text !== ""
        text: button.toolTip
        shortcut: button.shortcut
    }
}
