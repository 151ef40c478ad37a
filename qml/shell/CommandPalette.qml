pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Shell

/// Commands, services and contexts behind one field: type, arrows, Enter.
T.Popup {
    id: palette

    required property Session session
    required property var commands
    signal revealRequested(string kind, string key)

    function show(query: string) {
        field.text = query
        open()
        field.forceActiveFocus()
        field.cursorPosition = query.length
    }

    function run(index: int) {
        const row = list.itemAtIndex(index)
        // Rows are the delegate below, which has no type name.
        // qmllint disable type
        if (!row || (row.kind === "path" && row.key === ""))
            return
        // qmllint enable type
        close()
        if (row.kind === "command")
            row.command.trigger()
        else if (row.kind === "path")
            session.openPath(row.key)
        else
            revealRequested(row.kind, row.key)
    }

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: Theme.headerHeight - Theme.gapS
    width: Math.min(600, parent ? parent.width - 2 * Theme.gapXl : 600)
    implicitHeight: field.height + Math.max(list.height, Theme.rowHeight) + 3 * Theme.gapS
    padding: Theme.gapS
    modal: true
    focus: true
    onClosed: field.clear()

    background: Rectangle {
        color: Theme.raised
        radius: Theme.radiusLarge
        border.color: Theme.border
    }
    T.Overlay.modal: Rectangle { color: Theme.faded("black", Theme.dark ? 0.4 : 0.12) }
    enter: Transition {
        NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.durationFast }
    }

    contentItem: FocusScope {
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Search and commands")
        TextField {
            id: field
            width: parent.width
            iconName: "search"
            focus: true
            placeholderText: qsTr("Type a command, a service, a context, or a path")
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
            Keys.onPressed: event => {
                if (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp) {
                    const step = event.key === Qt.Key_PageDown ? 8 : -8
                    list.currentIndex = Math.max(0, Math.min(list.count - 1, list.currentIndex + step))
                    event.accepted = true
                }
            }
            onAccepted: palette.run(list.currentIndex)
        }
        ListView {
            id: list
            anchors.top: field.bottom
            anchors.topMargin: Theme.gapS
            width: parent.width
            height: Math.min(contentHeight, 10 * Theme.rowHeight)
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Matches")
            T.ScrollBar.vertical: ScrollBar {}
            model: PaletteModel {
                session: palette.session
                commands: palette.commands
                query: field.text
                onCountChanged: list.currentIndex = 0
            }
            delegate: ListRow {
                id: row
                required property int index
                required property string kind
                required property string title
                required property string key
                required property var command
                required property string shortcut
                required property string matchDetail
                text: title
                iconName: model.iconName
                focusPolicy: Qt.NoFocus
                required property var model
                implicitHeight: Theme.rowHeight
                onClicked: palette.run(index)
                Accessible.name: matchDetail === "" ? title : qsTr("%1, %2").arg(title).arg(matchDetail)
                trailing: [
                    Label {
                        anchors.verticalCenter: parent.verticalCenter
                        width: Math.min(implicitWidth, 260)
                        text: row.matchDetail
                        elide: Text.ElideMiddle
                        muted: true
                        font.pixelSize: Theme.textS
                    },
                    KeyHint {
                        anchors.verticalCenter: parent.verticalCenter
                        text: row.shortcut
                    }
                ]
            }
        }
        Label {
            anchors.top: field.bottom
            anchors.topMargin: Theme.gapS
            x: Theme.gapS
            height: Theme.rowHeight
            visible: list.count === 0
            text: qsTr("Nothing matches.")
            muted: true
        }
    }
}
