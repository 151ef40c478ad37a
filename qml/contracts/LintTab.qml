pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Evidence
import Alidade.Contracts

/// What could not be understood, and what is against the style rules.
FocusScope {
    id: tab

    required property ContractLibrary library
    property bool active: true
    readonly property bool busy: lint.isBusy
    readonly property var rules: lint.rules
    readonly property var problems: lint.problems

    function takeFocus() { list.forceActiveFocus(Qt.TabFocusReason) }

    ContractLint {
        id: lint
        library: tab.library
        active: tab.active
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.gapS
            Layout.leftMargin: Theme.gapM
            visible: lint.rules.length > 0
            spacing: Theme.gapM
            ChoiceButton {
                Layout.preferredWidth: 280
                name: qsTr("Rule")
                value: lint.rule
                fallback: qsTr("All rules")
                options: [{ value: "", text: qsTr("All rules") }, ...tab.rules.map(each => ({ value: each.rule, text: qsTr("%1 (%2)").arg(each.rule).arg(each.count) }))]
                onChosen: value => lint.rule = value
            }
            Label {
                Layout.fillWidth: true
                text: qsTr("%n finding(s)", "", lint.findings.length)
                muted: true
                font.pixelSize: Theme.textS
            }
        }
        Separator {
            visible: lint.rules.length > 0
            Layout.fillWidth: true
        }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            cacheBuffer: 0
            focus: true
            activeFocusOnTab: true
            spacing: Theme.gapXs
            topMargin: Theme.gapS
            bottomMargin: Theme.gapM
            leftMargin: Theme.gapM
            rightMargin: Theme.gapM
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            model: tab.problems.concat(lint.findings)
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Findings")
            T.ScrollBar.vertical: ScrollBar {}
            delegate: Column {
                id: finding
                required property var modelData
                readonly property bool isProblem: modelData.rule === undefined
                width: ListView.view.width - 2 * Theme.gapM
                bottomPadding: Theme.gapS
                Accessible.role: Accessible.ListItem
                Accessible.name: isProblem ? modelData.text : qsTr("%1: %2").arg(modelData.rule).arg(modelData.message)
                RowLayout {
                    width: parent.width
                    height: Theme.rowHeight - 4
                    spacing: Theme.gapS
                    Icon {
                        implicitWidth: Theme.iconSize - 2
                        implicitHeight: Theme.iconSize - 2
                        name: finding.isProblem && finding.modelData.isError ? "error" : "warning"
                        color: finding.isProblem && finding.modelData.isError ? Theme.error : Theme.warning
                    }
                    Label {
                        Layout.fillWidth: true
                        text: finding.isProblem ? finding.modelData.text : finding.modelData.message
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                    }
                    Badge {
                        visible: !finding.isProblem
                        text: finding.modelData.rule ?? ""
                    }
                }
                Label {
                    x: Theme.gapXl + 2
                    width: parent.width - x
                    visible: text !== ""
                    text: finding.isProblem || finding.modelData.advice === "" ? "" : qsTr("%1. To keep it: // buf:lint:ignore %2").arg(finding.modelData.advice).arg(finding.modelData.rule)
                    muted: true
                    wrapMode: Text.Wrap
                    elide: Text.ElideNone
                    font.pixelSize: Theme.textS
                }
                EvidenceRow {
                    x: Theme.gapL
                    width: parent.width - x
                    session: tab.library.session
                    source: finding.modelData.place.source
                    file: finding.modelData.place.file
                    line: finding.modelData.place.line
                    showsLines: tab.active
                }
                Separator { width: parent.width }
            }
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: list.count === 0 && !lint.isBusy && !tab.library.isBusy
        iconName: tab.library.kind === "proto" ? "check" : "info"
        title: tab.library.kind === "proto" ? qsTr("Nothing against the rules") : ""
        text: tab.library.kind === "proto" ? qsTr("Every rule that buf.yaml asks for is kept.") : qsTr("Style rules are there for proto contracts.")
    }
}
