pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Alidade.Theme
import Alidade.Components
import Alidade.Live

/// The receivers: where they listen, and what has come in.
Rectangle {
    id: bar

    required property Recorder recorder
    readonly property bool isRecording: recorder.state === Recorder.Recording

    function number(value: real): string { return Number(value).toLocaleString(Qt.locale(), "f", 0) }

    implicitHeight: column.implicitHeight + 2 * Theme.gapM
    color: Theme.panel
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Receivers")

    component Address: ColumnLayout {
        id: address
        property string title
        property string value
        property var door: null
        signal edited(string value)
        spacing: 2
        Label {
            text: address.door ? qsTr("%1, %n connection(s)", "", address.door.connections).arg(address.title) : address.title
            muted: true
            font.pixelSize: Theme.textS
        }
        TextField {
            Layout.preferredWidth: 170
            text: address.door ? address.door.address : address.value
            readOnly: bar.recorder.state !== Recorder.Idle
            placeholderText: qsTr("closed")
            font.family: Theme.monoFamily
            Accessible.name: qsTr("Address for %1").arg(address.title)
            onEditingFinished: if (!readOnly) address.edited(text)
        }
    }

    ColumnLayout {
        id: column
        x: Theme.gapM
        y: Theme.gapM
        width: parent.width - 2 * Theme.gapM
        spacing: Theme.gapS
        Flow {
            Layout.fillWidth: true
            spacing: Theme.gapM
            Address {
                title: qsTr("OTLP/gRPC")
                value: bar.recorder.otlpGrpc
                door: [...bar.recorder.doors].find(one => one.protocol === "OTLP/gRPC") ?? null
                onEdited: value => bar.recorder.otlpGrpc = value
            }
            Address {
                title: qsTr("OTLP/HTTP")
                value: bar.recorder.otlpHttp
                door: [...bar.recorder.doors].find(one => one.protocol === "OTLP/HTTP") ?? null
                onEdited: value => bar.recorder.otlpHttp = value
            }
            Address {
                title: qsTr("Zipkin")
                value: bar.recorder.zipkin
                door: [...bar.recorder.doors].find(one => one.protocol === "Zipkin") ?? null
                onEdited: value => bar.recorder.zipkin = value
            }
            Repeater {
                model: bar.isRecording || bar.recorder.received > 0 ? [
                    { text: qsTr("Received"), value: bar.number(bar.recorder.received) },
                    { text: qsTr("Kept"), value: bar.number(bar.recorder.stored) },
                    { text: qsTr("Left out"), value: bar.number(bar.recorder.dropped) },
                    { text: qsTr("Spans a second"), value: bar.number(bar.recorder.spansPerSecond) }
                ] : []
                Column {
                    id: figure
                    required property var modelData
                    width: 108
                    spacing: 2
                    Accessible.role: Accessible.StaticText
                    Accessible.name: qsTr("%1: %2").arg(modelData.text).arg(modelData.value)
                    Label {
                        text: figure.modelData.text
                        muted: true
                        font.pixelSize: Theme.textS
                        Accessible.ignored: true
                    }
                    Label {
                        height: Theme.controlHeight
                        text: figure.modelData.value
                        font.pixelSize: Theme.textL
                        font.weight: Font.DemiBold
                        Accessible.ignored: true
                    }
                }
            }
        }
        Label {
            Layout.fillWidth: true
            text: bar.recorder.problem !== "" ? bar.recorder.problem
                : bar.recorder.losses.length > 0 ? qsTr("Left out: %1").arg([...bar.recorder.losses].map(loss => qsTr("%1 %2", "a count and what it counts").arg(bar.number(loss.count)).arg(loss.reason)).join(", "))
                : qsTr("Only programs on this machine can send. Set OTEL_EXPORTER_OTLP_ENDPOINT to http://localhost:4318, or 4317 for gRPC.")
            color: bar.recorder.problem !== "" ? Theme.error : Theme.textMuted
            wrapMode: Text.Wrap
            elide: Text.ElideNone
            font.pixelSize: Theme.textS
        }
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
