pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Live

/// What a running process says of itself: metrics with the settings that follow from them, or a profile.
FocusScope {
    id: tab

    required property Session session
    required property RuntimeView runtime
    readonly property bool isEmpty: !runtime.hasMetrics && !runtime.hasProfile

    function takeFocus() {
        if (runtime.hasProfile)
            functions.takeFocus()
        else if (runtime.hasMetrics)
            process.takeFocus()
        else
            place.forceActiveFocus(Qt.TabFocusReason)
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.gapS
            Layout.leftMargin: Theme.gapM
            Layout.rightMargin: Theme.gapM
            spacing: Theme.gapS
            TextField {
                id: place
                Layout.fillWidth: true
                Layout.maximumWidth: 520
                Layout.minimumWidth: 160
                placeholderText: qsTr("URL or file: /metrics, /debug/vars, /debug/pprof/heap")
                onAccepted: tab.runtime.read(text)
                Connections {
                    target: tab.runtime
                    function onChanged() { if (!place.activeFocus && tab.runtime.place !== "") place.text = tab.runtime.place }
                }
            }
            Button {
                text: tab.runtime.isBusy ? qsTr("Reading…") : qsTr("Read")
                primary: tab.isEmpty
                enabled: !tab.runtime.isBusy && place.text.trim() !== ""
                onClicked: tab.runtime.read(place.text)
            }
            IconButton {
                iconName: "import"
                text: qsTr("Choose a file of metrics or a profile")
                onClicked: file.open()
            }
            Item { Layout.fillWidth: true }
            ChoiceButton {
                Layout.preferredWidth: 150
                visible: !tab.isEmpty && tab.runtime.services.length > 0
                name: qsTr("Service")
                fallback: qsTr("Choose a service")
                options: tab.runtime.services
                value: tab.runtime.service
                toolTip: qsTr("Whose process it is")
                onChosen: value => tab.runtime.service = value
            }
            ChoiceButton {
                Layout.preferredWidth: 150
                visible: tab.runtime.hasProfile
                name: qsTr("Counted")
                options: tab.runtime.types
                value: tab.runtime.type
                onChosen: value => tab.runtime.type = value
            }
            Button {
                visible: tab.runtime.hasProfile
                text: tab.runtime.older === "" ? qsTr("Compare with…") : qsTr("Stop comparing")
                toolTip: tab.runtime.older === "" ? qsTr("Choose an older profile of the same kind") : tab.runtime.older
                onClicked: {
                    if (tab.runtime.older === "")
                        olderFile.open()
                    else
                        tab.runtime.compareWith("")
                }
            }
        }
        Label {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gapL
            Layout.rightMargin: Theme.gapL
            Layout.bottomMargin: Theme.gapS
            visible: text !== ""
            text: tab.runtime.problem
            color: Theme.error
            wrapMode: Text.Wrap
            elide: Text.ElideNone
            Accessible.role: Accessible.AlertMessage
        }
        Separator { Layout.fillWidth: true }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            EmptyState {
                anchors.fill: parent
                visible: tab.isEmpty
                iconName: "live"
                title: qsTr("Ask a running process")
                text: qsTr("Metrics show its memory and what to set GOGC, GOMEMLIMIT and GOMAXPROCS to; a profile shows where memory and time go.")
                actionText: qsTr("Choose a file…")
                onActionTriggered: file.open()
            }
            Splitter {
                anchors.fill: parent
                visible: tab.runtime.hasProfile
                ColumnLayout {
                    T.SplitView.preferredWidth: tab.width * 0.42
                    T.SplitView.minimumWidth: 300
                    spacing: 0
                    Label {
                        Layout.fillWidth: true
                        Layout.margins: Theme.gapS
                        Layout.leftMargin: Theme.gapL
                        text: tab.runtime.summary
                        muted: true
                    }
                    LiveTable {
                        id: functions
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        focus: true
                        rows: tab.runtime.functions
                        spokenName: qsTr("Functions")
                        columns: [
                            { name: "name", title: qsTr("Function"), fill: 1 },
                            { name: "flat", title: qsTr("Itself"), width: 84, right: true },
                            { name: "flatShare", title: "%", width: 64, right: true, muted: true, from: 480 },
                            { name: "cumulative", title: qsTr("With calls"), width: 92, right: true },
                            { name: "cumulativeShare", title: "%", width: 64, right: true, muted: true, from: 480 }
                        ]
                    }
                }
                Item {
                    T.SplitView.fillWidth: true
                    T.SplitView.minimumWidth: 300
                    FlameGraph {
                        id: flame
                        objectName: "flame"
                        anchors.fill: parent
                        anchors.margins: Theme.gapS
                        anchors.bottomMargin: 0
                        view: tab.runtime
                        marked: functions.current?.name ?? ""
                        onFunctionChosen: name => {
                            const row = tab.runtime.functions.indexOf(name)
                            if (row >= 0)
                                functions.currentIndex = row
                        }
                    }
                }
            }
            Splitter {
                anchors.fill: parent
                visible: tab.runtime.hasMetrics
                ColumnLayout {
                    T.SplitView.preferredWidth: 320
                    T.SplitView.minimumWidth: 240
                    spacing: 0
                    LiveTable {
                        id: process
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        focus: true
                        rows: tab.runtime.process
                        spokenName: qsTr("Runtime")
                        columns: [
                            { name: "name", title: qsTr("Runtime"), fill: 1 },
                            { name: "value", title: qsTr("Now"), width: 108, right: true }
                        ]
                    }
                }
                ColumnLayout {
                    T.SplitView.fillWidth: true
                    T.SplitView.minimumWidth: 320
                    spacing: 0
                    RowLayout {
                        Layout.fillWidth: true
                        Layout.margins: Theme.gapL
                        spacing: Theme.gapXl
                        Repeater {
                            model: tab.runtime.advice
                            ColumnLayout {
                                id: advice
                                required property var modelData
                                Layout.fillWidth: true
                                Layout.preferredWidth: 1
                                Layout.alignment: Qt.AlignTop
                                spacing: Theme.gapXs
                                Accessible.role: Accessible.Grouping
                                Accessible.name: modelData.setting
                                Label {
                                    text: advice.modelData.setting
                                    muted: true
                                    font.pixelSize: Theme.textS
                                    font.family: Theme.monoFamily
                                }
                                Label {
                                    text: advice.modelData.suggested !== "" ? advice.modelData.suggested
                                        : advice.modelData.now !== "" ? qsTr("%1, leave it", "a setting that is right").arg(advice.modelData.now) : "–"
                                    font.pixelSize: Theme.textL
                                    font.weight: Font.DemiBold
                                    color: advice.modelData.suggested !== "" ? Theme.accent : Theme.text
                                }
                                Label {
                                    visible: advice.modelData.suggested !== "" && advice.modelData.now !== ""
                                    text: qsTr("now %1").arg(advice.modelData.now)
                                    muted: true
                                }
                                Label {
                                    Layout.fillWidth: true
                                    visible: text !== ""
                                    text: advice.modelData.arithmetic
                                    wrapMode: Text.Wrap
                                    elide: Text.ElideNone
                                    font.pixelSize: Theme.textS
                                }
                                Label {
                                    Layout.fillWidth: true
                                    text: advice.modelData.notes
                                    muted: true
                                    wrapMode: Text.Wrap
                                    elide: Text.ElideNone
                                    font.pixelSize: Theme.textS
                                }
                            }
                        }
                    }
                    Separator { Layout.fillWidth: true }
                    LiveTable {
                        id: served
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        rows: tab.runtime.served
                        spokenName: qsTr("Served")
                        columns: [
                            { name: "operation", title: qsTr("Served"), fill: 1 },
                            { name: "calls", title: qsTr("Calls"), width: 84, right: true },
                            { name: "errors", title: qsTr("Errors"), width: 76, right: true },
                            { name: "mean", title: qsTr("Mean"), width: 76, right: true },
                            { name: "p50", title: qsTr("p50"), width: 76, right: true, from: 620 },
                            { name: "p95", title: qsTr("p95"), width: 76, right: true },
                            { name: "p99", title: qsTr("p99"), width: 76, right: true, from: 620 }
                        ]
                        EmptyState {
                            anchors.centerIn: parent
                            visible: served.count === 0
                            text: qsTr("These metrics do not tell what the process served.")
                        }
                    }
                }
            }
        }
    }
    FileDialog {
        id: file
        title: qsTr("Choose a file of metrics or a profile")
        onAccepted: tab.runtime.read(tab.runtime.pathOf(selectedFile))
    }
    FileDialog {
        id: olderFile
        title: qsTr("Choose an older profile")
        onAccepted: tab.runtime.compareWith(tab.runtime.pathOf(selectedFile))
    }
}
