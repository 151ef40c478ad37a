pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Contracts

/// The library: contracts below the service and the bounded context that they belong to.
Panel {
    id: panel

    required property ContractLibrary library

    title: ""

    function takeFocus() { list.forceActiveFocus(Qt.TabFocusReason) }
    function find() { search.forceActiveFocus(Qt.ShortcutFocusReason) }

    /// Goes to a row; a contract is chosen, what is above contracts is only walked over.
    function goTo(row: int) {
        if (row < 0 || row >= list.count)
            return
        list.currentIndex = row
        if (panel.library.rows.isContract(row))
            panel.library.current = panel.library.rows.keyAt(row)
    }
    function step(by: int) { goTo(list.currentIndex + by) }
    function fold(folded: bool) {
        const key = panel.library.rows.keyAt(list.currentIndex)
        keepPlace(key, () => panel.library.setFolded(key, folded))
    }
    function toggle(key: string) {
        keepPlace(key, () => panel.library.toggle(key))
    }
    /// Does what makes the rows anew, and stays at the row of `key` where it was.
    function keepPlace(key: string, action: var) {
        const y = list.contentY
        action()
        list.forceLayout()
        list.contentY = Math.max(list.originY, Math.min(y, list.originY + Math.max(0, list.contentHeight - list.height)))
        list.currentIndex = panel.library.rows.rowOf(key)
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gapS
        SearchField {
            id: search
            Layout.fillWidth: true
            Layout.topMargin: Theme.gapM
            Layout.leftMargin: Theme.gapM
            Layout.rightMargin: Theme.gapM
            placeholderText: qsTr("Find a contract or service")
            onTextChanged: {
                panel.library.filter = text
                list.follow()
            }
            Keys.onDownPressed: panel.takeFocus()
            Keys.onReturnPressed: panel.takeFocus()
        }
        Label {
            Layout.leftMargin: Theme.gapM
            Layout.fillWidth: true
            text: qsTr("%n contract(s)", "", panel.library.contractCount)
            muted: true
            font.pixelSize: Theme.textS
            font.weight: Font.DemiBold
        }
        Repeater {
            model: panel.library.failures
            Rectangle {
                id: failure
                required property var modelData
                Layout.fillWidth: true
                Layout.leftMargin: Theme.gapS
                Layout.rightMargin: Theme.gapS
                implicitHeight: failureText.implicitHeight + again.height + 3 * Theme.gapS
                radius: Theme.radius
                color: Theme.faded(Theme.warning, Theme.dark ? 0.24 : 0.12)
                Accessible.role: Accessible.AlertMessage
                Accessible.name: modelData.text
                Label {
                    id: failureText
                    x: Theme.gapS
                    y: Theme.gapS
                    width: parent.width - 2 * Theme.gapS
                    text: failure.modelData.text
                    wrapMode: Text.Wrap
                    elide: Text.ElideNone
                    font.pixelSize: Theme.textS
                    Accessible.ignored: true
                }
                Button {
                    id: again
                    x: Theme.gapS
                    anchors.top: failureText.bottom
                    anchors.topMargin: Theme.gapS
                    text: qsTr("Read it again")
                    onClicked: panel.library.readAgain(failure.modelData.source)
                }
            }
        }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.leftMargin: Theme.gapS
            Layout.rightMargin: Theme.gapS
            cacheBuffer: 0 // nothing is made ahead: 6.4 warns when a list shrinks meanwhile
            clip: true
            focus: true
            activeFocusOnTab: true
            keyNavigationEnabled: false
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            model: panel.library.rows
            Accessible.role: Accessible.Tree
            Accessible.name: qsTr("Contracts")
            T.ScrollBar.vertical: ScrollBar {}
            Keys.onUpPressed: panel.step(-1)
            Keys.onDownPressed: panel.step(1)
            Keys.onLeftPressed: panel.fold(true)
            Keys.onRightPressed: panel.fold(false)
            Keys.onReturnPressed: panel.toggle(panel.library.rows.keyAt(currentIndex))
            Keys.onSpacePressed: panel.toggle(panel.library.rows.keyAt(currentIndex))
            function follow() {
                const row = panel.library.rows.rowOf(panel.library.current)
                if (row >= 0)
                    currentIndex = row
            }
            delegate: TreeRow {}
        }
        Label {
            Layout.fillWidth: true
            Layout.margins: Theme.gapM
            visible: list.count === 0
            text: qsTr("No contract fits.")
            muted: true
            horizontalAlignment: Text.AlignHCenter
        }
    }
    Connections {
        target: panel.library
        function onCurrentChanged() { list.follow() }
    }
    Component.onCompleted: list.follow()

    component TreeRow: ListRow {
        id: row
        required text
        required detail
        required iconName
        required property int index
        required property string kind
        required property int depth
        required property string key
        required property string language
        required property int count
        required property int findings
        required property bool isFolded
        readonly property bool isContract: kind === "contract"

        leftPadding: Theme.gapXs + depth * Theme.gapL
        highlighted: index === list.currentIndex
        focusPolicy: Qt.NoFocus
        toolTip: isContract && contentItem.width < 220 ? text : ""
        Accessible.role: Accessible.TreeItem
        Accessible.name: !isContract ? qsTr("%1, %n contract(s)", "", count).arg(text)
                       : (findings > 0 ? qsTr("%1, %2, %3, %n finding(s)", "", findings) : qsTr("%1, %2, %3")).arg(text).arg(language).arg(detail)
        Accessible.checkable: !isContract
        Accessible.checked: !isContract && !isFolded
        onClicked: {
            panel.goTo(index)
            list.forceActiveFocus()
            if (!isContract)
                panel.toggle(key)
        }
        trailing: [
            Badge {
                anchors.verticalCenter: parent.verticalCenter
                visible: row.findings > 0 && (row.isContract || row.isFolded)
                text: row.findings
                tint: Theme.warning
            },
            Label {
                anchors.verticalCenter: parent.verticalCenter
                visible: row.isContract
                text: row.language
                muted: true
                font.pixelSize: Theme.textXs
            },
            Label {
                anchors.verticalCenter: parent.verticalCenter
                visible: !row.isContract
                text: row.count
                muted: true
                font.pixelSize: Theme.textS
            },
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: !row.isContract
                width: Theme.gapL
                height: Theme.gapL
                name: row.isFolded ? "chevron-right" : "chevron-down"
                color: Theme.textMuted
            }
        ]
    }
}
