pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Cycles

/// The dependencies inside the chosen cycle with the places that prove them; a click opens the file.
ListView {
    id: list

    required property CycleAnalysis analysis
    readonly property int placeLimit: 50

    clip: true
    topMargin: Theme.gapM
    bottomMargin: Theme.gapM
    leftMargin: Theme.gapM
    rightMargin: Theme.gapM
    spacing: Theme.gapL
    boundsBehavior: Flickable.StopAtBounds
    model: analysis.edges
    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Dependencies in the cycle")
    T.ScrollBar.vertical: ScrollBar {}

    delegate: ColumnLayout {
        id: entry
        required property var modelData
        width: ListView.view.width - 2 * Theme.gapM
        spacing: 2
        opacity: modelData.isStillInCycle || modelData.isTried ? 1 : 0.6
        Accessible.role: Accessible.ListItem
        Accessible.name: qsTr("%1 → %2").arg(modelData.from).arg(modelData.to)
        Label {
            Layout.fillWidth: true
            text: qsTr("%1 → %2").arg(entry.modelData.from).arg(entry.modelData.to)
            font.weight: Font.DemiBold
            elide: Text.ElideMiddle
        }
        Flow {
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.gapXs
            spacing: Theme.gapXs
            Badge { text: entry.modelData.mode }
            Badge {
                visible: entry.modelData.protocols !== "" && entry.modelData.protocols !== entry.modelData.mode
                text: entry.modelData.protocols
            }
            Badge {
                visible: entry.modelData.isTried
                text: qsTr("Cut in this trial")
                tint: Theme.acceptedCut
            }
            Badge {
                visible: entry.modelData.isSuggested && !entry.modelData.isTried
                text: qsTr("Suggested cut")
                tint: Theme.suggestedCut
            }
        }
        Repeater {
            model: entry.modelData.places.slice(0, list.placeLimit)
            T.AbstractButton {
                id: place
                required property var modelData
                Layout.fillWidth: true
                implicitHeight: Theme.gapXl
                hoverEnabled: true
                enabled: modelData.file !== ""
                text: modelData.text
                Accessible.role: Accessible.Link
                Accessible.name: qsTr("%1: %2").arg(modelData.text).arg(modelData.detail)
                Keys.onReturnPressed: clicked()
                onClicked: list.analysis.session.openEvidence(modelData.source, modelData.file, modelData.line)
                contentItem: RowLayout {
                    spacing: Theme.gapS
                    Icon {
                        implicitWidth: Theme.gapL
                        implicitHeight: Theme.gapL
                        name: "file"
                        color: Theme.textMuted
                    }
                    Label {
                        Layout.maximumWidth: list.width * 0.55
                        text: place.text
                        color: place.enabled ? Theme.accent : Theme.textMuted
                        font.family: Theme.monoFamily
                        font.pixelSize: Theme.textS
                        font.underline: place.hovered && place.enabled
                        elide: Text.ElideLeft
                    }
                    Label {
                        Layout.fillWidth: true
                        text: place.modelData.detail
                        muted: true
                        font.pixelSize: Theme.textS
                    }
                }
                background: Item {
                    FocusRing {
                        anchors.margins: 0
                        shown: place.visualFocus
                    }
                }
                HoverHandler { cursorShape: Qt.PointingHandCursor }
            }
        }
        Label {
            visible: entry.modelData.moreImports > 0
            text: qsTr("and %n more import line(s)", "", entry.modelData.moreImports)
            muted: true
            font.pixelSize: Theme.textS
        }
        Label {
            visible: entry.modelData.places.length > list.placeLimit
            text: qsTr("and %1 more places").arg(entry.modelData.places.length - list.placeLimit)
            muted: true
            font.pixelSize: Theme.textS
        }
    }
}
