import QtQuick
import Alidade.Theme
import Alidade.Components

/// A named line of a form. It is taken over on Enter and when the focus leaves; Escape, or a refusal, brings back what was.
FocusScope {
    id: field

    required property string name
    property string saved: ""
    property string placeholder: ""
    property string hint: ""
    /// Takes the text over; gives whether it was accepted.
    property var take: text => true

    width: parent?.width ?? 0
    implicitHeight: label.height + input.height + 2

    function commit() {
        if (input.text.trim() !== saved && !take(input.text.trim()))
            input.text = saved
    }
    function edit() {
        input.forceActiveFocus(Qt.TabFocusReason)
        input.selectAll()
    }

    onSavedChanged: input.text = saved

    Label {
        id: label
        width: parent.width
        text: field.name
        muted: true
        font.pixelSize: Theme.textXs
        Accessible.ignored: true
    }
    TextField {
        id: input
        focus: true
        y: label.height + 2
        width: parent.width
        text: field.saved
        placeholderText: field.placeholder
        enabled: field.enabled
        Accessible.name: field.name
        Accessible.description: field.hint
        onActiveFocusChanged: if (!activeFocus) field.commit()
        Keys.onReturnPressed: field.commit()
        Keys.onEnterPressed: field.commit()
        Keys.onEscapePressed: event => {
            event.accepted = text !== field.saved
            text = field.saved
        }
    }
    ToolTip {
        visible: field.hint !== "" && hover.hovered && !input.activeFocus
        text: field.hint
    }
    HoverHandler { id: hover }
}
