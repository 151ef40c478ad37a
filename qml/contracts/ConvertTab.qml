pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Evidence
import Alidade.Contracts

/// The contract in the other language, what was lost on the way, and how it differs from the document that is there.
FocusScope {
    id: tab

    required property ContractLibrary library
    property bool active: true
    readonly property bool busy: conversion.isBusy
    readonly property var existing: conversion.existing ///< the document that is there

    function takeFocus() { code.forceActiveFocus(Qt.TabFocusReason) }

    ContractConversion {
        id: conversion
        library: tab.library
        active: tab.active
    }
    ColumnLayout {
        anchors.fill: parent
        visible: conversion.canConvert
        spacing: 0
        Flow {
            Layout.fillWidth: true
            Layout.margins: Theme.gapS
            Layout.leftMargin: Theme.gapM
            spacing: Theme.gapS
            SegmentedControl {
                visible: !conversion.isToProto
                name: qsTr("Version")
                value: conversion.target
                options: [
                    { value: "openapi3.1", text: "OpenAPI 3.1" },
                    { value: "openapi3.0", text: "3.0" }
                ]
                onChosen: value => conversion.target = value
            }
            SegmentedControl {
                visible: !conversion.isToProto
                name: qsTr("Format")
                value: conversion.asJson
                options: [
                    { value: false, text: "YAML" },
                    { value: true, text: "JSON" }
                ]
                onChosen: value => conversion.asJson = value
            }
            SegmentedControl {
                visible: tab.existing.file !== undefined
                name: qsTr("Show")
                value: conversion.showsDifference
                options: [
                    { value: false, text: qsTr("Preview") },
                    { value: true, text: qsTr("Difference (+%1 −%2)").arg(conversion.addedCount).arg(conversion.removedCount) }
                ]
                onChosen: value => conversion.showsDifference = value
            }
            Button {
                iconName: "file"
                text: qsTr("Write…")
                enabled: !conversion.isBusy
                toolTip: conversion.isToProto ? qsTr("Write the proto to a file, and the lock that keeps its numbers beside it") : qsTr("Write the document to a file")
                onClicked: save.choose(conversion.fileName, conversion.isToProto)
            }
        }
        Separator { Layout.fillWidth: true }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0
            ColumnLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: 0
                Label {
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.gapM
                    Layout.topMargin: Theme.gapXs
                    Layout.bottomMargin: Theme.gapXs
                    visible: conversion.showsDifference && tab.existing.file !== undefined
                    text: (conversion.isToProto ? qsTr("From %1 to what the document gives") : qsTr("From %1 to what the proto gives")).arg(tab.existing.text ?? "")
                    muted: true
                    elide: Text.ElideMiddle
                    font.pixelSize: Theme.textS
                }
                CodeView {
                    id: code
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    name: qsTr("Converted document")
                    code: conversion.code
                }
            }
            Separator {
                Layout.fillHeight: true
                vertical: true
            }
            Panel {
                Layout.fillHeight: true
                Layout.preferredWidth: tab.width > 1000 ? 340 : 260
                title: conversion.ledger.length === 0 ? qsTr("Ledger") : qsTr("Ledger: %n loss(es)", "", conversion.ledger.length)
                ListView {
                    id: ledger
                    anchors.fill: parent
                    anchors.leftMargin: Theme.gapM
                    anchors.rightMargin: Theme.gapXs
                    clip: true
                    cacheBuffer: 0
                    activeFocusOnTab: true
                    spacing: Theme.gapS
                    bottomMargin: Theme.gapM
                    boundsBehavior: Flickable.StopAtBounds
                    highlightMoveDuration: 0
                    model: conversion.ledger
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("What could not be kept as it is")
                    T.ScrollBar.vertical: ScrollBar {}
                    delegate: Column {
                        id: loss
                        required property var modelData
                        width: ListView.view.width - Theme.gapM
                        spacing: 2
                        Accessible.role: Accessible.ListItem
                        Accessible.name: qsTr("%1: %2, %3").arg(modelData.element).arg(modelData.what).arg(modelData.why)
                        RowLayout {
                            width: parent.width
                            spacing: Theme.gapS
                            Label {
                                Layout.fillWidth: true
                                text: loss.modelData.what
                                font.weight: Font.DemiBold
                                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                                maximumLineCount: 3
                            }
                            Badge {
                                text: loss.modelData.isDropped ? qsTr("dropped") : qsTr("approximated")
                                tint: loss.modelData.isDropped ? Theme.error : Theme.warning
                            }
                        }
                        Label {
                            width: parent.width
                            text: loss.modelData.why
                            wrapMode: Text.Wrap
                            elide: Text.ElideNone
                            font.pixelSize: Theme.textS
                        }
                        Label {
                            width: parent.width
                            text: loss.modelData.element
                            muted: true
                            elide: Text.ElideLeft
                            font.family: Theme.monoFamily
                            font.pixelSize: Theme.textXs
                        }
                        EvidenceRow {
                            width: parent.width
                            session: tab.library.session
                            source: loss.modelData.place.source
                            file: loss.modelData.place.file
                            line: loss.modelData.place.line
                            showsLines: tab.active
                        }
                        Separator { width: parent.width }
                    }
                }
                Label {
                    anchors.fill: ledger
                    visible: ledger.count === 0 && !conversion.isBusy
                    verticalAlignment: Text.AlignTop
                    text: conversion.isToProto ? qsTr("Everything in the document has its place in the proto.") : qsTr("Everything in the proto has its place in the document.")
                    muted: true
                    wrapMode: Text.Wrap
                }
            }
        }
    }
    EmptyState {
        anchors.fill: parent
        visible: !conversion.canConvert && !tab.library.isBusy
        iconName: "contract"
        text: qsTr("Proto contracts can be converted to OpenAPI, and OpenAPI documents to proto.")
    }
    SaveDialog {
        id: save
        onChosen: file => conversion.write(file)
    }
}
