import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Sagas

/// A field of the selected part, or of the saga, that is yes or no, with a line that says what it means.
T.AbstractButton {
    id: toggle

    required property SagaView view
    required property string field
    property bool isOfSaga: false
    property string hint: ""
    readonly property var fields: isOfSaga ? view.fields : view.part
    readonly property bool value: fields[field] ?? false

    enabled: view.canEdit

    width: parent?.width ?? 0
    implicitHeight: Math.max(Theme.controlHeight, words.implicitHeight + Theme.gapXs)
    hoverEnabled: true
    opacity: enabled ? 1 : 0.6
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.description: hint
    Accessible.checkable: true
    Accessible.checked: value
    onClicked: isOfSaga ? view.setField(field, !value) : view.setPart(field, !value)
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        Rectangle {
            id: box
            y: (Theme.controlHeight - height) / 2
            width: 18
            height: 18
            radius: 5
            color: toggle.value ? Theme.accent : Theme.raised
            border.width: toggle.value ? 0 : 1
            border.color: toggle.hovered ? Theme.textMuted : Theme.border
            Icon {
                anchors.centerIn: parent
                width: 14
                height: 14
                visible: toggle.value
                name: "check"
                color: Theme.textOnAccent
            }
            FocusRing { shown: toggle.visualFocus }
        }
        Column {
            id: words
            anchors.left: box.right
            anchors.leftMargin: Theme.gapS
            anchors.right: parent.right
            Label {
                width: parent.width
                height: Theme.controlHeight
                text: toggle.text
            }
            Label {
                width: parent.width
                visible: toggle.hint !== ""
                topPadding: -6
                text: toggle.hint
                muted: true
                font.pixelSize: Theme.textXs
                wrapMode: Text.Wrap
                elide: Text.ElideNone
            }
        }
    }
    background: Item {}
}
