pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Evidence
import Alidade.Events

/// The selected note: its words, kind and context, what comes before and after it, and where the code says so.
Flickable {
    id: inspector

    required property EventBoard board
    readonly property var note: board.item
    readonly property var findings: board.findings
    readonly property var wrongs: findings.filter(finding => finding.item === board.selected)
    readonly property bool canEdit: board.selected >= 0 && !board.isReadOnly

    clip: true
    contentWidth: width
    contentHeight: content.implicitHeight + 2 * Theme.gapM
    boundsBehavior: Flickable.StopAtBounds
    T.ScrollBar.vertical: ScrollBar {}

    component Heading: Label {
        muted: true
        font.pixelSize: Theme.textS
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    component Fact: Label {
        width: parent?.width ?? 0
        wrapMode: Text.Wrap
        elide: Text.ElideNone
        font.pixelSize: Theme.textS
    }
    component Neighbours: Column {
        id: neighbours
        required property var rows
        required property string title
        width: parent?.width ?? 0
        visible: rows.length > 0
        Heading { text: neighbours.title }
        Repeater {
            model: neighbours.rows
            ListRow {
                required property var modelData
                width: neighbours.width
                text: modelData.title
                detail: modelData.detail
                onClicked: inspector.board.select(modelData.item)
            }
        }
    }

    Column {
        id: content
        x: Theme.gapL
        y: Theme.gapS
        width: parent.width - 2 * Theme.gapL
        spacing: Theme.gapM

        Label {
            width: parent.width
            visible: inspector.board.selected < 0
            text: qsTr("Select a note, or add one: double click the wall, or press 1 to 7.")
            muted: true
            wrapMode: Text.Wrap
            elide: Text.ElideNone
            font.pixelSize: Theme.textS
        }
        Column {
            width: parent.width
            visible: inspector.board.selected >= 0
            spacing: Theme.gapS
            TextField {
                id: words
                width: parent.width
                enabled: inspector.canEdit
                text: inspector.note.text ?? ""
                placeholderText: qsTr("What stands on the note")
                Accessible.name: placeholderText
                function commit() {
                    if (text.trim() === "")
                        text = inspector.note.text ?? ""
                    else
                        inspector.board.setText(text)
                }
                onAccepted: commit()
                onActiveFocusChanged: if (!activeFocus) commit()
                Keys.onEscapePressed: text = inspector.note.text ?? ""
            }
            ChoiceButton {
                width: parent.width
                enabled: inspector.canEdit
                name: qsTr("Kind")
                options: inspector.board.kinds
                value: inspector.note.kind ?? ""
                onChosen: value => inspector.board.setKind(value)
            }
            ChoiceButton {
                width: parent.width
                enabled: inspector.canEdit
                name: qsTr("Context")
                options: inspector.board.contexts
                value: inspector.note.context ?? ""
                onChosen: value => inspector.board.setContext(value)
            }
            Fact {
                visible: text !== ""
                text: inspector.note.publishers ? qsTr("Published by %1").arg(inspector.note.publishers) : inspector.note.service ? qsTr("Of %1").arg(inspector.note.service) : ""
            }
            Fact {
                visible: (inspector.note.publishers ?? "") !== "" || (inspector.note.consumers ?? "") !== ""
                text: inspector.note.consumers ? qsTr("Consumed by %1").arg(inspector.note.consumers) : qsTr("Consumed by nobody that is known")
            }
            Fact {
                visible: (inspector.note.topic ?? "") !== ""
                text: qsTr("Topic or queue: %1").arg(inspector.note.topic ?? "")
            }
            Fact {
                muted: true
                text: !(inspector.note.isFound ?? false) ? qsTr("Added by hand") : (inspector.note.isDecided ?? false) ? qsTr("Found, and changed by hand") : qsTr("Found in what was imported")
            }
        }
        Repeater {
            model: inspector.wrongs
            Column {
                id: wrong
                required property var modelData
                width: content.width
                spacing: 2
                Row {
                    spacing: Theme.gapXs
                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        width: 16
                        height: 16
                        name: wrong.modelData.level === "error" ? "error" : wrong.modelData.level === "warning" ? "warning" : "info"
                        color: wrong.modelData.level === "error" ? Theme.error : wrong.modelData.level === "warning" ? Theme.warning : Theme.textMuted
                    }
                    Label {
                        text: wrong.modelData.title
                        font.weight: Font.DemiBold
                    }
                }
                Fact { text: wrong.modelData.message }
                Fact {
                    muted: true
                    text: wrong.modelData.advice
                }
            }
        }
        Neighbours {
            title: qsTr("Before it")
            rows: inspector.board.before
        }
        Neighbours {
            title: qsTr("After it")
            rows: inspector.board.after
        }
        Column {
            width: parent.width
            visible: inspector.board.evidence.length > 0
            spacing: Theme.gapXs
            Heading { text: qsTr("Evidence (%1)").arg(inspector.board.evidence.length) }
            Repeater {
                model: inspector.board.evidence
                EvidenceRow {
                    required property var modelData
                    width: content.width
                    session: inspector.board.session
                    source: modelData.source
                    file: modelData.file
                    line: modelData.line
                    detail: modelData.title
                }
            }
        }
    }
    Connections {
        target: inspector.board
        function onNoteAdded() {
            words.forceActiveFocus(Qt.TabFocusReason)
            words.selectAll()
        }
        function onSelectionChanged() { words.text = inspector.note.text ?? "" }
    }
}
