import QtQuick
import Alidade.Theme

/// A line of text in the theme's font; elided when there is no room.
Text {
    property bool muted: false

    color: muted ? Theme.textMuted : Theme.text
    font.pixelSize: Theme.textM
    font.family: Theme.fontFamily
    elide: Text.ElideRight
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
