pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Alidade.Theme
import Alidade.Components
import Alidade.Session
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
        list.takeFocus()
    }

    function showTab(name: string) {
        tabs.currentIndex = Math.max(0, tabNames.indexOf(name))
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

        CycleList {
            id: list
            Layout.fillHeight: true
            Layout.preferredWidth: screen.width > 1100 ? 300 : screen.width > 800 ? 260 : 240
            analysis: analysis
        }
        Separator { Layout.fillHeight: true; vertical: true }

        EmptyState {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: analysis.current < 0 && !analysis.isBusy
            readonly property int agreed: analysis.acceptedCuts.length
            iconName: agreed > 0 ? "flag" : "check"
            title: agreed > 0 ? qsTr("%n agreed cut(s), not done yet", "", agreed) : qsTr("No cycles here")
            text: agreed > 0 ? qsTr("With them done, nothing at this level depends on itself. The code still has the cycle.")
                : analysis.groupCount === 0 ? qsTr("There is nothing at this level yet. Draw contexts on the map, or import a folder.")
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
            TrialBar {
                Layout.fillWidth: true
                visible: analysis.trial >= 0
                analysis: analysis
            }
            StackLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                currentIndex: tabs.currentIndex
                CycleRing {
                    id: ring
                    analysis: analysis
                }
                CycleMatrix {
                    analysis: analysis
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
