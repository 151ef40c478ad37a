pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Importing

/// Chooses one node from a filtered list; the likely ones come first. Enter takes the current one, Escape closes.
T.Popup {
    id: chooser

    required property Session session
    property string title: ""
    /// For how many calls the choice can count at once; shown from two on.
    property int alikeCount: 0
    readonly property bool isForAll: alike.visible && alike.checked
    signal chosen(string node)

    function openFor(options: var) {
        title = options.title
        choices.call = options.call ?? ""
        choices.name = options.name ?? ""
        alikeCount = options.alikeCount ?? 0
        alike.checked = false
        filter.clear()
        const at = options.at.mapToItem(parent, 0, options.at.height)
        x = Math.max(Theme.gapS, Math.min(at.x + options.at.width - width, parent.width - width - Theme.gapS))
        y = Math.max(Theme.gapS, Math.min(at.y + Theme.gapXs, parent.height - height - Theme.gapS))
        open()
        list.currentIndex = 0
        filter.forceActiveFocus(Qt.PopupFocusReason)
    }
    function take(index: int) {
        const item = list.rowAt(index)
        if (!item)
            return
        close()
        chosen(item.name)
    }

    width: 320
    height: 360
    padding: Theme.gapS
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    background: Rectangle {
        color: Theme.raised
        radius: Theme.radiusLarge
        border.color: Theme.border
    }

    NodeChoices {
        id: choices
        session: chooser.session
        filter: filter.text
    }
    contentItem: ColumnLayout {
        spacing: Theme.gapS
        Label {
            Layout.fillWidth: true
            text: chooser.title
            font.weight: Font.DemiBold
            elide: Text.ElideMiddle
        }
        SearchField {
            id: filter
            Layout.fillWidth: true
            placeholderText: qsTr("Find a service or resource")
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
            Keys.onReturnPressed: chooser.take(list.currentIndex)
            Keys.onEnterPressed: chooser.take(list.currentIndex)
            onTextChanged: list.currentIndex = 0
        }
        ListView {
            id: list
            function rowAt(index: int) : var { return itemAtIndex(index) }
            Layout.fillWidth: true
            Layout.fillHeight: true
            cacheBuffer: 0
            clip: true
            model: choices
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            Accessible.role: Accessible.List
            Accessible.name: chooser.title
            T.ScrollBar.vertical: ScrollBar {}
            delegate: ListRow {
                id: row
                required property string name
                required property string kind
                required property bool isLikely
                required property int index
                width: ListView.view.width - Theme.gapM
                text: name
                focusPolicy: Qt.NoFocus
                Accessible.name: isLikely ? qsTr("%1, %2, likely").arg(name).arg(kind) : qsTr("%1, %2").arg(name).arg(kind)
                onClicked: chooser.take(index)
                trailing: [
                    Badge {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: row.isLikely
                        text: qsTr("likely")
                        tint: Theme.success
                        Accessible.ignored: true
                    },
                    Label {
                        anchors.verticalCenter: parent.verticalCenter
                        text: row.kind
                        muted: true
                        font.pixelSize: Theme.textS
                        Accessible.ignored: true
                    }
                ]
            }
            Label {
                anchors.centerIn: parent
                visible: list.count === 0
                text: qsTr("Nothing is called so.")
                muted: true
            }
        }
        T.CheckBox {
            id: alike
            Layout.fillWidth: true
            visible: chooser.alikeCount > 1
            implicitHeight: Theme.rowHeight
            text: qsTr("For all %n call(s) to this address", "", chooser.alikeCount)
            Accessible.name: text
            indicator: Rectangle {
                y: (alike.height - height) / 2
                width: Theme.gapL
                height: Theme.gapL
                radius: 3
                color: alike.checked ? Theme.accent : Theme.raised
                border.color: alike.checked ? Theme.accent : Theme.textMuted
                Icon {
                    anchors.centerIn: parent
                    visible: alike.checked
                    width: Theme.gapM
                    height: Theme.gapM
                    name: "check"
                    color: Theme.textOnAccent
                }
                FocusRing { shown: alike.visualFocus }
            }
            contentItem: Label {
                leftPadding: Theme.gapXl
                text: alike.text
                font.pixelSize: Theme.textS
            }
        }
    }
}
