import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Sagas

/// Sagas: a list with verdicts, the chosen one as a flow that is edited, its proof, runs that are played on it, and the code.
FocusScope {
    id: screen

    required property Session session
    readonly property alias view: sagaView
    readonly property bool busy: sagaView.isBusy || (sagaView.current >= 0 && !flow.isSettled)
    readonly property string place: qsTr("Sagas")
    readonly property var tabNames: ["verify", "simulate", "runs", "code"]
    readonly property Component inspector: Component {
        // Not a bound component: another file's Loader makes it, which Qt 6.4 allows no bound one.
        SagaInspector { view: sagaView } // qmllint disable unqualified
    }
    signal inspectorRequested

    function takeFocus() {
        sagaView.sagas.length > 0 ? flow.forceActiveFocus(Qt.TabFocusReason) : list.takeFocus()
    }
    function showTab(name: string) {
        if (tabNames.includes(name))
            tabs.currentIndex = tabNames.indexOf(name)
        else if (name === "counterexample") { // a picture of a run, from the command line
            sagaView.showCounterexample(0)
            sagaView.player.position = sagaView.player.count
        } else if (name === "step")
            sagaView.select(0)
    }

    SagaView {
        id: sagaView
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

        SagaList {
            id: list
            Layout.fillHeight: true
            Layout.preferredWidth: screen.width > 1100 ? 270 : screen.width > 700 ? 220 : 180
            view: sagaView
            onImportRequested: importDialog.open()
            onFormRequested: screen.inspectorRequested()
        }
        Separator { Layout.fillHeight: true; vertical: true }

        EmptyState {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: sagaView.current < 0
            iconName: "saga"
            title: qsTr("No sagas yet")
            text: qsTr("A saga is a business transaction over several services, with a way back for each step. Design one here, import YAML, or import code that performs one.")
            actionText: sagaView.isReadOnly ? "" : qsTr("New saga")
            onActionTriggered: {
                screen.inspectorRequested()
                sagaView.create()
            }
        }
        T.SplitView {
            id: split
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: sagaView.current >= 0
            orientation: Qt.Vertical
            handle: Rectangle {
                implicitHeight: 5
                color: T.SplitHandle.hovered || T.SplitHandle.pressed ? Theme.accent : "transparent"
            }

            ColumnLayout {
                T.SplitView.fillHeight: true
                T.SplitView.minimumHeight: 160
                spacing: 0
                SagaTools {
                    Layout.fillWidth: true
                    view: sagaView
                    onFitRequested: flow.fit()
                    onFormRequested: screen.inspectorRequested()
                }
                SagaFlow {
                    id: flow
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    focus: true
                    view: sagaView
                    onFormRequested: screen.inspectorRequested()
                }
                SagaPlayerBar {
                    Layout.fillWidth: true
                    visible: sagaView.player.hasRun
                    player: sagaView.player
                }
            }
            Item {
                T.SplitView.preferredHeight: Math.round(split.height * 0.34)
                T.SplitView.minimumHeight: 90
                Rectangle {
                    anchors.fill: parent
                    color: Theme.panel
                }
                Separator { width: parent.width }
                ColumnLayout {
                    anchors.fill: parent
                    spacing: 0
                    TabBar {
                        id: tabs
                        Layout.leftMargin: Theme.gapS
                        Layout.topMargin: Theme.gapXs
                        TabButton {
                            text: qsTr("Verify")
                            count: sagaView.findings.length > 0 ? sagaView.findings.length : -1
                        }
                        TabButton { text: qsTr("Simulate") }
                        TabButton { text: qsTr("Runs") }
                        TabButton {
                            text: qsTr("Code")
                            count: sagaView.evidence.length > 0 ? sagaView.evidence.length : -1
                        }
                    }
                    Separator { Layout.fillWidth: true }
                    StackLayout {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        currentIndex: tabs.currentIndex
                        SagaProof {
                            view: sagaView
                            onStepChosen: step => screen.goTo(step)
                        }
                        SagaSimulation {
                            view: sagaView
                        }
                        SagaRunList {
                            view: sagaView
                            active: screen.visible && tabs.currentIndex === 2
                        }
                        SagaCode {
                            view: sagaView
                            onStepChosen: step => screen.goTo(step)
                        }
                    }
                }
            }
        }
    }
    /// Selects a step that is named elsewhere; -1 is the saga itself.
    function goTo(step: int) {
        sagaView.select(step)
        flow.reveal()
        screen.inspectorRequested()
    }
    FileDialog {
        id: importDialog
        title: qsTr("Import sagas")
        nameFilters: [qsTr("YAML (*.yaml *.yml)"), qsTr("All files (*)")]
        onAccepted: sagaView.importFrom(selectedFile)
    }
}
