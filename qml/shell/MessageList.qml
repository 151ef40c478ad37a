pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Session

/// What was said since the start, with the lines behind each message.
Dialog {
    id: dialog

    required property Session session

    title: qsTr("Messages")
    width: Math.min(720, parent ? parent.width - 2 * Theme.gapXl : 720)
    height: Math.min(480, parent ? parent.height - 4 * Theme.gapXl : 480)
    onOpened: list.forceActiveFocus()

    contentItem: ListView {
        cacheBuffer: 0 // nothing is made ahead: 6.4 warns when a list shrinks meanwhile
        id: list
        clip: true
        spacing: Theme.gapS
        model: dialog.session.messages
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationEnabled: true
        Accessible.role: Accessible.List
        Accessible.name: dialog.title
        T.ScrollBar.vertical: ScrollBar {}
        delegate: Column {
            id: entry
            required property string text
            required property bool isError
            required property date time
            required property var details
            width: ListView.view.width - Theme.gapM
            spacing: Theme.gapXs
            Accessible.role: Accessible.ListItem
            Accessible.name: text
            Row {
                spacing: Theme.gapS
                Icon {
                    name: entry.isError ? "error" : "info"
                    color: entry.isError ? Theme.error : Theme.textMuted
                    width: Theme.gapL
                    height: Theme.gapL
                }
                TextEdit {
                    width: entry.width - 100
                    text: entry.text
                    wrapMode: Text.Wrap
                    readOnly: true
                    selectByMouse: true
                    color: Theme.text
                    selectionColor: Theme.accent
                    font.pixelSize: Theme.textM
                    font.family: Theme.fontFamily
                }
                Label {
                    text: entry.time.toLocaleTimeString(Qt.locale(), Locale.ShortFormat)
                    muted: true
                    font.pixelSize: Theme.textS
                }
            }
            TextEdit {
                visible: entry.details.length > 0
                x: Theme.gapXl
                width: entry.width - x
                text: entry.details.join("\n")
                readOnly: true
                selectByMouse: true
                wrapMode: Text.WrapAnywhere
                color: Theme.textMuted
                selectionColor: Theme.accent
                font.pixelSize: Theme.textS
                font.family: Theme.monoFamily
            }
        }
        Label {
            anchors.centerIn: parent
            visible: list.count === 0
            text: qsTr("Nothing was said yet.")
            muted: true
        }
    }
}
