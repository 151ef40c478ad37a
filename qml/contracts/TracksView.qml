pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Contracts

/// One API in two languages, row by row. Enter opens the proto at the current row, Shift+Enter the document.
ColumnLayout {
    id: tracks

    required property ContractText contract
    required property string protoName
    required property string openApiName
    property bool onlyDifferences: false
    signal placeRequested(var place)

    readonly property var rows: {
        if (!onlyDifferences)
            return contract.tracks
        // What differs, below the operation or type that it belongs to.
        const kept = []
        let above = null
        for (const row of contract.tracks) {
            if (row.kind === "operation" || row.kind === "type")
                above = row
            if (row.notes.length === 0)
                continue
            if (above && above !== row && kept.indexOf(above) < 0)
                kept.push(above)
            kept.push(row)
        }
        return kept
    }

    function takeFocus() { list.forceActiveFocus(Qt.TabFocusReason) }

    spacing: 0

    Row {
        Layout.fillWidth: true
        Repeater {
            model: [tracks.protoName, tracks.openApiName]
            Item {
                id: head
                required property string modelData
                width: tracks.width / 2
                height: Theme.rowHeight
                Label {
                    x: Theme.gapM
                    width: parent.width - 2 * Theme.gapM
                    height: parent.height
                    text: head.modelData
                    muted: true
                    font.pixelSize: Theme.textS
                    font.weight: Font.DemiBold
                }
            }
        }
    }
    Separator { Layout.fillWidth: true }
    ListView {
        id: list
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        cacheBuffer: 0
        focus: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0
        bottomMargin: Theme.gapM
        model: tracks.rows
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Proto and OpenAPI side by side")
        T.ScrollBar.vertical: ScrollBar {}
        Keys.onReturnPressed: event => {
            const row = tracks.rows[currentIndex]
            if (row)
                tracks.placeRequested(event.modifiers & Qt.ShiftModifier ? row.openApiPlace : row.protoPlace)
        }
        delegate: TrackRowView {
            width: ListView.view.width
            isCurrent: ListView.isCurrentItem && list.activeFocus
            onPlaceRequested: place => tracks.placeRequested(place)
            onChosen: {
                list.currentIndex = index
                list.forceActiveFocus(Qt.MouseFocusReason)
            }
        }
        Rectangle { // between the two
            parent: list
            x: Math.round(list.width / 2)
            width: 1
            height: list.height
            color: Theme.border
        }
    }
}
