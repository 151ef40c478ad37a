pragma ComponentBehavior: Bound

import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Map

/// What a node serves, produces, consumes or holds, by kind; many can be searched.
InspectorSection {
    id: section

    required property MapView map
    required property Inspection inspection
    /// From so many on there is a field to search them.
    readonly property int searchedFrom: 8

    title: qsTr("Endpoints (%1)").arg(inspection.endpointCount)

    SearchField {
        id: filter
        width: parent.width
        visible: section.inspection.endpointCount >= section.searchedFrom
        placeholderText: qsTr("Find an endpoint")
        onTextChanged: section.inspection.endpointFilter = text
    }
    Connections {
        target: section.inspection
        function onChanged() { if (!filter.visible) filter.clear() }
    }
    Repeater {
        model: section.inspection.endpointGroups
        Column {
            id: group
            required property var modelData
            width: section.width
            spacing: 2
            Label {
                text: qsTr("%1 (%2)").arg(group.modelData.title).arg(group.modelData.count)
                font.pixelSize: Theme.textS
                font.weight: Font.Medium
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            FactList {
                width: parent.width
                labelWidth: 0
                map: section.map
                facts: group.modelData.facts
            }
            Label {
                visible: group.modelData.facts.length < group.modelData.count
                text: qsTr("%n more", "", group.modelData.count - group.modelData.facts.length)
                muted: true
                font.pixelSize: Theme.textS
            }
        }
    }
    Label {
        visible: section.inspection.endpointCount > 0 && section.inspection.endpointGroups.length === 0
        text: qsTr("No endpoint has this text.")
        muted: true
        font.pixelSize: Theme.textS
    }
}
