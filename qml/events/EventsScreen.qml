import QtQuick
import QtQuick.Layouts
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Events

/// Event storming: what happens in the system, in time order, as sticky notes in the lanes of the bounded contexts.
FocusScope {
    id: screen

    required property Session session
    readonly property alias board: eventBoard
    readonly property bool busy: eventBoard.isBusy || (eventBoard.count > 0 && !canvas.isSettled)
    readonly property string place: qsTr("Events")
    readonly property Component inspector: Component {
        // Not a bound component: another file's Loader makes it, which Qt 6.4 allows no bound one.
        EventInspector { board: eventBoard } // qmllint disable unqualified
    }
    signal inspectorRequested

    function takeFocus() { canvas.forceActiveFocus(Qt.TabFocusReason) }
    function showTab(name: string) {
        if (name === "note")
            eventBoard.select(0)
    }

    EventBoard {
        id: eventBoard
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

        ColumnLayout {
            spacing: 0
            BoardTools {
                Layout.fillWidth: true
                board: eventBoard
                onFitRequested: canvas.fit()
                onInspectorRequested: screen.inspectorRequested()
            }
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true
                BoardCanvas {
                    id: canvas
                    anchors.fill: parent
                    focus: true
                    visible: eventBoard.count > 0
                    board: eventBoard
                    onInspectorRequested: screen.inspectorRequested()
                }
                EmptyState {
                    anchors.fill: parent
                    visible: eventBoard.count === 0 && !eventBoard.isBusy
                    iconName: "note"
                    title: qsTr("No events yet")
                    text: qsTr("Events that code publishes, contracts that name them and sagas appear here by themselves. Add your own notes as on a wall: orange for what happened, blue for what was asked for.")
                    actionText: eventBoard.isReadOnly ? "" : qsTr("Add an event")
                    onActionTriggered: {
                        screen.inspectorRequested()
                        eventBoard.addBeside("event")
                    }
                }
            }
        }
        Separator {
            Layout.fillHeight: true
            vertical: true
            visible: side.visible
        }
        BoardSide {
            id: side
            Layout.fillHeight: true
            Layout.preferredWidth: screen.width > 1100 ? 280 : 230
            visible: screen.width > 760 && // else the inspector says what concerns the note
                      (eventBoard.findings.length > 0 || eventBoard.proposals.length > 0)
            board: eventBoard
            onChosen: item => {
                eventBoard.select(item)
                canvas.reveal()
                canvas.forceActiveFocus(Qt.OtherFocusReason)
                screen.inspectorRequested()
            }
        }
    }
}
