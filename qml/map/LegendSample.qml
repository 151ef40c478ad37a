pragma ComponentBehavior: Bound

import QtQuick

/// A piece of a line or an area as the map draws it; `kind` is "solid", "dashed", "dotted" or "area".
Item {
    id: sample

    required property string kind
    required property color color
    required property color border
    property real lineWidth: 2
    readonly property var pieces: kind === "dashed" ? { count: 3, width: 6, gap: 3 }
                                : kind === "dotted" ? { count: 6, width: 2, gap: 2.4 } : { count: 1, width: 24, gap: 0 }

    implicitWidth: 24

    Rectangle {
        visible: sample.kind === "area"
        anchors.fill: parent
        anchors.topMargin: 3
        anchors.bottomMargin: 3
        radius: 3
        color: sample.color
        border.color: sample.border
    }
    Row {
        visible: sample.kind !== "area"
        anchors.verticalCenter: parent.verticalCenter
        spacing: sample.pieces.gap
        Repeater {
            model: sample.pieces.count
            Rectangle {
                width: sample.pieces.width
                height: sample.lineWidth
                antialiasing: true
                color: sample.color
            }
        }
    }
}
