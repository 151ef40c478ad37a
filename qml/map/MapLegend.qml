pragma ComponentBehavior: Bound

import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Map

/// What lines and colours mean under the present lens. Folds away to its title.
Rectangle {
    id: legend

    required property MapView map
    property bool isOpen: true

    width: (isOpen ? Math.max(column.implicitWidth, title.implicitWidth) : title.implicitWidth) + 2 * Theme.gapM
    height: (isOpen ? column.y + column.height + Theme.gapM : title.height)
    radius: Theme.radius
    color: Theme.panel
    border.color: Theme.border
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Legend")

    Button {
        id: title
        width: parent.width
        flat: true
        text: qsTr("Legend")
        iconName: legend.isOpen ? "chevron-down" : "chevron-up"
        onClicked: legend.isOpen = !legend.isOpen
    }
    Column {
        id: column
        x: Theme.gapM
        y: title.height
        visible: legend.isOpen
        spacing: Theme.gapXs
        Repeater {
            model: legend.map.legend
            Row {
                id: entry
                required property var modelData
                spacing: Theme.gapS
                Item {
                    width: 28
                    height: Theme.gapL + 2
                    Rectangle {
                        visible: entry.modelData.sample === "area"
                        anchors.fill: parent
                        anchors.margins: 2
                        radius: 3
                        color: entry.modelData.color
                        border.color: entry.modelData.border
                    }
                    Row {
                        visible: entry.modelData.sample !== "area"
                        anchors.verticalCenter: parent.verticalCenter
                        spacing: entry.modelData.sample === "dashed" ? 3 : entry.modelData.sample === "dotted" ? 3 : 0
                        Repeater {
                            model: entry.modelData.sample === "dashed" ? 3 : entry.modelData.sample === "dotted" ? 6 : 1
                            Rectangle {
                                width: entry.modelData.sample === "dashed" ? 7 : entry.modelData.sample === "dotted" ? 2 : 28
                                height: 2
                                color: entry.modelData.color
                            }
                        }
                    }
                }
                Label {
                    text: entry.modelData.text
                    font.pixelSize: Theme.textS
                    height: Theme.gapL + 2
                }
            }
        }
    }
}
