import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components

/// An entry of a Menu, with its shortcut at the right.
T.MenuItem {
    id: item

    property string iconName: ""
    property string shortcut: ""
    /// Whether it applies now; an entry that does not takes no room.
    property bool shown: subMenu?.shown ?? true

    visible: shown
    activeFocusOnTab: shown
    implicitWidth: Theme.gapXl + Theme.gapL + label.implicitWidth + Theme.gapXl + keys.implicitWidth + 2 * Theme.gapS
    implicitHeight: shown ? Theme.rowHeight : 0
    hoverEnabled: true
    opacity: enabled ? 1 : 0.45
    Accessible.name: text

    contentItem: Item {
        Icon {
            x: Theme.gapXs
            anchors.verticalCenter: parent.verticalCenter
            visible: item.checkable ? item.checked : item.iconName !== ""
            width: Theme.iconSize - 2
            height: Theme.iconSize - 2
            name: item.checkable ? "check" : item.iconName
            color: Theme.text
        }
        Label {
            id: label
            x: Theme.gapXl + Theme.gapS
            width: parent.width - x - keys.width - Theme.gapM
            height: parent.height
            text: item.text
        }
        Label {
            id: keys
            anchors.right: parent.right
            anchors.rightMargin: item.subMenu ? Theme.gapXl : Theme.gapXs
            height: parent.height
            text: item.shortcut
            muted: true
            font.pixelSize: Theme.textS
        }
    }
    arrow: Icon {
        x: item.width - width - Theme.gapS
        y: (item.height - height) / 2
        visible: item.subMenu !== null
        width: Theme.gapL
        height: Theme.gapL
        name: "chevron-right"
        color: Theme.textMuted
    }
    leftPadding: Theme.gapXs
    rightPadding: Theme.gapXs
    background: Rectangle {
        radius: Theme.radius
        color: item.highlighted ? Theme.hover : "transparent"
        border.width: item.highlighted && item.visualFocus ? 2 : 0
        border.color: Theme.focus
    }
}
