import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components

/// A line to type into. `placeholderText` doubles as its accessible name unless one is given.
T.TextField {
    id: field

    property string iconName: ""

    implicitWidth: 200
    implicitHeight: Theme.controlHeight
    leftPadding: iconName === "" ? Theme.gapM - 2 : Theme.gapXl + Theme.gapS
    rightPadding: Theme.gapM - 2
    color: Theme.text
    placeholderTextColor: Theme.textMuted
    selectionColor: Theme.accent
    selectedTextColor: Theme.textOnAccent
    font.pixelSize: Theme.textM
    font.family: Theme.fontFamily
    verticalAlignment: TextInput.AlignVCenter
    selectByMouse: true
    hoverEnabled: true
    Accessible.name: placeholderText
    Accessible.role: Accessible.EditableText

    Text {
        x: field.leftPadding
        width: field.width - field.leftPadding - field.rightPadding
        height: field.height
        visible: field.text === "" && field.preeditText === ""
        text: field.placeholderText
        color: field.placeholderTextColor
        font: field.font
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
    Icon {
        visible: field.iconName !== ""
        x: Theme.gapS
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.iconSize - 2
        height: Theme.iconSize - 2
        name: field.iconName
        color: Theme.textMuted
    }
    background: Rectangle {
        radius: Theme.radius
        color: Theme.raised
        border.width: field.activeFocus ? 2 : 1
        border.color: field.activeFocus ? Theme.focus : field.hovered ? Theme.textMuted : Theme.border
    }
}
