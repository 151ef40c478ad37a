import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Sagas

/// A named line of a form for a field of the selected part, or of the saga. It is taken over on Enter and when the focus leaves;
/// Escape, or a refusal, brings back what was.
FocusScope {
    id: line

    required property SagaView view
    required property string field
    required property string name
    property bool isOfSaga: false
    readonly property var fields: isOfSaga ? view.fields : view.part
    readonly property string saved: fields[field] ?? ""
    property string placeholder: ""
    property string hint: ""

    enabled: view.canEdit
    width: parent?.width ?? 0
    implicitHeight: label.height + input.height + 2

    function commit() {
        const text = input.text.trim()
        if (text !== saved && !(isOfSaga ? view.setField(field, text) : view.setPart(field, text)))
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
        text: line.name
        muted: true
        font.pixelSize: Theme.textXs
        Accessible.ignored: true
    }
    TextField {
        id: input
        focus: true
        y: label.height + 2
        width: parent.width
        text: line.saved
        placeholderText: line.placeholder
        enabled: line.enabled
        Accessible.name: line.name
        Accessible.description: line.hint
        onActiveFocusChanged: if (!activeFocus) line.commit()
        Keys.onReturnPressed: line.commit()
        Keys.onEnterPressed: line.commit()
        Keys.onEscapePressed: event => {
            event.accepted = text !== line.saved
            text = line.saved
        }
    }
    ToolTip {
        visible: line.hint !== "" && hover.hovered && !input.activeFocus
        text: line.hint
    }
    HoverHandler { id: hover }
}
