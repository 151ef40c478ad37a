import QtQuick
import QtQuick.Layouts
import QtQuick.Dialogs
import Alidade.Theme
import Alidade.Components
import Alidade.Session

/// What to import: a folder or a git repository, and of the latter the revision.
ColumnLayout {
    id: form

    required property Session session
    /// The import that was started last, and what was typed then: it stays until that has been read.
    property int run: 0
    property string started: ""
    readonly property bool isReady: path.text.trim() !== "" && !session.isReadOnly

    spacing: Theme.gapS

    function takeFocus() { path.forceActiveFocus(Qt.TabFocusReason) }
    function start() {
        if (!isReady)
            return
        run = session.importPath(path.text, revision.text)
        started = path.text
    }
    function show(item: var) { item.open() }
    function choose() {
        if (!dialog.item)
            dialog.active = true
        show(dialog.item)
    }

    Connections {
        target: form.session.imports
        function onEnded(run: int, isDone: bool) {
            if (run !== form.run || !isDone || path.text !== form.started)
                return
            path.clear()
            revision.clear()
        }
    }
    RowLayout {
        spacing: Theme.gapS
        TextField {
            id: path
            Layout.fillWidth: true
            iconName: "folder"
            placeholderText: qsTr("Folder or git repository")
            onAccepted: form.start()
        }
        Button {
            text: qsTr("Choose…")
            onClicked: form.choose()
        }
    }
    TextField {
        id: revision
        Layout.fillWidth: true
        iconName: "history"
        placeholderText: qsTr("Branch, tag or commit; empty: the files on disk")
        onAccepted: form.start()
    }
    Button {
        Layout.fillWidth: true
        primary: true
        iconName: "import"
        text: qsTr("Import")
        Accessible.name: qsTr("Start the import")
        enabled: form.isReady
        onClicked: form.start()
    }
    Label {
        Layout.fillWidth: true
        text: form.session.isReadOnly ? qsTr("This workspace is open read-only.")
                                      : qsTr("Nothing in it is run or changed. The map stays usable meanwhile.")
        muted: true
        wrapMode: Text.Wrap
        font.pixelSize: Theme.textS
    }
    Loader { // the desktop's own dialog, made when first asked for
        id: dialog
        active: false
        visible: false
        sourceComponent: FolderDialog {
            title: qsTr("Import a folder")
            onAccepted: path.text = decodeURIComponent(String(selectedFolder).replace(/^file:\/\//, "")) // qmllint disable unqualified
        }
    }
}
