import QtQuick
import QtQuick.Templates as T
import Alidade.Theme

T.TabButton {
    id: tab

    property int count: -1

    implicitWidth: row.implicitWidth + 2 * Theme.gapM
    implicitHeight: Theme.controlHeight + Theme.gapXs
    width: implicitWidth
    hoverEnabled: true
    Accessible.name: count < 0 ? text : qsTr("%1, %2").arg(text).arg(count)

    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.gapXs + 2
            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: tab.text
                color: tab.checked ? Theme.text : Theme.textMuted
                font.weight: tab.checked ? Font.DemiBold : Font.Medium
            }
            Badge {
                anchors.verticalCenter: parent.verticalCenter
                visible: tab.count >= 0
                text: tab.count
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        color: tab.hovered && !tab.checked ? Theme.hover : "transparent"
        radius: Theme.radius
        Rectangle {
            anchors.bottom: parent.bottom
            x: Theme.gapS
            width: parent.width - 2 * Theme.gapS
            height: 2
            radius: 1
            color: Theme.accent
            visible: tab.checked
        }
        FocusRing {
            anchors.margins: 1
            shown: tab.visualFocus
        }
    }
}
