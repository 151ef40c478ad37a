pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Canvas
import Alidade.Cycles

/// Dependency cycles at three levels: a list, the chosen one as a ring, a matrix and its dependencies, and where to cut.
FocusScope {
    id: screen

    required property Session session
    readonly property int cycleCount: analysis.cycles.length
    readonly property bool busy: analysis.isBusy || (tabs.currentIndex === 0 && analysis.current >= 0 && !ring.isSettled)
    readonly property string place: qsTr("Cycles")
    readonly property var tabNames: ["ring", "matrix", "dependencies"]
    readonly property var chosen: analysis.current >= 0 ? analysis.cycles[analysis.current] : null

    function takeFocus() {
        list.forceActiveFocus(Qt.TabFocusReason)
    }

    function showTab(name: string) {
        tabs.currentIndex = Math.max(0, tabNames.indexOf(name))
    }

    function modeTint(mode: string) : color {
        return mode === "sync" ? Theme.error : mode === "mixed" ? Theme.warning : Theme.textMuted
    }

    CycleAnalysis {
        id: analysis
        session: screen.session
        dark: Theme.dark
        language: Qt.uiLanguage
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }

    RowLayout {
        anchors.fill: parent
        spacing: 0

        Panel {
            Layout.fillHeight: true
            Layout.preferredWidth: screen.width > 1100 ? 300 : screen.width > 800 ? 260 : 240
            title: ""

            ColumnLayout {
                anchors.fill: parent
                spacing: Theme.gapS
                SegmentedControl {
                    Layout.topMargin: Theme.gapM
                    Layout.leftMargin: Theme.gapM
                    Layout.rightMargin: Theme.gapM
                    name: qsTr("Group by")
                    value: analysis.grouping
                    options: [
                        { value: "module", text: qsTr("Modules") },
                        { value: "service", text: qsTr("Services") },
                        { value: "context", text: qsTr("Contexts") }
                    ]
                    onChosen: value => analysis.grouping = value
                }
                Label {
                    Layout.leftMargin: Theme.gapM
                    Layout.fillWidth: true
                    text: analysis.cycles.length === 0 ? qsTr("No cycles") : qsTr("%n cycle(s)", "", analysis.cycles.length)
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
                    model: analysis.cycles
                    currentIndex: analysis.current
                    highlightMoveDuration: 0
                    spacing: 2
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("Cycles")
                    T.ScrollBar.vertical: ScrollBar {}
                    Keys.onUpPressed: analysis.current = Math.max(0, analysis.current - 1)
                    Keys.onDownPressed: analysis.current = analysis.current + 1
                    delegate: ListRow {
                        id: row
                        required property var modelData
                        required property int index
                        text: modelData.title
                        detail: qsTr("%1 members, %2 dependencies").arg(modelData.size).arg(modelData.edgeCount)
                        toolTip: modelData.members.join(", ")
                        highlighted: index === analysis.current
                        focusPolicy: Qt.NoFocus
                        onClicked: {
                            analysis.current = index
                            list.forceActiveFocus()
                        }
                        trailing: Badge {
                            text: row.modelData.modeName
                            tint: screen.modeTint(row.modelData.mode)
                        }
                    }
                }
                Label {
                    Layout.leftMargin: Theme.gapM
                    Layout.fillWidth: true
                    visible: analysis.acceptedCuts.length > 0
                    text: qsTr("Agreed to go, so not counted")
                    muted: true
                    font.pixelSize: Theme.textS
                    font.weight: Font.DemiBold
                }
                Repeater {
                    model: analysis.acceptedCuts
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
                            onClicked: analysis.withdrawCut(agreed.modelData.from, agreed.modelData.to)
                        }
                    }
                }
            }
        }
        Separator { Layout.fillHeight: true; vertical: true }

        EmptyState {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: analysis.current < 0 && !analysis.isBusy
            iconName: "check"
            title: qsTr("No cycles here")
            text: analysis.groupCount === 0 ? qsTr("There is nothing at this level yet. Draw contexts on the map, or import a folder.")
                                            : qsTr("Nothing at this level depends on itself, directly or round about.")
        }

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: analysis.current >= 0
            spacing: 0
            Item {
                Layout.fillWidth: true
                implicitHeight: tabs.implicitHeight + Theme.gapS
                TabBar {
                    id: tabs
                    x: Theme.gapS
                    y: Theme.gapS
                    TabButton { text: qsTr("Ring") }
                    TabButton { text: qsTr("Matrix") }
                    TabButton {
                        text: qsTr("Dependencies")
                        count: screen.chosen?.edgeCount ?? 0
                    }
                }
                Separator {
                    anchors.bottom: parent.bottom
                    width: parent.width
                }
            }
            Rectangle {
                Layout.fillWidth: true
                visible: analysis.trial >= 0
                implicitHeight: Math.max(Theme.controlHeight + Theme.gapS, outcome.implicitHeight + Theme.gapM)
                color: Theme.faded(Theme.accent, Theme.dark ? 0.22 : 0.10)
                Icon {
                    id: outcomeMark
                    x: Theme.gapM
                    anchors.verticalCenter: parent.verticalCenter
                    name: "scissors"
                    color: Theme.accent
                }
                Label {
                    id: outcome
                    anchors.left: outcomeMark.right
                    anchors.leftMargin: Theme.gapS
                    anchors.right: stop.left
                    anchors.rightMargin: Theme.gapS
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("Trial: %1 Nothing is changed yet.").arg(analysis.outcome)
                    wrapMode: Text.Wrap
                    Accessible.role: Accessible.AlertMessage
                    Accessible.name: text
                }
                Button {
                    id: stop
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.gapS
                    anchors.verticalCenter: parent.verticalCenter
                    flat: true
                    text: qsTr("End the trial")
                    onClicked: analysis.tryCut(-1)
                }
            }
            StackLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                currentIndex: tabs.currentIndex
                Item {
                    DrawingView {
                        id: ring
                        anchors.fill: parent
                        source: analysis.drawing
                        animationDuration: Theme.durationSlow
                        spokenName: qsTr("Ring of the cycle")
                        function fitRing() { if (width > 0 && height > 0 && analysis.current >= 0) fitAll() }
                        onWidthChanged: fitRing()
                        onHeightChanged: fitRing()
                        Connections {
                            target: analysis
                            function onCurrentChanged() { Qt.callLater(ring.fitRing) } // qmllint disable type
                        }
                    }
                    Row {
                        anchors.left: parent.left
                        anchors.bottom: parent.bottom
                        anchors.margins: Theme.gapM
                        spacing: Theme.gapL
                        Repeater {
                            model: analysis.trial < 0
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
                Item {
                    MatrixView {
                        id: matrix
                        anchors.fill: parent
                        anchors.bottomMargin: Theme.controlHeight + Theme.gapS
                        analysis: analysis
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
                DependencyList {
                    analysis: analysis
                }
            }
        }
        Separator {
            Layout.fillHeight: true
            vertical: true
            visible: analysis.current >= 0
        }
        CutList {
            Layout.fillHeight: true
            Layout.preferredWidth: screen.width > 1100 ? 320 : screen.width > 800 ? 260 : 220
            visible: analysis.current >= 0
            analysis: analysis
            readOnly: screen.session.isReadOnly
        }
    }
}
