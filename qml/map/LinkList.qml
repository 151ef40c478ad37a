pragma ComponentBehavior: Bound

import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Canvas
import Alidade.Map

/// Things on the map; a click selects one and shows it.
Column {
    id: list

    required property MapView map
    required property DrawingView view
    required property var links
    property string iconName: ""
    property bool showsEvidence: false
    property int limit: 12
    property bool isExpanded: false
    readonly property var shown: isExpanded || links.length <= limit ? links : links.slice(0, limit)

    Repeater {
        model: list.shown
        Column {
            id: link
            required property var modelData
            width: list.width
            ListRow {
                width: parent.width
                iconName: list.iconName
                text: link.modelData.name
                detail: link.modelData.isPlannedCut ? qsTr("%1 · planned to go").arg(link.modelData.detail) : link.modelData.detail
                trailing: Repeater {
                    model: link.modelData.voices
                    Badge {
                        required property string modelData
                        text: modelData
                        tint: Theme.accent
                    }
                }
                onClicked: {
                    list.map.select(link.modelData.key)
                    list.view.reveal(list.map.rectOf(link.modelData.key))
                }
            }
            EvidenceList {
                width: parent.width
                visible: list.showsEvidence
                map: list.map
                places: list.showsEvidence ? link.modelData.evidence : []
                expandedCount: 1
            }
            Label {
                visible: list.showsEvidence && link.modelData.moreImports > 0
                x: Theme.gapS
                width: parent.width - 2 * x
                text: qsTr("and %n more import line(s)", "", link.modelData.moreImports)
                muted: true
                font.pixelSize: Theme.textS
            }
        }
    }
    Button {
        visible: list.shown.length < list.links.length
        flat: true
        text: qsTr("%n more", "", list.links.length - list.shown.length)
        onClicked: list.isExpanded = true
    }
}
