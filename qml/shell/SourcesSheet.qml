pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Session

/// What the workspace was imported from. Each source can be read again, at the revision that was asked for, or removed.
Dialog {
    id: dialog

    required property Session session

    title: qsTr("Sources")
    width: Math.min(680, parent ? parent.width - 2 * Theme.gapXl : 680)
    height: Math.min(440, parent ? parent.height - 4 * Theme.gapXl : 440)
    onOpened: list.forceActiveFocus(Qt.TabFocusReason)

    contentItem: ColumnLayout {
        spacing: Theme.gapM
        ListView {
            id: list
            focus: true
            Layout.fillWidth: true
            Layout.fillHeight: true
            cacheBuffer: 0 // nothing is made ahead: 6.4 warns when a list shrinks meanwhile
            clip: true
            model: dialog.session.sources
            boundsBehavior: Flickable.StopAtBounds
            keyNavigationEnabled: true
            activeFocusOnTab: true
            Accessible.role: Accessible.List
            Accessible.name: dialog.title
            T.ScrollBar.vertical: ScrollBar {}
            delegate: ListRow {
                id: row
                required property string sourceId
                required property string name
                required property string commit
                required property string askedRevision
                required property date time
                required property int nodeCount
                required property int dependencyCount
                required property int problemCount
                required property bool canBeReadAgain
                readonly property string revision: askedRevision === "" ? commit === "" ? qsTr("files on disk") : commit
                                                                         : qsTr("%1 (%2)").arg(askedRevision).arg(commit)
                readonly property string facts: {
                    const all = [revision, qsTr("%n service(s) and resource(s)", "", nodeCount),
                        qsTr("%n dependency(ies)", "", dependencyCount)]
                    if (problemCount > 0)
                        all.push(qsTr("%n problem(s)", "", problemCount))
                    if (!isNaN(time.getTime()))
                        all.push(time.toLocaleString(Qt.locale(), Locale.ShortFormat))
                    return all.join(" · ")
                }
                text: name
                detail: facts
                iconName: commit === "" ? "folder" : "graph"
                toolTip: sourceId
                focusPolicy: Qt.NoFocus
                Keys.onDeletePressed: remove.clicked()
                trailing: [
                    IconButton {
                        iconName: "import"
                        text: qsTr("Import %1 again").arg(row.name)
                        enabled: row.canBeReadAgain && !dialog.session.isReadOnly
                        onClicked: dialog.session.importSourceAgain(row.sourceId)
                    },
                    IconButton {
                        id: remove
                        iconName: "trash"
                        text: qsTr("Remove %1").arg(row.name)
                        enabled: !dialog.session.isReadOnly
                        onClicked: dialog.session.removeSource(row.sourceId)
                    }
                ]
            }
            Label {
                anchors.centerIn: parent
                visible: list.count === 0
                text: qsTr("Nothing was imported yet.")
                muted: true
            }
        }
        Label {
            Layout.fillWidth: true
            text: qsTr("What was decided about services of a removed source stays, and they are shown as gone.")
            wrapMode: Text.Wrap
            muted: true
            font.pixelSize: Theme.textS
        }
    }
}
