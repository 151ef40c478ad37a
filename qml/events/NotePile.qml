import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components

/// Sticky notes of one colour: a click takes one. What it is called, and how many hang on the board.
T.AbstractButton {
    id: pile

    required property color paper
    required property color border
    required property color ink
    required property int count
    property bool isShort: false ///< without its name
    property int shortcut: 0

    implicitWidth: content.implicitWidth + 2 * Theme.gapS
    implicitHeight: Theme.controlHeight
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    opacity: enabled ? 1 : 0.6
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Add: %1").arg(text)
    Keys.onReturnPressed: clicked()
    contentItem: Item {
        Row {
            id: content
            anchors.centerIn: parent
            spacing: Theme.gapXs + 2
            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.max(18, number.implicitWidth + 6)
                height: 18
                radius: 2
                color: pile.paper
                border.color: pile.border
                Text {
                    id: number
                    anchors.centerIn: parent
                    text: pile.count > 0 ? pile.count : "+"
                    color: pile.ink
                    font.family: Theme.fontFamily
                    font.pixelSize: Theme.textXs
                    font.weight: Font.DemiBold
                }
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                visible: !pile.isShort
                text: pile.text
                font.pixelSize: Theme.textS
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: pile.pressed ? Theme.pressed : pile.hovered ? Theme.hover : "transparent"
        FocusRing { shown: pile.visualFocus }
    }
    ToolTip {
        visible: pile.hovered
        delay: Theme.toolTipDelay
        text: pile.shortcut > 0 ? qsTr("Add: %1 (%2)").arg(pile.text).arg(pile.shortcut) : pile.text
    }
}
