import QtQuick
import Alidade.Theme
import Alidade.Components

/// What to do where there is nothing yet: an icon, one sentence, one button.
Item {
    id: empty

    property string iconName: ""
    property string title: ""
    property string text: ""
    property string actionText: ""
    signal actionTriggered

    implicitWidth: 320
    implicitHeight: column.implicitHeight

    Column {
        id: column
        anchors.centerIn: parent
        width: Math.min(360, parent.width - 2 * Theme.gapL)
        spacing: Theme.gapM
        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: empty.iconName !== ""
            width: 2 * Theme.iconSize
            height: 2 * Theme.iconSize
            name: empty.iconName
            color: Theme.textMuted
        }
        Label {
            width: parent.width
            visible: empty.title !== ""
            horizontalAlignment: Text.AlignHCenter
            text: empty.title
            font.pixelSize: Theme.textL
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Label {
            width: parent.width
            visible: empty.text !== ""
            horizontalAlignment: Text.AlignHCenter
            text: empty.text
            muted: true
            wrapMode: Text.Wrap
            lineHeight: 1.25
        }
        Button {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: empty.actionText !== ""
            text: empty.actionText
            primary: true
            onClicked: empty.actionTriggered()
        }
    }
}
