import QtQuick
import QtQuick.Templates as T
import Alidade.Theme

/// What a control does, with its shortcut: `ToolTip { visible: button.hovered; text: …; shortcut: … }`.
T.ToolTip {
    id: tip

    property string shortcut: ""

    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? parent.height + Theme.gapXs : 0
    implicitWidth: Math.min(360, contentItem.implicitWidth + leftPadding + rightPadding)
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    margins: Theme.gapXs
    horizontalPadding: Theme.gapS
    verticalPadding: Theme.gapXs + 2
    delay: Theme.toolTipDelay
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent

    contentItem: Text {
        text: tip.shortcut === "" ? tip.text : tip.text + "   <font color=\"" + Theme.textMuted + "\">" + tip.shortcut + "</font>"
        textFormat: tip.shortcut === "" ? Text.PlainText : Text.StyledText
        color: Theme.text
        font.pixelSize: Theme.textS
        font.family: Theme.fontFamily
        wrapMode: Text.Wrap
    }
    background: Rectangle {
        color: Theme.raised
        radius: Theme.radius
        border.color: Theme.border
    }
}
