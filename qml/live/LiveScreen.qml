import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Live

/// What really runs: traffic, drift, comparison, traces and the health of the telemetry, all of one stretch of time.
FocusScope {
    id: screen

    required property Session session
    readonly property TrafficWatch watch: session.traffic
    readonly property bool busy: watch.isReading || waterfall.isBusy || comparison.isBusy || runtime.isBusy
    readonly property string place: qsTr("Live")
    readonly property var tabNames: ["traffic", "drift", "compare", "traces", "health", "runtime"]
    readonly property bool isRecording: recorder.state === Recorder.Recording
    readonly property bool isEmpty: !watch.hasTraffic && tabs.currentIndex !== 1 && tabs.currentIndex !== 5
    /// The edge whose examples the traces tab offers, and these.
    property string exampleEdge: ""
    property var examples: []
    signal revealRequested(string kind, string key)

    function takeFocus() { pages.children[tabs.currentIndex].takeFocus() }
    function showTab(name: string) {
        if (name === "receivers")
            receivers.checked = true
        else
            tabs.currentIndex = Math.max(0, tabNames.indexOf(name))
    }
    function openTrace(trace: string) {
        waterfall.trace = trace
        showTab("traces")
        traceTab.takeFocus()
    }
    function showEdge(from: string, to: string) {
        showTab("traffic")
        if (!trafficTab.reveal(from, to))
            traffic.tellMissing(from, to)
        trafficTab.takeFocus()
    }

    onVisibleChanged: watch?.want(screen, visible) // the session may be gone before the window
    Component.onCompleted: watch.want(screen, visible)

    TrafficTable {
        id: traffic
        session: screen.session
        language: Qt.uiLanguage
    }
    DriftTable {
        id: drift
        session: screen.session
        language: Qt.uiLanguage
    }
    ComparisonTable {
        id: comparison
        session: screen.session
        language: Qt.uiLanguage
        isShown: screen.visible && tabs.currentIndex === 2
        isDark: Theme.dark
    }
    TraceWaterfall {
        id: waterfall
        session: screen.session
        language: Qt.uiLanguage
    }
    HealthTable {
        id: health
        session: screen.session
        language: Qt.uiLanguage
    }
    RuntimeView {
        id: runtime
        session: screen.session
        language: Qt.uiLanguage
    }
    Snapshots {
        id: snapshots
        session: screen.session
    }
    Recorder {
        id: recorder
        session: screen.session
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: Theme.headerHeight
            color: Theme.panel
            TabBar {
                id: tabs
                x: Theme.gapS
                anchors.bottom: parent.bottom
                TabButton { text: qsTr("Traffic") }
                TabButton {
                    text: qsTr("Drift")
                    count: drift.openCount
                }
                TabButton { text: qsTr("Compare") }
                TabButton { text: qsTr("Traces") }
                TabButton { text: qsTr("Health") }
                TabButton { text: qsTr("Runtime") }
            }
            Row {
                anchors.right: parent.right
                anchors.rightMargin: Theme.gapM
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.gapS
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: screen.isRecording && screen.width > 820
                    text: qsTr("%1 spans/s").arg(Number(recorder.spansPerSecond).toLocaleString(Qt.locale(), "f", 0))
                    muted: true
                    font.pixelSize: Theme.textS
                }
                IconButton {
                    iconName: "import"
                    text: qsTr("Import a file of traces")
                    enabled: !screen.session.isReadOnly
                    onClicked: file.open()
                }
                IconButton {
                    id: receivers
                    checkable: true
                    iconName: "settings"
                    text: qsTr("Receivers: addresses and counters")
                }
                Button {
                    iconName: screen.isRecording ? "stop" : "record"
                    text: recorder.state === Recorder.Starting ? qsTr("Starting…") : recorder.state === Recorder.Stopping ? qsTr("Stopping…")
                        : screen.isRecording ? qsTr("Stop recording") : qsTr("Record")
                    primary: !screen.isRecording
                    toolTip: screen.isRecording ? "" : qsTr("Receive traces from programs on this machine and keep what calls what")
                    enabled: !screen.session.isReadOnly && (recorder.state === Recorder.Idle || screen.isRecording)
                    onClicked: {
                        if (screen.isRecording)
                            return recorder.stop()
                        receivers.checked = true
                        recorder.start()
                    }
                }
            }
            Separator {
                anchors.bottom: parent.bottom
                width: parent.width
            }
        }
        RecordBar {
            Layout.fillWidth: true
            visible: receivers.checked
            recorder: recorder
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            EmptyState {
                anchors.fill: parent
                visible: screen.isEmpty && !screen.watch.isReading
                iconName: "live"
                title: qsTr("Nothing was seen to run yet")
                text: qsTr("Record what programs on this machine send (OTLP or Zipkin), or import a file of traces.")
                actionText: qsTr("Import a file of traces…")
                onActionTriggered: file.open()
            }
            StackLayout {
                id: pages
                anchors.fill: parent
                visible: !screen.isEmpty
                currentIndex: tabs.currentIndex
                TrafficTab {
                    id: trafficTab
                    session: screen.session
                    traffic: traffic
                    onTraceRequested: trace => {
                        screen.exampleEdge = qsTr("%1 → %2").arg(current.from).arg(current.to)
                        screen.examples = current.examples
                        screen.openTrace(trace)
                    }
                    onMapRequested: node => screen.revealRequested("node", node)
                }
                DriftTab {
                    session: screen.session
                    drift: drift
                    onTraceRequested: trace => screen.openTrace(trace)
                    onMapRequested: node => screen.revealRequested("node", node)
                }
                CompareTab {
                    session: screen.session
                    comparison: comparison
                    onMapRequested: node => screen.revealRequested("node", node)
                }
                TraceTab {
                    id: traceTab
                    session: screen.session
                    waterfall: waterfall
                    examples: screen.examples
                    edge: screen.exampleEdge
                    onEdgeRequested: (from, to) => screen.showEdge(from, to)
                }
                HealthTab {
                    session: screen.session
                    health: health
                }
                RuntimeTab {
                    session: screen.session
                    runtime: runtime
                }
            }
        }
        TimelineStrip {
            Layout.fillWidth: true
            session: screen.session
            snapshots: snapshots
            onCompareRequested: snapshot => {
                comparison.before = "snapshot:" + snapshot
                comparison.after = "now"
                screen.showTab("compare")
            }
        }
    }
    FileDialog {
        id: file
        title: qsTr("Import a file of traces")
        nameFilters: [qsTr("Traces (*.json *.jsonl *.pb *.bin *.gz *.zst)"), qsTr("All files (*)")]
        onAccepted: screen.session.openAny(selectedFile)
    }
}
