import QtQuick
import QtQuick.Templates as T
import Alidade.Theme

/// A few lines of text; taken over when the focus leaves or on Ctrl+Enter, Escape brings back what was.
T.TextArea {
    id: field

    property string saved: ""
    signal edited(string text)

    implicitHeight: Math.max(2 * Theme.controlHeight, contentHeight + topPadding + bottomPadding)
    padding: Theme.gapS
    text: saved
    color: Theme.text
    placeholderTextColor: Theme.textMuted
    selectionColor: Theme.accent
    selectedTextColor: Theme.textOnAccent
    font.pixelSize: Theme.textS
    font.family: Theme.fontFamily
    wrapMode: TextEdit.Wrap
    textFormat: TextEdit.PlainText
    selectByMouse: true
    Accessible.name: placeholderText
    KeyNavigation.priority: KeyNavigation.BeforeItem

    function take() {
        if (text.trim() !== saved)
            edited(text)
    }

    onSavedChanged: text = saved
    onActiveFocusChanged: if (!activeFocus) take()
    Keys.onEscapePressed: { text = saved; focus = false }
    Keys.onPressed: event => {
        if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && (event.modifiers & Qt.ControlModifier)) {
            event.accepted = true
            take()
        } else if (event.key === Qt.Key_Tab) {
            event.accepted = true
            field.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        } else if (event.key === Qt.Key_Backtab) {
            event.accepted = true
            field.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
        }
    }

    Text {
        x: field.leftPadding
        y: field.topPadding
        visible: field.text === "" && field.preeditText === ""
        text: field.placeholderText
        color: field.placeholderTextColor
        font: field.font
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
    background: Rectangle {
        radius: Theme.radius
        color: Theme.raised
        border.width: field.activeFocus ? 2 : 1
        border.color: field.activeFocus ? Theme.focus : field.hovered ? Theme.textMuted : Theme.border
    }
}
