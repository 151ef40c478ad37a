pragma ComponentBehavior: Bound

import QtQuick
import Alidade.Evidence
import Alidade.Map

/// Places that back a fact. A click or Enter shows the lines; a button opens the file in the editor.
Column {
    id: list

    required property MapView map
    required property var places
    /// So many show their lines from the start.
    property int expandedCount: 0

    Repeater {
        model: list.places
        EvidenceRow {
            required property var modelData
            required property int index
            width: list.width
            session: list.map.session
            source: modelData.source
            file: modelData.file
            line: modelData.line
            voice: modelData.voice
            detail: modelData.detail
            isExpanded: index < list.expandedCount && modelData.file !== ""
            showsLines: list.visible
        }
    }
}
