pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Sagas

/// All sagas, designed ones and those of the code, with their verdicts.
Panel {
    id: panel

    required property SagaView view
    signal importRequested
    signal formRequested

    title: ""

    function takeFocus() { list.forceActiveFocus(Qt.TabFocusReason) }

    function verdictTint(verdict: string) : color {
        return verdict === "violated" ? Theme.error : verdict === "warned" || verdict === "unproved" ? Theme.warning : verdict === "proved" ? Theme.success : Theme.textMuted
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gapS
        RowLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.gapM
            Layout.leftMargin: Theme.gapM
            Layout.rightMargin: Theme.gapM
            spacing: Theme.gapS
            Button {
                Layout.fillWidth: true
                iconName: "plus"
                text: qsTr("New saga")
                enabled: !panel.view.isReadOnly
                onClicked: {
                    panel.formRequested()
                    panel.view.create()
                }
            }
            IconButton {
                iconName: "import"
                text: qsTr("Import sagas from YAML…")
                enabled: !panel.view.isReadOnly
                onClicked: panel.importRequested()
            }
        }
        Label {
            Layout.leftMargin: Theme.gapM
            Layout.fillWidth: true
            text: panel.view.sagas.length === 0 ? qsTr("No sagas") : qsTr("%n saga(s)", "", panel.view.sagas.length)
            muted: true
            font.pixelSize: Theme.textS
            font.weight: Font.DemiBold
        }
        ListView {
            cacheBuffer: 0 // nothing is made ahead: 6.4 warns when a list shrinks meanwhile
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.leftMargin: Theme.gapS
            Layout.rightMargin: Theme.gapS
            clip: true
            focus: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            model: panel.view.sagas
            currentIndex: panel.view.current
            highlightMoveDuration: 0
            spacing: 2
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Sagas")
            T.ScrollBar.vertical: ScrollBar {}
            Keys.onUpPressed: panel.view.current = Math.max(0, panel.view.current - 1)
            Keys.onDownPressed: panel.view.current = panel.view.current + 1
            Keys.onDeletePressed: panel.view.remove()
            delegate: ListRow {
                id: row
                required property var modelData
                required property int index
                text: modelData.title
                detail: modelData.detail
                toolTip: qsTr("%1, %2").arg(modelData.origin).arg(modelData.verdictText)
                highlighted: index === panel.view.current
                focusPolicy: Qt.NoFocus
                Accessible.name: qsTr("%1, %2, %3").arg(modelData.title).arg(modelData.origin).arg(modelData.verdictText)
                onClicked: {
                    panel.view.current = index
                    list.forceActiveFocus()
                }
                trailing: Badge {
                    anchors.verticalCenter: parent.verticalCenter
                    text: row.modelData.verdictText
                    tint: panel.verdictTint(row.modelData.verdict)
                }
            }
        }
    }
}
