import QtQuick
import Alidade.Theme

/// A short word or number in a tinted pill. The text says what the colour says.
Rectangle {
    id: badge

    property string text: ""
    property color tint: Theme.textMuted
    property bool strong: false

    implicitWidth: Math.max(implicitHeight, Math.ceil(label.implicitWidth) + Math.round(implicitHeight / 2) + 2)
    implicitHeight: Theme.gapL + 2
    radius: height / 2
    color: strong ? tint : Theme.faded(tint, Theme.dark ? 0.24 : 0.14)
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Text {
        id: label
        anchors.centerIn: parent
        text: badge.text
        color: badge.strong ? Theme.textOnAccent : Theme.text
        font.pixelSize: Theme.textXs
        font.family: Theme.fontFamily
        font.weight: Font.DemiBold
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
