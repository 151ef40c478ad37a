import QtQuick
import QtQuick.Templates as T
import Alidade.Theme

/// What a ToolTip shows.
T.ToolTip {
    id: tip

    property string shortcut: ""
    readonly property real room: 360 - leftPadding - rightPadding

    implicitWidth: Math.min(360, contentItem.implicitWidth + leftPadding + rightPadding)
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    margins: Theme.gapXs
    horizontalPadding: Theme.gapS
    verticalPadding: Theme.gapXs + 2
    delay: Theme.toolTipDelay
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent

    contentItem: Row {
        spacing: Theme.gapM
        Label {
            width: Math.min(Math.ceil(implicitWidth), tip.room - (keys.visible ? keys.width + parent.spacing : 0))
            text: tip.text
            font.pixelSize: Theme.textS
            wrapMode: Text.Wrap
            elide: Text.ElideNone
        }
        Label {
            id: keys
            visible: tip.shortcut !== ""
            text: tip.shortcut
            muted: true
            font.pixelSize: Theme.textS
        }
    }
    background: Rectangle {
        color: Theme.raised
        radius: Theme.radius
        border.color: Theme.border
    }
}
