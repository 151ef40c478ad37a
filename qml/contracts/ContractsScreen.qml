pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Contracts

/// The contracts of the system: a library by context and service, and the chosen one with its text, its consumers, what broke,
/// its style and its conversion.
FocusScope {
    id: screen

    required property Session session
    readonly property int contractCount: library.contractCount
    readonly property bool busy: library.isBusy || contract.busy || consumers.busy || changes.busy || lint.busy || convert.busy
    readonly property string place: qsTr("Contracts")
    readonly property var tabNames: ["contract", "consumers", "changes", "lint", "convert"]
    readonly property alias library: library
    readonly property var file: library.place ///< of the chosen contract
    signal revealRequested(string kind, string key)

    function takeFocus() { tree.takeFocus() }
    function showTab(name: string) { tabs.currentIndex = Math.max(0, tabNames.indexOf(name)) }

    ContractLibrary {
        id: library
        session: screen.session
    }
    Connections {
        target: screen.session
        function onWordsChanged() { library.retranslate() }
    }
    Shortcut {
        enabled: screen.visible
        sequences: [StandardKey.Find] // qmllint disable unqualified
        onActivated: tree.find()
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }
    EmptyState {
        anchors.fill: parent
        visible: library.contractCount === 0
        iconName: "contract"
        title: qsTr("No contracts yet")
        text: qsTr("Import a folder or repository with .proto, OpenAPI or AsyncAPI files, and they stand here by context and service.")
    }
    RowLayout {
        anchors.fill: parent
        visible: library.contractCount > 0
        spacing: 0
        ContractTree {
            id: tree
            Layout.fillHeight: true
            Layout.preferredWidth: screen.width > 1200 ? 320 : 270
            library: library
        }
        Separator {
            Layout.fillHeight: true
            vertical: true
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0
            RowLayout {
                Layout.fillWidth: true
                Layout.margins: Theme.gapM
                Layout.bottomMargin: 0
                spacing: Theme.gapS
                Label {
                    text: library.name
                    Layout.maximumWidth: screen.width * 0.4
                    elide: Text.ElideMiddle
                    font.pixelSize: Theme.textL
                    font.weight: Font.DemiBold
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                Badge { text: library.version === "" ? library.language : qsTr("%1 %2").arg(library.language).arg(library.version) }
                Label {
                    visible: library.service !== ""
                    text: qsTr("of %1").arg(library.service)
                    muted: true
                }
                Label {
                    Layout.fillWidth: true
                    text: screen.file.text ?? ""
                    muted: true
                    horizontalAlignment: Text.AlignRight
                    elide: Text.ElideLeft
                    font.pixelSize: Theme.textS
                }
                IconButton {
                    visible: library.service !== ""
                    iconName: "map"
                    iconColor: Theme.textMuted
                    text: qsTr("Show %1 on the map").arg(library.service)
                    onClicked: screen.revealRequested("node", library.service)
                }
                IconButton {
                    iconName: "external-link"
                    iconColor: Theme.textMuted
                    text: qsTr("Open the contract in the editor")
                    onClicked: screen.session.openEvidence(screen.file.source, screen.file.file, screen.file.line)
                }
            }
            Item {
                Layout.fillWidth: true
                implicitHeight: tabs.implicitHeight
                TabBar {
                    id: tabs
                    x: Theme.gapXs
                    TabButton { text: qsTr("Contract") }
                    TabButton { text: qsTr("Consumers") }
                    TabButton { text: qsTr("Changes") }
                    TabButton {
                        text: qsTr("Lint")
                        count: library.kind === "proto" ? library.lintCount : -1
                    }
                    TabButton { text: qsTr("Convert") }
                }
                Separator {
                    anchors.bottom: parent.bottom
                    width: parent.width
                }
            }
            StackLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                currentIndex: tabs.currentIndex
                TextTab {
                    id: contract
                    library: library
                    active: screen.visible && tabs.currentIndex === 0
                }
                ConsumersTab {
                    id: consumers
                    library: library
                    active: screen.visible && tabs.currentIndex === 1
                    onRevealRequested: (kind, key) => screen.revealRequested(kind, key)
                }
                ChangesTab {
                    id: changes
                    library: library
                    active: screen.visible && tabs.currentIndex === 2
                    onRevealRequested: (kind, key) => screen.revealRequested(kind, key)
                }
                LintTab {
                    id: lint
                    library: library
                    active: screen.visible && tabs.currentIndex === 3
                }
                ConvertTab {
                    id: convert
                    library: library
                    active: screen.visible && tabs.currentIndex === 4
                }
            }
        }
    }
}
