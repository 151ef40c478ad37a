import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Canvas
import Alidade.Map

/// Finds cards and contexts by name; Enter jumps to the next one, Shift+Enter to the one before.
Item {
    id: search

    required property MapView map
    required property DrawingView view
    signal closed

    function open() {
        field.forceActiveFocus(Qt.ShortcutFocusReason)
        field.selectAll()
    }
    function jump(by: int) {
        const where = map.nextMatch(by)
        if (where.width > 0)
            view.reveal(where)
    }

    width: 240
    height: field.height

    SearchField {
        id: field
        anchors.fill: parent
        placeholderText: qsTr("Find on the map")
        onTextChanged: search.map.searchText = text
        Keys.onReturnPressed: event => search.jump(event.modifiers & Qt.ShiftModifier ? -1 : 1)
        Keys.onEnterPressed: search.jump(1)
        Keys.onDownPressed: search.jump(1)
        Keys.onUpPressed: search.jump(-1)
        Keys.onEscapePressed: {
            clear()
            search.closed()
        }
    }
    Label {
        anchors.right: field.right
        anchors.rightMargin: 2 * Theme.gapL + Theme.gapXs
        anchors.verticalCenter: parent.verticalCenter
        visible: field.text !== ""
        muted: true
        font.pixelSize: Theme.textXs
        text: search.map.matchCount === 0 ? qsTr("none")
            : qsTr("%1 of %2").arg(search.map.matchPosition + 1).arg(search.map.matchCount)
        Accessible.role: Accessible.StaticText
        Accessible.name: search.map.matchCount === 0 ? qsTr("Nothing found") : qsTr("%n match(es)", "", search.map.matchCount)
    }
}
