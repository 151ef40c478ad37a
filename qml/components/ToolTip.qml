import QtQuick
import Alidade.Theme

/// What a control does, with its shortcut: `ToolTip { visible: button.hovered; text: …; shortcut: … }`. The popup is made
/// when first shown: a window has a hundred of them, and hardly one is ever read.
Loader {
    id: tip

    property string text: ""
    property string shortcut: ""
    property int delay: Theme.toolTipDelay
    readonly property ToolTipPopup popup: item as ToolTipPopup

    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? parent.height + Theme.gapXs : 0
    width: popup ? popup.implicitWidth : 0
    height: popup ? popup.implicitHeight : 0
    visible: false
    active: visible && text !== ""
    Accessible.ignored: true
    // Not a bound component: Qt 6.4's Loader makes none.
    // qmllint disable unqualified
    sourceComponent: ToolTipPopup {
        parent: tip
        text: tip.text
        shortcut: tip.shortcut
        delay: tip.delay
        visible: tip.visible && tip.text !== ""
    }
    // qmllint enable unqualified
}
