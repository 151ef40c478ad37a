pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Cycles

/// The cycles at one level, and what people agreed to cut.
Panel {
    id: panel

    required property CycleAnalysis analysis

    title: ""

    function takeFocus() { list.forceActiveFocus(Qt.TabFocusReason) }

    function modeTint(mode: string) : color {
        return mode === "sync" ? Theme.error : mode === "mixed" ? Theme.warning : Theme.textMuted
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gapS
        SegmentedControl {
            Layout.topMargin: Theme.gapM
            Layout.leftMargin: Theme.gapM
            Layout.rightMargin: Theme.gapM
            name: qsTr("Group by")
            value: panel.analysis.grouping
            options: [
                { value: "module", text: qsTr("Modules") },
                { value: "service", text: qsTr("Services") },
                { value: "context", text: qsTr("Contexts") }
            ]
            onChosen: value => panel.analysis.grouping = value
        }
        Label {
            Layout.leftMargin: Theme.gapM
            Layout.fillWidth: true
            text: panel.analysis.cycles.length === 0 ? qsTr("No cycles") : qsTr("%n cycle(s)", "", panel.analysis.cycles.length)
            muted: true
            font.pixelSize: Theme.textS
            font.weight: Font.DemiBold
        }
        ListView {
            cacheBuffer: 0 // nothing is made ahead: 6.4 warns when a list shrinks meanwhile
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.leftMargin: Theme.gapS
            Layout.rightMargin: Theme.gapS
            clip: true
            focus: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            model: panel.analysis.cycles
            currentIndex: panel.analysis.current
            highlightMoveDuration: 0
            spacing: 2
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Cycles")
            T.ScrollBar.vertical: ScrollBar {}
            Keys.onUpPressed: panel.analysis.current = Math.max(0, panel.analysis.current - 1)
            Keys.onDownPressed: panel.analysis.current = panel.analysis.current + 1
            delegate: ListRow {
                id: row
                required property var modelData
                required property int index
                text: modelData.title
                detail: qsTr("%1 members, %2 dependencies").arg(modelData.size).arg(modelData.edgeCount)
                toolTip: modelData.members.join(", ")
                highlighted: index === panel.analysis.current
                focusPolicy: Qt.NoFocus
                onClicked: {
                    panel.analysis.current = index
                    list.forceActiveFocus()
                }
                trailing: Badge {
                    text: row.modelData.modeName
                    tint: panel.modeTint(row.modelData.mode)
                }
            }
        }
        Label {
            Layout.leftMargin: Theme.gapM
            Layout.fillWidth: true
            visible: panel.analysis.acceptedCuts.length > 0
            text: qsTr("Agreed to go, so not counted")
            muted: true
            font.pixelSize: Theme.textS
            font.weight: Font.DemiBold
        }
        Repeater {
            model: panel.analysis.acceptedCuts
            ListRow {
                id: agreed
                required property var modelData
                Layout.fillWidth: true
                Layout.leftMargin: Theme.gapS
                Layout.rightMargin: Theme.gapS
                text: qsTr("%1 → %2").arg(modelData.from).arg(modelData.to)
                detail: qsTr("Not done yet: the code still has it")
                toolTip: modelData.reason
                trailing: IconButton {
                    iconName: "undo"
                    text: qsTr("Withdraw this cut")
                    onClicked: panel.analysis.withdrawCut(agreed.modelData.from, agreed.modelData.to)
                }
            }
        }
    }
}
