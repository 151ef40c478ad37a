import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Cycles

/// What the cut that is being tried would leave, and the way back.
Rectangle {
    id: bar

    required property CycleAnalysis analysis

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
        text: qsTr("Trial: %1 Nothing is changed yet.").arg(bar.analysis.outcome)
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
        onClicked: bar.analysis.tryCut(-1)
    }
}
