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
    readonly property list<var> rows: lensRows(map.lens)

    function lensRows(lens: int): var {
        const lines = [
            { line: "solid", color: Theme.edge, text: qsTr("calls and waits") },
            { line: "dashed", color: Theme.edge, text: qsTr("sends a message") },
            { line: "dotted", color: Theme.edge, text: qsTr("needs to build") }
        ]
        const regions = [
            { line: "area", color: Theme.core, border: Theme.coreBorder, text: qsTr("core subdomain") },
            { line: "area", color: Theme.supporting, border: Theme.supportingBorder, text: qsTr("supporting subdomain") },
            { line: "area", color: Theme.generic, border: Theme.genericBorder, text: qsTr("generic subdomain") }
        ]
        if (lens === MapView.Structure)
            return [...lines,
                    { line: "solid", color: Theme.inCycle, text: qsTr("in a cycle") },
                    { line: "solid", color: Theme.suggestedCut, text: qsTr("suggested cut") },
                    { line: "dashed", color: Theme.acceptedCut, text: qsTr("planned to go") },
                    ...regions]
        if (lens === MapView.Drift)
            return [{ line: "solid", color: Theme.edge, text: qsTr("sources agree") },
                    { line: "solid", color: Theme.accent, text: qsTr("only designed") },
                    { line: "solid", color: Theme.warning, text: qsTr("only in code or manifests") },
                    { line: "solid", color: Theme.error, text: qsTr("only observed") }]
        if (lens === MapView.Ownership)
            return [{ line: "solid", color: Theme.warning, text: qsTr("between teams") },
                    { line: "solid", color: Theme.edgeMuted, text: qsTr("inside one team") }]
        return [{ line: "solid", color: Theme.warning, text: qsTr("between contexts") },
                { line: "solid", color: Theme.edgeMuted, text: qsTr("inside a context") }]
    }

    width: Math.max(column.implicitWidth, title.implicitWidth) + 2 * Theme.gapM
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
            model: legend.rows
            Row {
                id: entry
                required property var modelData
                spacing: Theme.gapS
                Item {
                    width: 28
                    height: Theme.gapL + 2
                    Rectangle {
                        visible: entry.modelData.line === "area"
                        anchors.fill: parent
                        anchors.margins: 2
                        radius: 3
                        color: entry.modelData.color
                        border.color: entry.modelData.border ?? "transparent"
                    }
                    Row {
                        visible: entry.modelData.line !== "area"
                        anchors.verticalCenter: parent.verticalCenter
                        spacing: entry.modelData.line === "dashed" ? 3 : entry.modelData.line === "dotted" ? 3 : 0
                        Repeater {
                            model: entry.modelData.line === "dashed" ? 3 : entry.modelData.line === "dotted" ? 6 : 1
                            Rectangle {
                                width: entry.modelData.line === "dashed" ? 7 : entry.modelData.line === "dotted" ? 2 : 28
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
