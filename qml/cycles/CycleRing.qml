pragma ComponentBehavior: Bound

import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Canvas
import Alidade.Cycles

/// The chosen cycle as a ring.
Item {
    id: tab

    required property CycleAnalysis analysis
    readonly property bool isSettled: ring.isSettled

    DrawingView {
        id: ring
        anchors.fill: parent
        source: tab.analysis.drawing
        animationDuration: Theme.durationSlow
        spokenName: qsTr("Ring of the cycle")
        Accessible.role: Accessible.List
        Accessible.name: spokenName
        function fitRing() { if (width > 0 && height > 0 && tab.analysis.current >= 0) fitAll() }
        onWidthChanged: fitRing()
        onHeightChanged: fitRing()
        Connections {
            target: tab.analysis
            function onCurrentChanged() { Qt.callLater(ring.fitRing) } // qmllint disable type
        }
    }
    Row {
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.margins: Theme.gapM
        spacing: Theme.gapL
        Repeater {
            model: tab.analysis.trial < 0
                   ? [{ tint: Theme.inCycle, text: qsTr("In the cycle") }, { tint: Theme.suggestedCut, text: qsTr("Suggested cut") }]
                   : [{ tint: Theme.inCycle, text: qsTr("Still in a cycle") }, { tint: Theme.acceptedCut, text: qsTr("Cut") },
                      { tint: Theme.edge, text: qsTr("Free") }]
            Row {
                id: legend
                required property var modelData
                spacing: Theme.gapXs + 2
                Rectangle {
                    width: Theme.gapL
                    height: 3
                    radius: 1
                    anchors.verticalCenter: parent.verticalCenter
                    color: legend.modelData.tint
                }
                Label {
                    text: legend.modelData.text
                    muted: true
                    font.pixelSize: Theme.textS
                }
            }
        }
    }
}
