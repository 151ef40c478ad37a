pragma ComponentBehavior: Bound

import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Map

/// Labelled facts, one a line; one with a place opens it.
Column {
    id: list

    required property MapView map
    required property var facts
    /// 0 where the facts have no labels.
    property int labelWidth: 88

    spacing: 2

    Repeater {
        model: list.facts
        Item {
            id: fact
            required property var modelData
            readonly property bool hasPlace: modelData.evidence.length > 0
            function open() {
                const place = modelData.evidence[0]
                list.map.session.openEvidence(place.source, place.file, place.line)
            }
            width: list.width
            height: Math.max(Theme.gapL + Theme.gapXs, value.implicitHeight)
            activeFocusOnTab: hasPlace
            Accessible.role: hasPlace ? Accessible.Link : Accessible.StaticText
            Accessible.name: modelData.label === "" ? modelData.value : qsTr("%1: %2").arg(modelData.label).arg(modelData.value)
            Accessible.onPressAction: if (hasPlace) open()
            Keys.onReturnPressed: if (hasPlace) open()
            Label {
                width: Math.max(0, list.labelWidth - Theme.gapS)
                visible: list.labelWidth > 0
                height: Theme.gapL + Theme.gapXs
                text: fact.modelData.label
                muted: true
                font.pixelSize: Theme.textS
            }
            Label {
                id: value
                x: list.labelWidth
                width: parent.width - x
                text: fact.modelData.value
                wrapMode: Text.WrapAnywhere
                font.pixelSize: Theme.textS
                lineHeight: 1.2
                color: fact.hasPlace && area.containsMouse ? Theme.accent : Theme.text
            }
            MouseArea {
                id: area
                anchors.fill: parent
                enabled: fact.hasPlace
                hoverEnabled: true
                cursorShape: fact.hasPlace ? Qt.PointingHandCursor : Qt.ArrowCursor
                onClicked: fact.open()
            }
            FocusRing { shown: fact.activeFocus }
        }
    }
}
