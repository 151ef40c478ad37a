import QtQuick
import QtQuick.Layouts
import Alidade.Theme
import Alidade.Canvas
import Alidade.Components
import Alidade.Session
import Alidade.Live

/// What is different between two topologies.
FocusScope {
    id: tab

    required property Session session
    required property ComparisonTable comparison
    signal mapRequested(string node)

    property string shape: "table"

    function takeFocus() {
        if (shape === "map")
            map.forceActiveFocus(Qt.TabFocusReason)
        else
            table.takeFocus()
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.gapS
            Layout.leftMargin: Theme.gapM
            Layout.rightMargin: Theme.gapM
            spacing: Theme.gapS
            ChoiceButton {
                Layout.preferredWidth: 220
                name: qsTr("Before")
                options: tab.comparison.choices
                value: tab.comparison.before
                toolTip: tab.comparison.beforeStretch
                onChosen: value => tab.comparison.before = value
            }
            Icon {
                implicitWidth: Theme.iconSize
                implicitHeight: Theme.iconSize
                name: "arrow-right"
                color: Theme.textMuted
            }
            ChoiceButton {
                Layout.preferredWidth: 220
                name: qsTr("After")
                options: tab.comparison.choices
                value: tab.comparison.after
                toolTip: tab.comparison.afterStretch
                onChosen: value => tab.comparison.after = value
            }
            Label {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.gapS
                text: tab.comparison.isBusy ? qsTr("Comparing…") : tab.comparison.summary
                muted: true
            }
            SegmentedControl {
                name: qsTr("Show as")
                options: [
                    { value: "table", text: qsTr("List") },
                    { value: "map", text: qsTr("Map") }
                ]
                value: tab.shape
                onChosen: value => tab.shape = value
            }
        }
        LiveTable {
            id: table
            Layout.fillWidth: true
            Layout.fillHeight: true
            focus: true
            visible: tab.shape === "table"
            rows: tab.comparison.rows
            spokenName: qsTr("Differences")
            onActivated: row => tab.mapRequested(row.node ?? row.from)
            columns: [
                { name: "what", title: qsTr("What"), fill: 4 },
                { name: "change", title: qsTr("Change"), width: 96, badge: true },
                { name: "rate", title: qsTr("Rate"), width: 150, right: true },
                { name: "errors", title: qsTr("Errors"), width: 140, right: true },
                { name: "p95", title: qsTr("p95"), width: 160, right: true },
                { name: "voices", title: qsTr("Who says so"), fill: 3, muted: true, from: 820 }
            ]
            EmptyState {
                anchors.centerIn: parent
                visible: table.count === 0 && !tab.comparison.isBusy
                iconName: "check"
                title: qsTr("No difference")
                text: qsTr("Both are the same, but for what may be noise.")
            }
        }
        FocusScope {
            id: map
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: tab.shape === "map"
            clip: true // its tiles are larger than what is seen of them
            activeFocusOnTab: true
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Map of the differences")
            Accessible.description: qsTr("Arrows move it, plus and minus zoom, F shows all of it")
            onVisibleChanged: if (visible) Qt.callLater(canvas.fitAll) // qmllint disable type
            Keys.onPressed: event => {
                const step = 64
                event.accepted = true
                if (event.key === Qt.Key_Left)
                    canvas.panBy(Qt.point(step, 0))
                else if (event.key === Qt.Key_Right)
                    canvas.panBy(Qt.point(-step, 0))
                else if (event.key === Qt.Key_Up)
                    canvas.panBy(Qt.point(0, step))
                else if (event.key === Qt.Key_Down)
                    canvas.panBy(Qt.point(0, -step))
                else if (event.key === Qt.Key_Plus || event.key === Qt.Key_Equal)
                    canvas.zoomBy(1.25)
                else if (event.key === Qt.Key_Minus)
                    canvas.zoomBy(0.8)
                else if (event.key === Qt.Key_F)
                    canvas.fitAll()
                else
                    event.accepted = false
            }
            DrawingView {
                id: canvas
                anchors.fill: parent
                source: tab.comparison.map
                animationDuration: Theme.durationSlow
                spokenName: qsTr("Map of the differences")
                onWidthChanged: fitAll()
                onHeightChanged: fitAll()
            }
            Connections {
                target: tab.comparison
                function onCompared() { Qt.callLater(canvas.fitAll) } // qmllint disable type
            }
            MouseArea {
                property point last
                anchors.fill: parent
                onPressed: mouse => {
                    last = Qt.point(mouse.x, mouse.y)
                    map.forceActiveFocus()
                }
                onPositionChanged: mouse => {
                    canvas.panBy(Qt.point(mouse.x - last.x, mouse.y - last.y))
                    last = Qt.point(mouse.x, mouse.y)
                }
                onWheel: wheel => canvas.zoomAt(Qt.point(wheel.x, wheel.y), Math.pow(1.0015, wheel.angleDelta.y))
            }
            FocusRing { shown: map.activeFocus }
        }
    }
}
