import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Cycles

/// The level as a dependency structure matrix: all of it, or the chosen cycle.
Item {
    id: tab

    required property CycleAnalysis analysis

    MatrixView {
        id: matrix
        anchors.fill: parent
        anchors.bottomMargin: Theme.controlHeight + Theme.gapS
        analysis: tab.analysis
        dark: Theme.dark
        fontFamily: Theme.fontFamily
        fontSize: Theme.textS
        onlyCycle: scope.value === "cycle"
        Accessible.role: Accessible.Table
        Accessible.name: qsTr("Dependency structure matrix")
        Accessible.description: currentText
        ToolTip {
            delay: 0
            visible: matrix.hoverText !== ""
            x: Math.min(matrix.hoverPoint.x + Theme.gapL, matrix.width - width)
            y: matrix.hoverPoint.y + Theme.gapL
            text: matrix.hoverText
        }
    }
    Label {
        anchors.left: parent.left
        anchors.leftMargin: Theme.gapM
        anchors.right: scope.left
        anchors.rightMargin: Theme.gapM
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gapXs
        height: Theme.controlHeight
        wrapMode: Text.Wrap
        maximumLineCount: 2
        text: matrix.activeFocus ? matrix.currentText : qsTr("A row depends on the columns it has numbers in. What stands above the diagonal closes a cycle.")
        muted: !matrix.activeFocus
        font.pixelSize: Theme.textS
    }
    SegmentedControl {
        id: scope
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.gapXs
        name: qsTr("Show in the matrix")
        value: "all"
        options: [{ value: "all", text: qsTr("Everything") }, { value: "cycle", text: qsTr("This cycle") }]
        onChosen: value => scope.value = value
    }
}
