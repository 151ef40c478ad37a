import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components

/// A remark that leads to the tab where it can be settled.
T.AbstractButton {
    id: note

    property string iconName: ""

    implicitHeight: Math.max(Theme.rowHeight, words.implicitHeight + Theme.gapS)
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        implicitHeight: words.implicitHeight
        Icon {
            id: mark
            x: Theme.gapS
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.iconSize - 2
            height: Theme.iconSize - 2
            name: note.iconName
            color: Theme.warning
        }
        Label {
            id: words
            anchors.left: mark.right
            anchors.right: arrow.left
            anchors.margins: Theme.gapS
            anchors.verticalCenter: parent.verticalCenter
            text: note.text
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textS
        }
        Icon {
            id: arrow
            anchors.right: parent.right
            anchors.rightMargin: Theme.gapXs
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.gapL
            height: Theme.gapL
            name: "chevron-right"
            color: Theme.textMuted
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: Theme.faded(Theme.warning, note.hovered ? 0.22 : 0.12)
        FocusRing { shown: note.visualFocus }
    }
}
