import QtQuick
import QtQuick.Layouts
import QtQuick.Dialogs
import Alidade.Theme
import Alidade.Components
import Alidade.Session

/// What to import: a folder or a git repository and of the latter the revision, a file of traces, or what an engine keeps.
ColumnLayout {
    id: form

    required property Session session
    /// The import that was started last, and what was typed then: it stays until that has been read.
    property int run: 0
    property string started: ""
    property string kind: "folder"
    property string engine: "prometheus"
    property string period: "1h"
    readonly property bool isReady: path.text.trim() !== "" && !session.isReadOnly

    spacing: Theme.gapS

    function takeFocus() { path.forceActiveFocus(Qt.TabFocusReason) }
    function start() {
        if (!isReady)
            return
        run = kind === "engine" ? session.importPath(engine + "+" + path.text.trim(), period) : session.importPath(path.text, kind === "folder" ? revision.text : "")
        started = path.text
    }
    function show(item: var) { item.open() }
    function choose() {
        const loader = kind === "traces" ? file : dialog
        if (!loader.item)
            loader.active = true
        show(loader.item)
    }
    function localPath(url: url): string { return decodeURIComponent(String(url).replace(/^file:\/\//, "")) }

    Connections {
        target: form.session.imports
        function onEnded(run: int, isDone: bool) {
            if (run !== form.run || !isDone || path.text !== form.started)
                return
            path.clear()
            revision.clear()
        }
    }
    SegmentedControl {
        Layout.fillWidth: true
        name: qsTr("What to import")
        options: [
            { value: "folder", text: qsTr("Repository") },
            { value: "traces", text: qsTr("Traces") },
            { value: "engine", text: qsTr("Engine") }
        ]
        value: form.kind
        onChosen: value => form.kind = value
    }
    ChoiceButton {
        Layout.fillWidth: true
        visible: form.kind === "engine"
        name: qsTr("Kind of engine")
        options: [
            { value: "prometheus", text: qsTr("Prometheus, Mimir, Thanos, VictoriaMetrics") },
            { value: "jaeger", text: "Jaeger" },
            { value: "zipkin", text: "Zipkin" },
            { value: "tempo", text: qsTr("Tempo (example traces)") },
            { value: "clickhouse", text: "ClickHouse (otel_traces)" }
        ]
        value: form.engine
        onChosen: value => form.engine = value
    }
    RowLayout {
        spacing: Theme.gapS
        TextField {
            id: path
            Layout.fillWidth: true
            iconName: form.kind === "folder" ? "folder" : "live"
            placeholderText: form.kind === "folder" ? qsTr("Folder or git repository") : form.kind === "traces" ? qsTr("File of traces: OTLP, Jaeger, Zipkin") : "https://metrics.example.com"
            Accessible.name: form.kind === "engine" ? qsTr("Address of the engine") : placeholderText
            onAccepted: form.start()
        }
        Button {
            visible: form.kind !== "engine"
            text: qsTr("Choose…")
            onClicked: form.choose()
        }
    }
    TextField {
        id: revision
        Layout.fillWidth: true
        visible: form.kind === "folder"
        iconName: "history"
        placeholderText: qsTr("Branch, tag or commit; empty: the files on disk")
        onAccepted: form.start()
    }
    ChoiceButton {
        Layout.fillWidth: true
        visible: form.kind === "engine"
        name: qsTr("For which time")
        options: [
            { value: "1h", text: qsTr("The last hour") },
            { value: "6h", text: qsTr("The last 6 hours") },
            { value: "24h", text: qsTr("The last day") },
            { value: "7d", text: qsTr("The last week") }
        ]
        value: form.period
        onChosen: value => form.period = value
    }
    Button {
        Layout.fillWidth: true
        primary: true
        iconName: "import"
        text: qsTr("Import")
        Accessible.name: qsTr("Start the import")
        enabled: form.isReady
        onClicked: form.start()
    }
    Label {
        Layout.fillWidth: true
        text: form.session.isReadOnly ? qsTr("This workspace is open read-only.")
            : form.kind === "engine" ? qsTr("The engine is asked once, for sums rather than single traces. A token for it comes from $ALIDADE_ENGINE_TOKEN and is never stored.")
                                     : qsTr("Nothing in it is run or changed. The map stays usable meanwhile.")
        muted: true
        wrapMode: Text.Wrap
        elide: Text.ElideNone
        font.pixelSize: Theme.textS
    }
    Loader { // the desktop's own dialog, made when first asked for
        id: dialog
        active: false
        visible: false
        sourceComponent: FolderDialog {
            title: qsTr("Import a folder")
            onAccepted: path.text = form.localPath(selectedFolder) // qmllint disable unqualified
        }
    }
    Loader {
        id: file
        active: false
        visible: false
        sourceComponent: FileDialog {
            title: qsTr("Import a file of traces")
            nameFilters: [qsTr("Traces (*.json *.jsonl *.pb *.bin *.gz *.zst)"), qsTr("All files (*)")]
            onAccepted: path.text = form.localPath(selectedFile) // qmllint disable unqualified
        }
    }
}
