pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Alidade.Theme
import Alidade.Components
import Alidade.Session

/// One import: how far it is, what it has found, and how it ended.
Rectangle {
    id: card

    required property Session session
    required property int runId
    required property string name
    required property string sourceName
    required property int runState
    required property int taskId
    required property string failure
    required property int files
    required property int read
    required property int services
    required property int resources
    required property int dependencies
    required property int endpoints
    required property int topics
    required property int contracts
    required property int openCalls
    required property int problems
    required property var languages
    required property var importers
    property bool showsReaders: false
    readonly property bool isRunning: runState === ImportRuns.Running
    readonly property bool hasCounts: importers.length > 0 && (isRunning || runState === ImportRuns.Done)
    readonly property var counts: [
        { text: qsTr("services"), value: services }, { text: qsTr("resources"), value: resources }, { text: qsTr("dependencies"), value: dependencies },
        { text: qsTr("endpoints"), value: endpoints }, { text: qsTr("topics"), value: topics }, { text: qsTr("contracts"), value: contracts }
    ]
    signal mapRequested
    signal openCallsRequested
    signal problemsRequested

    function number(value: int) : string { return Number(value).toLocaleString(Qt.locale(), "f", 0) }

    implicitHeight: content.implicitHeight + 2 * Theme.gapM
    radius: Theme.radiusLarge
    color: Theme.raised
    border.color: Theme.border
    Accessible.role: Accessible.Grouping
    Accessible.name: isRunning ? qsTr("Import of %1, running").arg(name) : runState === ImportRuns.Done ? qsTr("Import of %1, done").arg(name)
                   : runState === ImportRuns.Stopped ? qsTr("Import of %1, stopped").arg(name) : qsTr("Import of %1, failed").arg(name)

    ColumnLayout {
        id: content
        x: Theme.gapM
        y: Theme.gapM
        width: parent.width - 2 * Theme.gapM
        spacing: Theme.gapS

        RowLayout {
            spacing: Theme.gapS
            Icon {
                visible: !card.isRunning
                name: card.runState === ImportRuns.Done ? "check" : card.runState === ImportRuns.Failed ? "error" : "close"
                color: card.runState === ImportRuns.Done ? Theme.success : card.runState === ImportRuns.Failed ? Theme.error : Theme.textMuted
                implicitWidth: Theme.iconSize - 2
                implicitHeight: Theme.iconSize - 2
            }
            Label {
                Layout.fillWidth: true
                text: card.sourceName === "" ? card.name : card.sourceName
                font.weight: Font.DemiBold
            }
            Label {
                visible: card.files > 0
                text: qsTr("%n file(s)", "", card.files)
                muted: true
                font.pixelSize: Theme.textS
            }
        }
        Repeater { // the task of this run
            model: card.isRunning ? card.session.tasks : null
            ColumnLayout {
                id: task
                required property int taskId
                required property string title
                required property string step
                required property var done
                required property var total
                required property real fraction
                required property bool isStopping
                visible: taskId === card.taskId
                Layout.fillWidth: true
                spacing: Theme.gapXs
                RowLayout {
                    spacing: Theme.gapS
                    Label {
                        Layout.fillWidth: true
                        text: task.isStopping ? qsTr("Stopping…") : task.step === "" ? qsTr("Waiting…") : task.step
                        muted: true
                        font.pixelSize: Theme.textS
                    }
                    Label {
                        visible: task.total > 0
                        text: qsTr("%1 of %2").arg(card.number(task.done)).arg(card.number(task.total))
                        muted: true
                        font.pixelSize: Theme.textS
                    }
                }
                RowLayout {
                    spacing: Theme.gapS
                    ProgressLine {
                        Layout.fillWidth: true
                        value: task.fraction
                        name: task.title
                    }
                    Button {
                        text: qsTr("Cancel")
                        Accessible.name: qsTr("Cancel: %1").arg(task.title)
                        enabled: !task.isStopping
                        onClicked: card.session.tasks.cancelTask(card.taskId)
                    }
                }
            }
        }
        Label {
            Layout.fillWidth: true
            visible: card.runState === ImportRuns.Failed || card.runState === ImportRuns.Stopped
            text: card.runState === ImportRuns.Failed ? card.failure : qsTr("Stopped. The workspace is as it was.")
            color: card.runState === ImportRuns.Failed ? Theme.error : Theme.textMuted
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textS
        }
        RowLayout {
            visible: card.runState === ImportRuns.Failed || card.runState === ImportRuns.Stopped
            spacing: Theme.gapS
            Button {
                text: qsTr("Try again")
                Accessible.name: qsTr("Import %1 again").arg(card.name)
                enabled: !card.session.isReadOnly
                onClicked: card.session.retryImport(card.runId)
            }
            Button {
                flat: true
                text: qsTr("Dismiss")
                Accessible.name: qsTr("Dismiss: %1").arg(card.Accessible.name)
                onClicked: card.session.imports.dismiss(card.runId)
            }
        }
        GridLayout {
            Layout.fillWidth: true
            visible: card.hasCounts
            columns: 3
            columnSpacing: Theme.gapS
            rowSpacing: Theme.gapS
            Repeater {
                model: card.counts
                Column {
                    id: count
                    required property var modelData
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Accessible.role: Accessible.StaticText
                    Accessible.name: qsTr("%1: %2").arg(modelData.text).arg(modelData.value)
                    Label {
                        text: card.number(count.modelData.value)
                        font.pixelSize: Theme.textL
                        font.weight: Font.DemiBold
                        Accessible.ignored: true
                    }
                    Label {
                        width: parent.width
                        text: count.modelData.text
                        muted: true
                        font.pixelSize: Theme.textXs
                        Accessible.ignored: true
                    }
                }
            }
        }
        Flow {
            Layout.fillWidth: true
            visible: card.hasCounts && card.languages.length > 0
            spacing: Theme.gapXs
            Repeater {
                model: card.languages
                Badge {
                    required property string modelData
                    text: modelData
                    tint: Theme.accent
                }
            }
        }
        ImportNote {
            Layout.fillWidth: true
            visible: card.runState === ImportRuns.Done && card.openCalls > 0
            iconName: "target"
            text: qsTr("%n outbound call(s) whose target could not be resolved", "", card.openCalls)
            onClicked: card.openCallsRequested()
        }
        ImportNote {
            Layout.fillWidth: true
            visible: card.runState === ImportRuns.Done && card.problems > 0
            iconName: "warning"
            text: qsTr("%n place(s) not fully understood", "", card.problems)
            onClicked: card.problemsRequested()
        }
        RowLayout {
            visible: card.hasCounts
            spacing: Theme.gapS
            Button {
                visible: card.runState === ImportRuns.Done
                text: qsTr("Show the map")
                iconName: "map"
                onClicked: card.mapRequested()
            }
            Button {
                flat: true
                text: card.showsReaders ? qsTr("Hide details") : qsTr("By reader")
                Accessible.name: card.showsReaders ? qsTr("Hide what each reader found") : qsTr("Show what each reader found")
                onClicked: card.showsReaders = !card.showsReaders
            }
        }
        Repeater {
            model: card.showsReaders && card.hasCounts ? card.importers : []
            Column {
                id: reader
                required property var modelData
                readonly property var parts: {
                    const all = []
                    if (modelData.names > 0)
                        all.push(qsTr("%n name(s)", "", modelData.names))
                    if (modelData.dependencies > 0)
                        all.push(qsTr("%n dependency(ies)", "", modelData.dependencies))
                    if (modelData.calls > 0)
                        all.push(qsTr("%n call(s)", "", modelData.calls))
                    if (modelData.endpoints > 0)
                        all.push(qsTr("%n endpoint(s)", "", modelData.endpoints))
                    if (modelData.contracts > 0)
                        all.push(qsTr("%n contract(s)", "", modelData.contracts))
                    if (modelData.problems > 0)
                        all.push(qsTr("%n problem(s)", "", modelData.problems))
                    return all
                }
                Layout.fillWidth: true
                Label {
                    width: parent.width
                    text: reader.modelData.title
                    font.pixelSize: Theme.textS
                    font.weight: Font.Medium
                }
                Label {
                    width: parent.width
                    text: reader.parts.length === 0 ? qsTr("nothing") : reader.parts.join(" · ")
                    muted: true
                    wrapMode: Text.Wrap
                    font.pixelSize: Theme.textS
                }
            }
        }
        Label {
            Layout.fillWidth: true
            visible: card.showsReaders && card.hasCounts
            text: qsTr("%n file(s) read now; what is unchanged is known from the last time", "", card.read)
            muted: true
            wrapMode: Text.Wrap
            font.pixelSize: Theme.textXs
        }
    }
}
