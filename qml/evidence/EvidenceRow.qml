import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Evidence

/// A place that backs a fact. A click or Enter shows its lines below; the button at the right opens the file in the editor.
Column {
    id: row

    required property Session session
    required property string source
    required property string file
    required property int line
    property string voice: ""
    property string detail: ""
    property bool isExpanded: false
    /// False while nobody sees it: nothing is read then.
    property bool showsLines: true

    readonly property string place: line > 0 ? qsTr("%1:%2").arg(file).arg(line) : file

    spacing: 2

    ListRow {
        id: head
        width: parent.width
        iconName: row.file === "" ? "info" : row.isExpanded ? "chevron-down" : "chevron-right"
        text: row.file === "" ? row.detail : row.place
        elide: row.file === "" ? Text.ElideRight : Text.ElideLeft // a place is told by its end
        detail: row.file === "" ? "" : row.voice === "" || row.detail === "" ? row.voice + row.detail : qsTr("%1 · %2").arg(row.voice).arg(row.detail)
        toolTip: row.file === "" ? row.detail : row.place
        enabled: row.file !== ""
        Accessible.checkable: true
        Accessible.checked: row.isExpanded
        onClicked: row.isExpanded = !row.isExpanded
        Keys.onRightPressed: row.isExpanded = true
        Keys.onLeftPressed: row.isExpanded = false
        trailing: IconButton {
            visible: row.file !== ""
            implicitWidth: Theme.controlHeight - 4
            implicitHeight: Theme.controlHeight - 4
            iconName: "external-link"
            iconColor: Theme.textMuted
            text: qsTr("Open %1 in the editor").arg(row.place)
            onClicked: row.session.openEvidence(row.source, row.file, row.line)
        }
    }
    Loader {
        width: parent.width
        active: row.isExpanded && row.showsLines && row.file !== ""
        visible: active
        // Not a bound component: Qt 6.4 makes none of those for a row that is itself made by a delegate.
        // qmllint disable unqualified
        sourceComponent: SnippetView {
            session: row.session
            source: row.source
            file: row.file
            line: row.line
        }
        // qmllint enable unqualified
    }
}
