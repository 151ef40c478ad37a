pragma ComponentBehavior: Bound

import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Map

/// What lines and colours mean under the present lens, in as many columns as there is room for. Folds away to its title; that
/// is remembered.
Rectangle {
    id: legend

    required property MapView map
    property real availableWidth: 600
    readonly property bool isOpen: map.isLegendOpen
    readonly property int rowHeight: Theme.gapL + 2
    readonly property int sampleWidth: 24
    readonly property real entryWidth: {
        let widest = 0
        for (let i = 0; i < map.legend.length; ++i)
            widest = Math.max(widest, metrics.advanceWidth(map.legend[i].text))
        return sampleWidth + Theme.gapS + widest
    }
    readonly property int columnCount: Math.max(1, Math.min(3, Math.floor((availableWidth - 2 * Theme.gapM + Theme.gapL) / (entryWidth + Theme.gapL))))

    width: (isOpen ? Math.max(entries.width + 2 * Theme.gapM, title.implicitWidth) : title.implicitWidth)
    height: title.height + (isOpen ? entries.height + Theme.gapS : 0)
    radius: Theme.radius
    color: Theme.panel
    border.color: Theme.border
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Legend")

    FontMetrics {
        id: metrics
        font.family: Theme.fontFamily
        font.pixelSize: Theme.textS
    }
    Button {
        id: title
        width: parent.width
        implicitHeight: Theme.controlHeight - Theme.gapXs
        flat: true
        text: qsTr("Legend")
        iconName: legend.isOpen ? "chevron-down" : "chevron-up"
        Accessible.description: legend.isOpen ? qsTr("open") : qsTr("closed")
        onClicked: legend.map.isLegendOpen = !legend.isOpen
    }
    Grid {
        id: entries
        x: Theme.gapM
        y: title.height
        visible: legend.isOpen
        flow: Grid.TopToBottom
        rows: Math.max(4, Math.ceil(legend.map.legend.length / legend.columnCount))
        columnSpacing: Theme.gapL
        Repeater {
            model: legend.isOpen ? legend.map.legend : []
            Row {
                id: entry
                required property var modelData
                spacing: Theme.gapS
                height: legend.rowHeight
                LegendSample {
                    width: legend.sampleWidth
                    height: parent.height
                    kind: entry.modelData.sample
                    color: entry.modelData.color
                    border: entry.modelData.border
                    lineWidth: entry.modelData.width
                }
                Label {
                    height: parent.height
                    text: entry.modelData.text
                    font.pixelSize: Theme.textS
                }
            }
        }
    }
}
