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
    readonly property color ink: primary ? Theme.textOnAccent : Theme.text

    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    implicitHeight: Theme.controlHeight
    leftPadding: Theme.gapM
    rightPadding: Theme.gapM
    hoverEnabled: true
    opacity: enabled ? 1 : 0.45
    Accessible.name: text
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.gapS
            Icon {
                visible: button.iconName !== ""
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.iconSize - 2
                height: Theme.iconSize - 2
                name: button.iconName
                color: button.ink
            }
            Text {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, Math.max(0, button.width - button.leftPadding - button.rightPadding
                                                           - (button.iconName === "" ? 0 : Theme.iconSize - 2 + row.spacing)))
                text: button.text
                color: button.ink
                font.pixelSize: Theme.textM
                font.family: Theme.fontFamily
                font.weight: button.primary ? Font.DemiBold : Font.Medium
                elide: Text.ElideRight
                textFormat: Text.PlainText
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: button.primary ? (button.down ? Qt.darker(Theme.accent, 1.2) : button.hovered ? Qt.darker(Theme.accent, 1.08) : Theme.accent)
                              : button.down ? Theme.pressed : button.hovered ? Theme.hover : button.flat ? "transparent" : Theme.raised
        border.width: button.primary || button.flat ? 0 : 1
        border.color: Theme.border
        FocusRing { shown: button.visualFocus }
    }
    ToolTip {
        visible: button.hovered && text !== ""
        text: button.toolTip
        shortcut: button.shortcut
    }
}
