import QtQuick
import Alidade.Components

/// Types a name right on the map. Enter takes it, Escape leaves everything as it was.
TextField {
    id: editor

    signal named(string name)
    signal cancelled

    function open(name: string) {
        text = name
        visible = true
        forceActiveFocus()
        selectAll()
    }

    visible: false
    width: 240
    placeholderText: qsTr("Name of the context")
    font.weight: Font.DemiBold
    Keys.onReturnPressed: finish(true)
    Keys.onEnterPressed: finish(true)
    Keys.onEscapePressed: finish(false)
    onActiveFocusChanged: if (!activeFocus && visible) finish(text.trim() !== "")

    function finish(isTaken: bool) {
        if (!visible)
            return
        visible = false
        if (isTaken)
            named(text)
        else
            cancelled()
    }
}
