import QtQuick
import Alidade.Theme

/// A shortcut as a key cap.
Rectangle {
    id: hint

    property string text: ""

    implicitWidth: Math.max(implicitHeight, label.implicitWidth + Theme.gapS + 2)
    implicitHeight: Theme.gapL + Theme.gapXs
    radius: 4
    visible: text !== ""
    color: Theme.panel
    border.color: Theme.border

    Text {
        id: label
        anchors.centerIn: parent
        text: hint.text
        color: Theme.textMuted
        font.pixelSize: Theme.textXs
        font.family: Theme.fontFamily
        textFormat: Text.PlainText
    }
}
