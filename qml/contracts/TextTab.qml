pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Alidade.Theme
import Alidade.Components
import Alidade.Contracts

/// The contract as it is written; where the same API is there in the other language, both side by side.
FocusScope {
    id: tab

    required property ContractLibrary library
    property bool active: true
    readonly property bool busy: contract.isBusy
    readonly property bool hasBoth: contract.counterpart !== ""
    readonly property bool isSource: view.value === "source" || !hasBoth

    function takeFocus() { isSource ? code.forceActiveFocus(Qt.TabFocusReason) : tracks.takeFocus() }
    function open(place: var) {
        if ((place?.line ?? 0) > 0)
            library.session.openEvidence(place.source, place.file, place.line)
    }

    ContractText {
        id: contract
        library: tab.library
        active: tab.active
    }
    Connections {
        target: tab.library.session
        function onWordsChanged() { contract.retranslate() }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        RowLayout {
            visible: tab.hasBoth
            Layout.fillWidth: true
            Layout.margins: Theme.gapS
            Layout.leftMargin: Theme.gapM
            spacing: Theme.gapM
            SegmentedControl {
                id: view
                name: qsTr("View")
                value: "tracks"
                options: [
                    { value: "tracks", text: qsTr("Side by side") },
                    { value: "source", text: qsTr("As written") }
                ]
                onChosen: value => view.value = value
            }
            Badge {
                visible: !tab.isSource
                text: contract.differences === 0 ? qsTr("The two agree") : qsTr("%n difference(s)", "", contract.differences)
                tint: contract.differences === 0 ? Theme.success : Theme.warning
            }
            Item { Layout.fillWidth: true }
            Button {
                visible: !tab.isSource && contract.differences > 0
                checkable: true
                flat: true
                iconName: checked ? "check" : "filter"
                text: qsTr("Only differences")
                onClicked: tracks.onlyDifferences = checked
            }
        }
        Separator {
            visible: tab.hasBoth
            Layout.fillWidth: true
        }
        TracksView {
            id: tracks
            visible: !tab.isSource
            Layout.fillWidth: true
            Layout.fillHeight: true
            contract: contract
            protoName: tab.library.kind === "proto" ? qsTr("proto %1").arg(tab.library.name) : contract.counterpart
            openApiName: tab.library.kind === "proto" ? contract.counterpart : qsTr("OpenAPI %1").arg(tab.library.name)
            onPlaceRequested: place => tab.open(place)
        }
        CodeView {
            id: code
            visible: tab.isSource && contract.failure === ""
            Layout.fillWidth: true
            Layout.fillHeight: true
            name: qsTr("Text of the contract")
            code: contract.code
            onLineActivated: (file, line) => tab.library.session.openEvidence(tab.library.place.source, file === "" ? contract.files[0] : file, line)
        }
        EmptyState {
            visible: contract.failure !== ""
            Layout.fillWidth: true
            Layout.fillHeight: true
            iconName: "warning"
            text: contract.failure
        }
    }
}
