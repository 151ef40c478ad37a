pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Evidence
import Alidade.Sagas

/// Where the code says what the saga is, with the lines themselves.
ListView {
    id: list

    required property SagaView view
    signal stepChosen(int step)

    clip: true
    cacheBuffer: 0
    leftMargin: Theme.gapM
    rightMargin: Theme.gapM
    topMargin: Theme.gapM
    bottomMargin: Theme.gapM
    spacing: Theme.gapM
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    model: view.evidence
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Evidence in the code")
    T.ScrollBar.vertical: ScrollBar {}

    Label {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.gapXl
        visible: list.count === 0
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("No place in the code is known for this saga. Import a folder whose code performs it.")
        muted: true
        wrapMode: Text.Wrap
        elide: Text.ElideNone
    }
    delegate: Column {
        id: entry
        required property var modelData
        width: ListView.view.width - 2 * Theme.gapM
        spacing: Theme.gapXs
        EvidenceRow {
            width: parent.width
            // qmllint disable unqualified
            session: list.view.session
            // qmllint enable unqualified
            source: entry.modelData.source
            file: entry.modelData.file
            line: entry.modelData.line
            voice: entry.modelData.title
            detail: entry.modelData.detail
            isExpanded: entry.ListView.view.count <= 12
            showsLines: entry.ListView.view.visible
        }
    }
}
