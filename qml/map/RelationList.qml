pragma ComponentBehavior: Bound

import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Map

/// Relations between contexts, each with its pattern to choose and a button to remove it.
Column {
    id: list

    required property MapView map
    required property Inspection inspection
    readonly property var patterns: [...inspection.patterns].map(pattern => ({ value: pattern.label, text: pattern.value }))

    spacing: Theme.gapS

    Repeater {
        model: list.inspection.relations
        Item {
            id: relation
            required property var modelData
            width: list.width
            height: name.height + chooser.height
            Label {
                id: name
                width: parent.width - remove.width
                height: Theme.gapXl
                text: relation.modelData.text
            }
            IconButton {
                id: remove
                anchors.right: parent.right
                width: Theme.gapXl
                height: Theme.gapXl
                iconName: "trash"
                text: qsTr("Remove the relation")
                enabled: list.map.canEdit
                onClicked: list.map.unrelate(relation.modelData.upstream, relation.modelData.downstream)
            }
            ChoiceButton {
                id: chooser
                anchors.top: name.bottom
                width: parent.width
                name: qsTr("Pattern")
                options: list.patterns
                value: relation.modelData.pattern
                enabled: list.map.canEdit
                onChosen: value => list.map.relate(relation.modelData.upstream, relation.modelData.downstream, value)
            }
        }
    }
}
