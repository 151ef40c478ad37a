pragma ComponentBehavior: Bound

import QtQuick
import Alidade.Components
import Alidade.Map

/// Places that back a fact; a click or Enter opens the file at the line.
Column {
    id: list

    required property MapView map
    required property var places
    property bool showsVoice: true

    Repeater {
        model: list.places
        ListRow {
            required property var modelData
            width: list.width
            iconName: "file"
            text: modelData.file === "" ? modelData.detail : modelData.line > 0 ? qsTr("%1:%2").arg(modelData.file).arg(modelData.line) : modelData.file
            detail: modelData.file === "" ? "" : list.showsVoice && modelData.detail !== "" ? qsTr("%1 · %2").arg(modelData.voice).arg(modelData.detail) : modelData.voice
            toolTip: modelData.detail
            enabled: modelData.file !== ""
            onClicked: list.map.session.openEvidence(modelData.source, modelData.file, modelData.line)
        }
    }
}
