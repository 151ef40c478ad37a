pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Evidence
import Alidade.Session
import Alidade.Live

/// Where design, code, manifests and traffic disagree, with the evidence of each, and what can be decided.
FocusScope {
    id: tab

    required property Session session
    required property DriftTable drift
    readonly property var current: table.current
    readonly property string currentKey: current ? current.from + ">" + current.to : ""
    signal traceRequested(string trace)
    signal mapRequested(string node)

    function takeFocus() { table.takeFocus() }

    RowLayout {
        anchors.fill: parent
        spacing: 0
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0
            RowLayout {
                Layout.fillWidth: true
                Layout.margins: Theme.gapS
                Layout.leftMargin: Theme.gapM
                spacing: Theme.gapM
                SearchField {
                    Layout.preferredWidth: 200
                    placeholderText: qsTr("Filter by service")
                    onTextChanged: tab.drift.filter = text
                }
                SegmentedControl {
                    name: qsTr("What is listed")
                    options: [{ value: false, text: qsTr("Differences") }, { value: true, text: qsTr("Everything") }]
                    value: tab.drift.showsAll
                    onChosen: value => tab.drift.showsAll = value
                }
                Label {
                    Layout.fillWidth: true
                    text: qsTr("Looked at %1. Absence is only claimed where it could have been seen.").arg(tab.drift.window)
                    muted: true
                    font.pixelSize: Theme.textS
                }
            }
            LiveTable {
                id: table
                Layout.fillWidth: true
                Layout.fillHeight: true
                focus: true
                rows: tab.drift.rows
                spokenName: qsTr("Drift")
                columns: [
                    { name: "title", title: qsTr("Dependency"), fill: 4 },
                    { name: "voices", title: qsTr("Who says so"), width: 170 },
                    { name: "reason", title: qsTr("Why"), fill: 5, muted: true, from: 560 },
                    { name: "decision", title: qsTr("Decision"), width: 150, from: 860 },
                    { name: "lastSeen", title: qsTr("Last seen"), width: 158, right: true, muted: true, from: 980 }
                ]
                EmptyState {
                    anchors.centerIn: parent
                    visible: table.count === 0
                    iconName: "check"
                    title: qsTr("No drift")
                    text: qsTr("What runs in this time is what was said.")
                }
            }
        }
        Separator {
            Layout.fillHeight: true
            vertical: true
        }
        Panel {
            id: details
            Layout.fillHeight: true
            Layout.preferredWidth: tab.width > 1200 ? 360 : 280
            title: tab.current ? tab.current.title : qsTr("Evidence")
            Flickable {
                anchors.fill: parent
                clip: true
                contentHeight: column.height
                boundsBehavior: Flickable.StopAtBounds
                T.ScrollBar.vertical: ScrollBar {}
                ColumnLayout {
                    id: column
                    width: parent.width
                    spacing: Theme.gapS
                    Label {
                        Layout.fillWidth: true
                        Layout.leftMargin: Theme.gapL
                        Layout.rightMargin: Theme.gapM
                        text: tab.current ? tab.current.meaning : qsTr("Choose a dependency to see who says so, and decide.")
                        wrapMode: Text.Wrap
                        elide: Text.ElideNone
                        muted: !tab.current
                    }
                    Label {
                        Layout.fillWidth: true
                        Layout.leftMargin: Theme.gapL
                        Layout.rightMargin: Theme.gapM
                        visible: tab.current?.wasSeen ?? false
                        text: tab.current?.wasSeen ? qsTr("%1 calls, first seen %2, last seen %3").arg(tab.current.calls).arg(tab.current.firstSeen).arg(tab.current.lastSeen) : ""
                        wrapMode: Text.Wrap
                        elide: Text.ElideNone
                        muted: true
                        font.pixelSize: Theme.textS
                    }
                    Label {
                        Layout.fillWidth: true
                        Layout.leftMargin: Theme.gapL
                        Layout.rightMargin: Theme.gapM
                        visible: (tab.current?.decision ?? "") !== ""
                        text: !tab.current?.decision ? "" : tab.current.decisionReason ? qsTr("%1: %2").arg(tab.current.decision).arg(tab.current.decisionReason) : tab.current.decision
                        wrapMode: Text.Wrap
                        elide: Text.ElideNone
                        font.weight: Font.DemiBold
                        font.pixelSize: Theme.textS
                    }
                    Flow {
                        Layout.fillWidth: true
                        Layout.leftMargin: Theme.gapM
                        Layout.rightMargin: Theme.gapM
                        visible: tab.current !== null
                        spacing: Theme.gapXs
                        Button {
                            visible: tab.current?.canAdopt ?? false
                            enabled: !tab.session.isReadOnly
                            text: qsTr("Adopt")
                            toolTip: qsTr("Make it part of the design")
                            onClicked: tab.drift.adopt(tab.currentKey)
                        }
                        Button {
                            visible: tab.current?.canAccept ?? false
                            enabled: !tab.session.isReadOnly
                            text: qsTr("Accept…")
                            toolTip: qsTr("Keep it in the list without counting it, with a reason")
                            onClicked: accept.openFor(tab.currentKey, tab.current.title)
                        }
                        Button {
                            visible: tab.current?.canWithdraw ?? false
                            enabled: !tab.session.isReadOnly
                            text: qsTr("Forget")
                            toolTip: qsTr("Take back what was decided about it")
                            onClicked: tab.drift.withdraw(tab.currentKey)
                        }
                        Button {
                            iconName: "map"
                            text: qsTr("Map")
                            toolTip: qsTr("Show on the map")
                            Accessible.name: toolTip
                            onClicked: tab.mapRequested(tab.current.from)
                        }
                    }
                    Repeater {
                        model: tab.current?.evidence ?? []
                        delegate: Column {
                            id: place
                            required property var modelData
                            Layout.fillWidth: true
                            Layout.leftMargin: Theme.gapS
                            Layout.rightMargin: Theme.gapS
                            EvidenceRow {
                                width: parent.width
                                visible: !place.modelData.isTrace
                                session: tab.session
                                source: place.modelData.source
                                file: place.modelData.isTrace ? "" : place.modelData.file
                                line: place.modelData.line
                                voice: place.modelData.voice
                                detail: place.modelData.file === "" ? qsTr("%1 · %2").arg(place.modelData.voice).arg(place.modelData.detail) : place.modelData.detail
                            }
                            ListRow {
                                width: parent.width
                                visible: place.modelData.isTrace
                                iconName: "live"
                                text: qsTr("Trace %1").arg(place.modelData.trace)
                                detail: qsTr("%1 · %2").arg(place.modelData.voice).arg(place.modelData.source)
                                onClicked: tab.traceRequested(place.modelData.trace)
                            }
                        }
                    }
                    Label {
                        Layout.leftMargin: Theme.gapL
                        visible: (tab.current?.moreEvidence ?? 0) > 0
                        text: qsTr("and %n more", "", tab.current?.moreEvidence ?? 0)
                        muted: true
                        font.pixelSize: Theme.textS
                    }
                    Item { implicitHeight: Theme.gapS }
                }
            }
        }
    }
    AcceptSheet {
        id: accept
        drift: tab.drift
    }
}
