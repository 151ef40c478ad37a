pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Evidence
import Alidade.Contracts

/// Per method: who serves it and who uses it, with the places that show it.
FocusScope {
    id: tab

    required property ContractLibrary library
    property bool active: true
    readonly property bool busy: uses.isBusy
    signal revealRequested(string kind, string key)

    function takeFocus() { list.forceActiveFocus(Qt.TabFocusReason) }

    ContractUses {
        id: uses
        library: tab.library
        active: tab.active
        filter: search.text
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.gapS
            Layout.leftMargin: Theme.gapM
            spacing: Theme.gapM
            SearchField {
                id: search
                Layout.preferredWidth: 240
                placeholderText: qsTr("Method or service")
            }
            Badge { text: qsTr("%n consumer(s)", "", uses.consumerCount) }
            Badge {
                visible: uses.unusedCount > 0
                text: qsTr("%n method(s) without a known consumer", "", uses.unusedCount)
            }
            Item { Layout.fillWidth: true }
        }
        Separator { Layout.fillWidth: true }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            cacheBuffer: 0
            focus: true
            activeFocusOnTab: true
            spacing: Theme.gapS
            topMargin: Theme.gapM
            bottomMargin: Theme.gapM
            leftMargin: Theme.gapM
            rightMargin: Theme.gapM
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            model: uses.methods
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Methods and their consumers")
            T.ScrollBar.vertical: ScrollBar {}
            delegate: Rectangle {
                id: method
                required property var modelData
                width: ListView.view.width - 2 * Theme.gapM
                height: column.implicitHeight + 2 * Theme.gapS
                radius: Theme.radiusLarge
                color: Theme.raised
                border.color: ListView.isCurrentItem && list.activeFocus ? Theme.focus : Theme.border
                Accessible.role: Accessible.ListItem
                Accessible.name: qsTr("%1, served by %2, used by %3").arg(modelData.name).arg(tab.namesOf(modelData.serving)).arg(tab.namesOf(modelData.using))
                Column {
                    id: column
                    x: Theme.gapS
                    y: Theme.gapS
                    width: parent.width - 2 * Theme.gapS
                    spacing: 2
                    RowLayout {
                        width: parent.width
                        height: Theme.rowHeight - 4
                        spacing: Theme.gapS
                        Label {
                            Layout.leftMargin: Theme.gapXs
                            Layout.maximumWidth: column.width * 0.55
                            text: method.modelData.name
                            font.family: Theme.monoFamily
                            font.weight: Font.DemiBold
                        }
                        Badge {
                            visible: method.modelData.isWholeService
                            text: qsTr("method not known")
                            tint: Theme.warning
                        }
                        Label {
                            Layout.fillWidth: true
                            text: method.modelData.using.length === 0 ? qsTr("No consumer is known") : qsTr("%n consumer(s)", "", method.modelData.using.length)
                            muted: true
                            font.pixelSize: Theme.textS
                        }
                        Label {
                            Layout.maximumWidth: column.width * 0.35
                            text: method.modelData.place.text
                            elide: Text.ElideLeft
                            muted: true
                            font.pixelSize: Theme.textXs
                        }
                    }
                    Repeater {
                        model: method.modelData.serving
                        UseRow { serves: true }
                    }
                    Repeater {
                        model: method.modelData.using
                        UseRow {}
                    }
                }
            }
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: list.count === 0 && !uses.isBusy && !tab.library.isBusy
        iconName: "service"
        text: search.text !== "" ? qsTr("No method fits.") : qsTr("This contract has no methods, so nobody calls it.")
    }

    function namesOf(uses: var): string {
        return uses.length === 0 ? qsTr("nobody") : uses.map(use => use.node).join(", ")
    }

    component UseRow: Column {
        id: use
        required property var modelData
        property bool serves: false
        property bool isExpanded: false
        width: parent?.width ?? 0
        ListRow {
            width: parent.width
            iconName: use.isExpanded ? "chevron-down" : "chevron-right"
            text: use.modelData.node
            Accessible.name: use.serves ? qsTr("%1 serves it").arg(use.modelData.node) : qsTr("%1 uses it").arg(use.modelData.node)
            Accessible.checkable: true
            Accessible.checked: use.isExpanded
            onClicked: use.isExpanded = !use.isExpanded
            Keys.onRightPressed: use.isExpanded = true
            Keys.onLeftPressed: use.isExpanded = false
            trailing: [
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("%n place(s)", "", use.modelData.evidence.length)
                    muted: true
                    font.pixelSize: Theme.textS
                },
                Badge {
                    anchors.verticalCenter: parent.verticalCenter
                    text: use.serves ? qsTr("serves") : qsTr("uses")
                    tint: use.serves ? Theme.success : Theme.accent
                },
                IconButton {
                    implicitWidth: Theme.controlHeight - 4
                    implicitHeight: Theme.controlHeight - 4
                    iconName: "map"
                    iconColor: Theme.textMuted
                    text: qsTr("Show %1 on the map").arg(use.modelData.node)
                    onClicked: tab.revealRequested("node", use.modelData.node)
                }
            ]
        }
        Repeater {
            model: use.isExpanded ? use.modelData.evidence : []
            EvidenceRow {
                id: place
                required property var modelData
                required property int index
                x: Theme.gapXl
                width: use.width - Theme.gapXl
                session: tab.library.session
                source: place.modelData.source
                file: place.modelData.file
                line: place.modelData.line
                voice: place.modelData.voice
                detail: place.modelData.detail
                isExpanded: place.index === 0 && place.modelData.file !== ""
                showsLines: tab.active
            }
        }
    }
}
