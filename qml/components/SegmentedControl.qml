pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components

/// One choice out of a few: `options` is a list of { value, text, icon? }. Left and right arrows choose.
FocusScope {
    id: control

    required property var options
    property var value
    property string name: ""
    signal chosen(var value)

    implicitWidth: row.implicitWidth + 4
    implicitHeight: Theme.controlHeight
    activeFocusOnTab: true
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    function step(by: int) {
        const at = options.findIndex(option => option.value === value)
        const next = Math.max(0, Math.min(options.length - 1, at + by))
        if (next !== at)
            chosen(options[next].value)
    }

    Keys.onLeftPressed: step(-1)
    Keys.onRightPressed: step(1)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.hover
        FocusRing { shown: control.activeFocus }
    }
    Row {
        id: row
        x: 2
        y: 2
        Repeater {
            model: control.options
            T.AbstractButton {
                id: segment
                required property var modelData
                readonly property bool isCurrent: modelData.value === control.value
                height: control.height - 4
                width: Math.ceil(segmentRow.implicitWidth) + 2 * Theme.gapM
                text: modelData.text
                focusPolicy: Qt.NoFocus
                hoverEnabled: true
                checkable: false
                Accessible.role: Accessible.RadioButton
                Accessible.name: text
                Accessible.checkable: true
                Accessible.checked: isCurrent
                onClicked: control.chosen(modelData.value)
                contentItem: Item {
                    Row {
                        id: segmentRow
                        anchors.centerIn: parent
                        spacing: Theme.gapXs + 2
                        Icon {
                            visible: name !== ""
                            anchors.verticalCenter: parent.verticalCenter
                            width: Theme.gapL
                            height: Theme.gapL
                            name: segment.modelData.icon ?? ""
                            color: label.color
                        }
                        Label {
                            id: label
                            text: segment.text
                            color: segment.isCurrent ? Theme.text : Theme.textMuted
                            font.weight: segment.isCurrent ? Font.DemiBold : Font.Medium
                            font.pixelSize: Theme.textS
                        }
                    }
                }
                background: Rectangle {
                    radius: Theme.radius - 2
                    color: segment.isCurrent ? Theme.raised : segment.hovered ? Theme.pressed : "transparent"
                    border.width: segment.isCurrent ? 1 : 0
                    border.color: Theme.border
                }
            }
        }
    }
}
