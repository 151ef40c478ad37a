import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components

/// A row of a list: an icon, a title, a muted second line, and room for badges at the right (`trailing`).
T.ItemDelegate {
    id: row

    property string iconName: ""
    property color iconColor: Theme.textMuted
    property string detail: ""
    property string toolTip: ""
    /// What is cut away where the title does not fit.
    property int elide: Text.ElideRight
    property alias trailing: tail.data

    width: ListView.view ? ListView.view.width : implicitWidth
    implicitWidth: 240
    implicitHeight: detail === "" ? Theme.rowHeight : Theme.rowHeight + Theme.gapL
    leftPadding: Theme.gapS
    rightPadding: Theme.gapS
    hoverEnabled: true
    highlighted: ListView.isCurrentItem
    Accessible.role: Accessible.ListItem
    Accessible.name: detail === "" ? text : qsTr("%1, %2").arg(text).arg(detail)
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        Icon {
            id: mark
            visible: row.iconName !== ""
            anchors.verticalCenter: parent.verticalCenter
            width: visible ? Theme.iconSize - 2 : 0
            height: Theme.iconSize - 2
            name: row.iconName
            color: row.iconColor
        }
        Column {
            anchors.left: mark.right
            anchors.leftMargin: mark.visible ? Theme.gapS : 0
            anchors.right: tail.left
            anchors.rightMargin: Theme.gapS
            anchors.verticalCenter: parent.verticalCenter
            spacing: 1
            Label {
                width: parent.width
                text: row.text
                elide: row.elide
                font.weight: row.detail === "" ? Font.Normal : Font.Medium
            }
            Label {
                width: parent.width
                visible: row.detail !== ""
                text: row.detail
                muted: true
                font.pixelSize: Theme.textS
            }
        }
        Row {
            id: tail
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gapS
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: row.down ? Theme.pressed : row.highlighted ? Theme.faded(Theme.accent, Theme.dark ? 0.28 : 0.14)
                                                          : row.hovered ? Theme.hover : "transparent"
        FocusRing {
            anchors.margins: 0
            radius: Theme.radius
            shown: row.visualFocus || (row.highlighted && row.ListView.view !== null && row.ListView.view.activeFocus
                                       && row.ListView.view.keyNavigationEnabled)
        }
    }
    ToolTip {
        visible: row.hovered && text !== ""
        text: row.toolTip
    }
}
