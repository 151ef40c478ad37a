pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Sagas

/// Lets things go wrong at chosen steps and plays what follows, event by event.
RowLayout {
    id: tab

    required property SagaView view
    readonly property var player: view.player
    readonly property var fields: view.fields
    readonly property var part: view.part

    spacing: Theme.gapL

    ColumnLayout {
        Layout.preferredWidth: tab.width > 720 ? 320 : 240
        Layout.maximumWidth: Layout.preferredWidth
        Layout.fillHeight: true
        Layout.margins: Theme.gapM
        spacing: Theme.gapS
        Label {
            Layout.fillWidth: true
            text: tab.fields.style === "choreographed" ? qsTr("Runs of a saga without a coordinator are not played.")
                : tab.view.selected < 0 ? qsTr("Select a step on the flow and choose what goes wrong with it.")
                : qsTr("What goes wrong with %1?").arg(tab.part.name ?? "")
            wrapMode: Text.Wrap
            elide: Text.ElideNone
            muted: true
        }
        ChoiceButton {
            Layout.fillWidth: true
            visible: tab.fields.style === "orchestrated"
            enabled: tab.view.selected >= 0
            name: qsTr("Add a fault")
            fallback: qsTr("Add a fault…")
            options: tab.view.possibleFaults
            onChosen: value => tab.view.addFault(value)
        }
        ListView {
            id: faults
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            model: tab.view.faults
            spacing: 2
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Chosen faults")
            T.ScrollBar.vertical: ScrollBar {}
            Keys.onDeletePressed: tab.view.removeFault(currentIndex)
            delegate: ListRow {
                id: row
                required property var modelData
                required property int index
                text: modelData.title
                detail: modelData.step
                focusPolicy: Qt.NoFocus
                onClicked: faults.currentIndex = index
                trailing: IconButton {
                    iconName: "close"
                    text: qsTr("Remove this fault")
                    onClicked: tab.view.removeFault(row.index)
                }
            }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.gapS
            visible: tab.fields.style === "orchestrated"
            Button {
                iconName: "play"
                text: qsTr("Play")
                onClicked: {
                    tab.view.playScenario()
                    tab.player.play()
                }
            }
            Button {
                text: qsTr("At random")
                onClicked: {
                    tab.view.playAtRandom()
                    tab.player.play()
                }
            }
            Button {
                visible: tab.view.faults.length > 0
                text: qsTr("Clear")
                onClicked: tab.view.clearFaults()
            }
        }
    }
    Separator {
        Layout.fillHeight: true
        vertical: true
    }
    ListView {
        id: events
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.margins: Theme.gapS
        cacheBuffer: 0
        clip: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        model: tab.player.sentences
        currentIndex: tab.player.position - 1
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Events of the run")
        T.ScrollBar.vertical: ScrollBar {}
        Keys.onUpPressed: tab.player.step(-1)
        Keys.onDownPressed: tab.player.step(1)
        delegate: ListRow {
            required property string modelData
            required property int index
            text: qsTr("%1. %2").arg(index + 1).arg(modelData)
            opacity: index < tab.player.position ? 1 : 0.55
            focusPolicy: Qt.NoFocus
            onClicked: {
                tab.player.pause()
                tab.player.position = index + 1
            }
        }
        Label {
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.gapL
            visible: !tab.player.hasRun
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("The events of the run appear here.")
            muted: true
            wrapMode: Text.Wrap
            elide: Text.ElideNone
        }
    }
}
