pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Shell

/// Every revision, newest first; Enter or a click goes to it.
Panel {
    id: panel

    required property Session session
    signal closed

    title: qsTr("History")
    actions: IconButton {
        iconName: "close"
        iconColor: Theme.textMuted
        text: qsTr("Hide the history")
        shortcut: "Ctrl+H"
        onClicked: panel.closed()
    }

    function takeFocus() {
        list.forceActiveFocus(Qt.TabFocusReason)
    }

    ListView {
        cacheBuffer: 0 // nothing is made ahead: 6.4 warns when a list shrinks meanwhile
        id: list
        anchors.fill: parent
        anchors.leftMargin: Theme.gapS
        anchors.rightMargin: Theme.gapS
        clip: true
        model: panel.session.history
        activeFocusOnTab: true
        currentIndex: -1
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: panel.title
        T.ScrollBar.vertical: ScrollBar {}
        onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0) currentIndex = 0
        Keys.onReturnPressed: currentItem?.clicked()
        Keys.onEscapePressed: panel.closed()
        delegate: ListRow {
            required property var revision
            required property string label
            required property date time
            required property bool isUndone
            required property bool isCurrent
            text: { Qt.uiLanguage; return Language.ofLabel(label) }
            detail: { Qt.uiLanguage; return isNaN(time.getTime()) ? qsTr("Before any change") : time.toLocaleString(Qt.locale(), Locale.ShortFormat) }
            iconName: isCurrent ? "arrow-right" : "history"
            iconColor: isCurrent ? Theme.accent : Theme.textMuted
            highlighted: ListView.isCurrentItem && ListView.view.activeFocus
            opacity: isUndone ? 0.55 : 1
            focusPolicy: Qt.NoFocus
            toolTip: isCurrent ? qsTr("The present state") : isUndone ? qsTr("Redo up to here") : qsTr("Undo down to here")
            Accessible.description: toolTip
            onClicked: panel.session.goTo(revision)
        }
    }
}
