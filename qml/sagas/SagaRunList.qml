pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Sagas

/// The runs that traces show: which have ended well, which were compensated, and what contradicts the definition.
RowLayout {
    id: tab

    required property SagaView view
    property bool active: false

    spacing: 0

    function tint(status: string) : color {
        return status === "completed" ? Theme.success : status === "compensated" ? Theme.suggestedCut : status === "broken" ? Theme.error : Theme.accent
    }

    SagaRuns {
        id: observed
        view: tab.view
        active: tab.active
    }
    ListView {
        id: list
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.margins: Theme.gapS
        cacheBuffer: 0
        clip: true
        spacing: 2
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        model: observed.runs
        currentIndex: -1
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Observed runs")
        T.ScrollBar.vertical: ScrollBar {}
        Keys.onReturnPressed: observed.show(currentIndex)
        onCurrentIndexChanged: if (activeFocus) observed.show(currentIndex)
        delegate: ListRow {
            id: row
            required property var modelData
            required property int index
            text: qsTr("%1 · %2").arg(modelData.start).arg(modelData.duration)
            detail: modelData.contradictions.length > 0 ? modelData.contradictions.join(" ") : modelData.detail === "" ? modelData.trace : modelData.detail
            toolTip: [modelData.trace, modelData.detail, ...modelData.contradictions].filter(line => line !== "").join("\n")
            iconName: modelData.contradictions.length > 0 ? "warning" : ""
            iconColor: Theme.warning
            focusPolicy: Qt.NoFocus
            Accessible.name: qsTr("%1, %2, %3").arg(modelData.statusText).arg(text).arg(detail)
            onClicked: {
                list.currentIndex = index
                observed.show(index)
            }
            trailing: Badge {
                anchors.verticalCenter: parent.verticalCenter
                text: row.modelData.statusText
                tint: tab.tint(row.modelData.status)
            }
        }
        Label {
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.gapXl
            visible: list.count === 0
            horizontalAlignment: Text.AlignHCenter
            text: observed.isReading ? qsTr("Looking through the traces…") : qsTr("No trace of the workspace shows a run of this saga. Import traces, or record them on the Live screen.")
            muted: true
            wrapMode: Text.Wrap
            elide: Text.ElideNone
        }
    }
    Separator {
        Layout.fillHeight: true
        vertical: true
        visible: list.count > 0
    }
    ColumnLayout {
        Layout.preferredWidth: 340
        Layout.maximumWidth: tab.width * 0.45
        Layout.alignment: Qt.AlignTop
        Layout.margins: Theme.gapM
        visible: list.count > 0
        spacing: Theme.gapXs
        Label {
            text: qsTr("How many runs came through each step")
            muted: true
            font.pixelSize: Theme.textS
            font.weight: Font.DemiBold
        }
        Repeater {
            model: observed.flow
            RowLayout {
                id: step
                required property var modelData
                Layout.fillWidth: true
                spacing: Theme.gapXs
                Label {
                    Layout.fillWidth: true
                    text: step.modelData.step
                }
                Badge {
                    text: qsTr("%1 done").arg(step.modelData.done)
                    tint: Theme.success
                }
                Badge {
                    visible: step.modelData.failed > 0
                    text: qsTr("%1 failed").arg(step.modelData.failed)
                    tint: Theme.error
                }
                Badge {
                    visible: step.modelData.undone > 0
                    text: qsTr("%1 undone").arg(step.modelData.undone)
                    tint: Theme.suggestedCut
                }
            }
        }
    }
}
