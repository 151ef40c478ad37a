pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Contracts

/// What broke since an older version, by who breaks.
FocusScope {
    id: tab

    required property ContractLibrary library
    property bool active: true
    readonly property bool busy: changes.isBusy || changes.isComparing
    readonly property var problems: changes.problems
    readonly property bool isProto: library.kind === "proto"
    readonly property bool canCompare: isProto || library.kind === "openapi"
    signal revealRequested(string kind, string key)

    function takeFocus() { older.forceActiveFocus(Qt.TabFocusReason) }
    function titleOf(version: var): string {
        return version.kind === "tag" ? qsTr("Tag %1").arg(version.name) : version.kind === "branch" ? qsTr("Branch %1").arg(version.name)
             : version.kind === "source" ? qsTr("Source %1").arg(version.name) : qsTr("Last commit (HEAD)")
    }
    /// Shows what `list` holds of the words in the field.
    function suggest() {
        versions.popup(older, 0, older.height)
    }

    ContractChanges {
        id: changes
        library: tab.library
        active: tab.active && tab.canCompare
    }
    ColumnLayout {
        anchors.fill: parent
        visible: tab.canCompare
        spacing: 0
        Flow {
            Layout.fillWidth: true
            Layout.margins: Theme.gapS
            Layout.leftMargin: Theme.gapM
            spacing: Theme.gapS
            TextField {
                id: older
                width: 260
                iconName: "history"
                placeholderText: qsTr("Older version: tag, commit or folder")
                text: changes.versions.length > 0 && changes.versions[0].kind === "head" ? "HEAD" : ""
                onAccepted: changes.compare(text)
                Keys.onDownPressed: tab.suggest()
            }
            Button {
                text: qsTr("Choose…")
                iconName: "chevron-down"
                enabled: changes.versions.length > 0
                onClicked: tab.suggest()
            }
            Button {
                text: changes.isComparing ? qsTr("Stop") : qsTr("Compare")
                primary: !changes.isComparing
                enabled: changes.isComparing || older.text.trim() !== ""
                onClicked: changes.isComparing ? changes.cancel() : changes.compare(older.text)
            }
            ChoiceButton {
                visible: tab.isProto
                width: 190
                name: qsTr("Rules")
                value: changes.rules
                options: [
                    { value: "", text: qsTr("As in buf.yaml") },
                    { value: "FILE", text: "FILE" },
                    { value: "PACKAGE", text: "PACKAGE" },
                    { value: "WIRE_JSON", text: "WIRE_JSON" },
                    { value: "WIRE", text: "WIRE" }
                ]
                onChosen: value => changes.rules = value
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gapM
            Layout.rightMargin: Theme.gapM
            Layout.bottomMargin: Theme.gapS
            visible: changes.older !== "" && !changes.isComparing
            spacing: Theme.gapS
            Badge {
                text: changes.changeCount === 0 ? qsTr("Nothing breaks") : qsTr("%n breaking change(s)", "", changes.changeCount)
                tint: changes.changeCount === 0 ? Theme.success : Theme.error
            }
            Badge {
                visible: changes.brokenCount > 0
                text: qsTr("%n consumer(s) break", "", changes.brokenCount)
                tint: Theme.error
            }
            Badge {
                visible: changes.acceptedCount > 0
                text: qsTr("%n accepted", "", changes.acceptedCount)
                tint: Theme.success
            }
            Badge {
                visible: changes.problems.length > 0
                text: qsTr("%n problem(s) in the older version", "", changes.problems.length)
                tint: Theme.warning
                HoverHandler { id: problemHover }
                ToolTip {
                    visible: problemHover.hovered
                    text: tab.problems.slice(0, 12).join("\n")
                }
            }
            Label {
                Layout.fillWidth: true
                text: qsTr("since %1").arg(changes.older)
                muted: true
                elide: Text.ElideMiddle
                font.pixelSize: Theme.textS
            }
        }
        Separator { Layout.fillWidth: true }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            cacheBuffer: 0
            activeFocusOnTab: true
            leftMargin: Theme.gapM
            rightMargin: Theme.gapM
            bottomMargin: Theme.gapM
            spacing: Theme.gapXs
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            model: changes.rows
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Breaking changes")
            T.ScrollBar.vertical: ScrollBar {}
            // Repeaters, not components: Qt 6.4 makes no bound components inside of a delegate.
            delegate: Column {
                id: row
                required property var modelData
                readonly property bool isGroup: modelData.kind === "group"
                width: ListView.view.width - 2 * Theme.gapM
                Repeater {
                    model: row.isGroup ? [row.modelData] : []
                    RowLayout {
                        id: group
                        required property var modelData
                        width: row.width
                        height: Theme.headerHeight - Theme.gapXs
                        spacing: Theme.gapS
                        Accessible.role: Accessible.Heading
                        Accessible.name: qsTr("%1, %2").arg(modelData.title).arg(modelData.detail)
                        Icon {
                            implicitWidth: Theme.iconSize
                            implicitHeight: Theme.iconSize
                            name: group.modelData.impact === "breaks" ? "error" : group.modelData.impact === "possible" ? "warning" : group.modelData.impact === "accepted" ? "check" : "info"
                            color: group.modelData.impact === "breaks" ? Theme.error : group.modelData.impact === "possible" ? Theme.warning : group.modelData.impact === "accepted" ? Theme.success : Theme.textMuted
                        }
                        Label {
                            text: group.modelData.title
                            font.pixelSize: Theme.textL
                            font.weight: Font.DemiBold
                        }
                        Label {
                            Layout.fillWidth: true
                            text: group.modelData.detail
                            muted: true
                        }
                        IconButton {
                            visible: group.modelData.impact === "breaks" || group.modelData.impact === "possible"
                            iconName: "map"
                            iconColor: Theme.textMuted
                            text: qsTr("Show %1 on the map").arg(group.modelData.title)
                            onClicked: tab.revealRequested("node", group.modelData.title)
                        }
                    }
                }
                Repeater {
                    model: row.isGroup ? [] : [row.modelData]
                    ChangeCard {
                        required property var modelData
                        width: row.width
                        change: modelData
                        session: tab.library.session
                        active: tab.active
                        onAcceptRequested: dialog.ask(modelData)
                        onForgetRequested: changes.forget(modelData)
                    }
                }
            }
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: !tab.canCompare || (changes.rows.length === 0 && !tab.busy)
        iconName: changes.older !== "" && tab.canCompare ? "check" : "history"
        title: changes.older !== "" && tab.canCompare ? qsTr("Nothing breaks") : ""
        text: !tab.canCompare ? qsTr("Breaking changes are found in proto and OpenAPI contracts.")
            : changes.older !== "" ? qsTr("Whoever used %1 can use this version.").arg(changes.older)
                                   : qsTr("Choose the version that consumers were made for, and see what broke, and whom.")
    }
    Menu {
        id: versions
        width: 360
        height: Math.min(implicitHeight, 420)
        Repeater {
            model: changes.versions
            MenuItem {
                required property var modelData
                text: tab.titleOf(modelData)
                onTriggered: {
                    older.text = modelData.value
                    changes.compare(modelData.value)
                }
            }
        }
    }
    AcceptDialog {
        id: dialog
        changes: changes
    }
}
