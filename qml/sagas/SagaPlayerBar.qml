pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Sagas

/// Plays a run on the flow: one event after the other, or scrubbed with the mouse or the arrow keys.
Rectangle {
    id: bar

    required property SagaPlayer player
    readonly property string sentence: player.position === 0 ? qsTr("Nothing has happened yet.") : player.sentences[player.position - 1] ?? ""

    implicitHeight: content.implicitHeight + 2 * Theme.gapS
    color: Theme.raised
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Run")

    ColumnLayout {
        id: content
        x: Theme.gapM
        y: Theme.gapS
        width: parent.width - 2 * Theme.gapM
        spacing: Theme.gapXs
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gapXs
            IconButton {
                iconName: "chevron-left"
                text: qsTr("One event back")
                shortcut: ","
                enabled: bar.player.position > 0
                onClicked: bar.player.step(-1)
            }
            IconButton {
                iconName: bar.player.isPlaying ? "pause" : "play"
                text: bar.player.isPlaying ? qsTr("Pause") : qsTr("Play")
                shortcut: "Space"
                onClicked: bar.player.isPlaying ? bar.player.pause() : bar.player.play()
            }
            IconButton {
                iconName: "chevron-right"
                text: qsTr("One event on")
                shortcut: "."
                enabled: bar.player.position < bar.player.count
                onClicked: bar.player.step(1)
            }
            T.Slider {
                id: slider
                Layout.fillWidth: true
                Layout.minimumWidth: 80
                Layout.maximumWidth: 420
                implicitHeight: Theme.controlHeight
                from: 0
                to: Math.max(1, bar.player.count)
                stepSize: 1
                snapMode: T.Slider.SnapAlways
                value: bar.player.position
                onMoved: {
                    bar.player.pause()
                    bar.player.position = value
                }
                Accessible.role: Accessible.Slider
                Accessible.name: qsTr("Event %1 of %2").arg(bar.player.position).arg(bar.player.count)
                background: Rectangle {
                    y: (slider.height - height) / 2
                    width: slider.width
                    height: 4
                    radius: 2
                    color: Theme.pressed
                    Rectangle {
                        width: slider.visualPosition * parent.width
                        height: parent.height
                        radius: 2
                        color: bar.player.isAtBreach ? Theme.error : Theme.accent
                    }
                }
                handle: Rectangle {
                    x: slider.visualPosition * (slider.width - width)
                    y: (slider.height - height) / 2
                    width: 16
                    height: 16
                    radius: 8
                    color: Theme.raised
                    border.width: 2
                    border.color: bar.player.isAtBreach ? Theme.error : Theme.accent
                    FocusRing {
                        radius: 10
                        shown: slider.visualFocus
                    }
                }
            }
            Label {
                text: qsTr("%1 of %2").arg(bar.player.position).arg(bar.player.count)
                muted: true
                font.pixelSize: Theme.textS
            }
            Badge {
                text: bar.player.phase
                tint: bar.player.isAtBreach ? Theme.error : Theme.accent
            }
            Item { Layout.fillWidth: true }
            IconButton {
                iconName: "copy"
                text: qsTr("Copy the run as Mermaid sequence diagram")
                onClicked: bar.player.copyMermaid()
            }
            IconButton {
                iconName: "close"
                text: qsTr("End the run")
                shortcut: "Esc"
                onClicked: bar.player.clear()
            }
        }
        Label {
            Layout.fillWidth: true
            text: qsTr("%1: %2").arg(bar.player.title).arg(bar.sentence)
            wrapMode: Text.Wrap
            elide: Text.ElideNone
            font.weight: Font.Medium
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Label {
            Layout.fillWidth: true
            visible: bar.player.isAtBreach
            text: bar.player.breach
            color: Theme.error
            wrapMode: Text.Wrap
            elide: Text.ElideNone
            font.weight: Font.DemiBold
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }
    Separator { width: parent.width }
}
