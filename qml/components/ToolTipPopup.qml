import QtQuick
import QtQuick.Templates as T
import Alidade.Theme

/// What a ToolTip shows.
T.ToolTip {
    id: tip

    property string shortcut: ""

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
