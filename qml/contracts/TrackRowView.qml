pragma ComponentBehavior: Bound

import QtQuick
import Alidade.Theme
import Alidade.Components

/// A row of the comparison: the proto at the left, the OpenAPI document at the right, and below them how they differ.
Item {
    id: row

    required property var modelData
    required property int index
    property bool isCurrent: false
    signal placeRequested(var place)
    signal chosen

    readonly property bool isHead: modelData.kind === "heading" || modelData.kind === "operation" || modelData.kind === "type"
    readonly property bool isTop: modelData.kind === "operation" || modelData.kind === "type"
    readonly property bool isDiverging: modelData.notes.length > 0
    readonly property color tint: modelData.state === "differs" ? Theme.warning : Theme.error
    readonly property real half: width / 2
    readonly property int cellHeight: isHead ? Theme.rowHeight - 2 : Theme.gapXl

    height: cellHeight + (isDiverging ? note.implicitHeight + Theme.gapXs : 0)
    Accessible.role: Accessible.ListItem
    Accessible.name: [modelData.proto, modelData.openApi].filter(text => text !== "").join(", ") + (isDiverging ? ": " + modelData.notes.join(" ") : "")

    Rectangle {
        anchors.fill: parent
        color: row.isDiverging ? Theme.faded(row.tint, Theme.dark ? 0.18 : 0.08) : row.modelData.kind === "heading" ? Theme.panel : "transparent"
        FocusRing {
            anchors.margins: 0
            shown: row.isCurrent
        }
    }
    Separator {
        visible: row.isTop
        width: parent.width
    }
    Rectangle {
        visible: row.isDiverging
        width: 3
        height: parent.height
        color: row.tint
    }
    Cell {
        width: row.half
        text: row.modelData.proto
        place: row.modelData.protoPlace
        isMissing: row.modelData.state === "onlyOpenApi"
    }
    Cell {
        x: row.half
        width: row.half
        text: row.modelData.openApi
        place: row.modelData.openApiPlace
        isMissing: row.modelData.state === "onlyProto"
    }
    Label {
        id: note
        visible: row.isDiverging
        x: Theme.gapM + (row.isHead ? 0 : Theme.gapL)
        y: row.cellHeight - 2
        width: row.width - x - Theme.gapM
        text: row.modelData.notes.join(" ")
        wrapMode: Text.Wrap
        elide: Text.ElideNone
        font.pixelSize: Theme.textS
        Accessible.ignored: true
    }
    TapHandler {
        onTapped: (point, button) => row.chosen()
        onDoubleTapped: point => row.placeRequested(point.position.x < row.half ? row.modelData.protoPlace : row.modelData.openApiPlace)
    }

    component Cell: Item {
        id: cell
        property string text: ""
        property var place: ({})
        property bool isMissing: false
        height: row.cellHeight
        HoverHandler { id: hover }
        Label {
            x: Theme.gapM + (row.isHead ? 0 : Theme.gapL)
            width: parent.width - x - (where.visible ? where.width + Theme.gapS : Theme.gapXs)
            height: parent.height
            text: cell.isMissing ? "–" : cell.text
            muted: row.modelData.state === "elsewhere" || cell.isMissing
            font.family: Theme.monoFamily
            font.pixelSize: Theme.textS
            font.weight: row.isHead ? Font.DemiBold : Font.Normal
            Accessible.ignored: true
        }
        Label {
            id: where
            anchors.right: parent.right
            anchors.rightMargin: Theme.gapS
            height: parent.height
            width: Math.min(implicitWidth, parent.width / 2)
            visible: (hover.hovered || row.isCurrent) && (cell.place.line ?? 0) > 0
            text: cell.place.text ?? ""
            elide: Text.ElideLeft
            muted: true
            font.pixelSize: Theme.textXs
            Accessible.ignored: true
        }
    }
}
