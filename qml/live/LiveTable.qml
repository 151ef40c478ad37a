pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Live

/// A table of rows that may change while it is read: it keeps its place. `columns` is a list of { name, title, width or
/// fill (a weight), right, sortable, badge, mono, from (the least width of the table that has room for it) }.
FocusScope {
    id: table

    required property RowModel rows
    required property var columns
    property string spokenName: ""
    property string sortedBy: ""
    property bool descending: false
    property alias currentIndex: list.currentIndex
    property alias count: list.count
    /// The values of the current row, or null.
    readonly property var current: list.currentItem?.row ?? null // qmllint disable type
    readonly property var shown: columns.filter(column => (column.from ?? 0) <= width)
    readonly property var widths: {
        let fixed = 0, weights = 0
        for (const column of shown) {
            fixed += column.width ?? 0
            weights += column.fill ?? 0
        }
        const room = Math.max(0, width - 2 * Theme.gapS - fixed)
        return shown.map(column => column.fill ? Math.floor(room * column.fill / weights) : column.width)
    }
    signal sortRequested(string column)
    signal activated(var row)

    function takeFocus() { list.forceActiveFocus(Qt.TabFocusReason) }
    function inkOf(tint: string): color {
        return tint === "muted" ? Theme.textMuted : tint === "error" ? Theme.error : tint === "warning" ? Theme.warning : tint === "success" ? Theme.success : Theme.text
    }
    function spoken(row: var): string {
        return shown.map(column => qsTr("%1: %2", "a column and its value").arg(column.title).arg(row[column.name] ?? "")).join(", ")
    }

    Row {
        id: heads
        x: Theme.gapS
        height: Theme.rowHeight
        Repeater {
            model: table.shown
            T.AbstractButton {
                id: head
                required property var modelData
                required property int index
                readonly property bool isSorted: modelData.name === table.sortedBy
                width: table.widths[index] ?? 0
                height: heads.height
                enabled: modelData.sortable ?? false
                hoverEnabled: true
                text: modelData.title
                Accessible.role: Accessible.ColumnHeader
                Accessible.name: !isSorted ? text : table.descending ? qsTr("%1, sorted downwards").arg(text) : qsTr("%1, sorted upwards").arg(text)
                Keys.onReturnPressed: clicked()
                onClicked: table.sortRequested(modelData.name)
                contentItem: Item {
                    Label {
                        id: title
                        x: head.modelData.right ? Math.max(0, parent.width - Theme.gapS - width) : Theme.gapS
                        width: Math.min(implicitWidth, parent.width - Theme.gapS - (head.isSorted ? arrow.width : 0))
                        height: parent.height
                        text: head.text
                        font.pixelSize: Theme.textS
                        font.weight: Font.DemiBold
                        color: head.isSorted || head.hovered ? Theme.text : Theme.textMuted
                    }
                    Icon {
                        id: arrow
                        visible: head.isSorted
                        x: head.modelData.right ? title.x - width - 1 : title.x + title.width + 1
                        anchors.verticalCenter: parent.verticalCenter
                        width: Theme.gapM + 2
                        height: Theme.gapM + 2
                        name: table.descending ? "chevron-down" : "chevron-up"
                        color: Theme.accent
                    }
                }
                background: Item {
                    FocusRing {
                        anchors.margins: 2
                        shown: head.visualFocus
                    }
                }
            }
        }
    }
    Separator {
        id: line
        y: heads.height
        width: parent.width
    }
    ListView {
        id: list
        anchors.fill: parent
        anchors.topMargin: heads.height + 1
        clip: true
        focus: true
        activeFocusOnTab: true
        cacheBuffer: 0 // nothing is made ahead: 6.4 warns when a list shrinks meanwhile
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0
        keyNavigationEnabled: true
        topMargin: Theme.gapXs
        bottomMargin: Theme.gapS
        currentIndex: -1
        model: table.rows
        Accessible.role: Accessible.Table
        Accessible.name: table.spokenName
        T.ScrollBar.vertical: ScrollBar {}
        Keys.onReturnPressed: if (table.current) table.activated(table.current)
        onCountChanged: if (currentIndex < 0 && count > 0) currentIndex = 0
        delegate: Item {
            id: item
            required property var row
            required property int index
            required property string section
            readonly property bool beginsSection: section !== "" && (index === 0 || table.rows.sectionAt(index - 1) !== section)
            width: list.width
            height: heading.height + entry.height
            Label {
                id: heading
                x: Theme.gapL
                width: parent.width - 2 * x
                height: item.beginsSection ? Theme.rowHeight : 0
                visible: item.beginsSection
                verticalAlignment: Text.AlignBottom
                bottomPadding: Theme.gapXs
                text: item.section
                font.pixelSize: Theme.textS
                font.weight: Font.DemiBold
                muted: true
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            T.ItemDelegate {
                id: entry
                readonly property var row: item.row
                readonly property bool isCurrent: item.ListView.isCurrentItem
                x: Theme.gapS
                y: heading.height
                width: list.width - 2 * Theme.gapS
                height: Theme.rowHeight - Theme.gapXs + 2
                hoverEnabled: true
                focusPolicy: Qt.NoFocus
                Accessible.role: Accessible.Row
                Accessible.name: table.spoken(row)
                onClicked: {
                    list.currentIndex = item.index
                    list.forceActiveFocus()
                }
                onDoubleClicked: table.activated(row)
                contentItem: Item {
                    Row {
                        Repeater {
                            model: table.shown
                            Item {
                                id: cell
                                required property var modelData
                                required property int index
                                readonly property string value: String(entry.row[modelData.name] ?? "")
                                readonly property string tint: entry.row.tints?.[modelData.name] ?? ""
                                width: table.widths[index] ?? 0
                                height: entry.height
                                Label {
                                    visible: !cell.modelData.badge
                                    x: Theme.gapS
                                    width: parent.width - Theme.gapS - (cell.modelData.right ? Theme.gapS : 0)
                                    height: parent.height
                                    text: cell.value
                                    horizontalAlignment: cell.modelData.right ? Text.AlignRight : Text.AlignLeft
                                    color: cell.tint !== "" ? table.inkOf(cell.tint) : entry.row.isQuiet || cell.modelData.muted ? Theme.textMuted : Theme.text
                                    font.weight: cell.tint !== "" && cell.tint !== "muted" ? Font.DemiBold : Font.Normal
                                }
                                Badge {
                                    visible: (cell.modelData.badge ?? false) && cell.value !== ""
                                    x: Theme.gapS
                                    anchors.verticalCenter: parent.verticalCenter
                                    text: cell.value
                                    tint: cell.tint !== "" ? table.inkOf(cell.tint) : Theme.textMuted
                                    Accessible.ignored: true
                                }
                            }
                        }
                    }
                }
                background: Rectangle {
                    radius: Theme.radius
                    color: entry.isCurrent ? Theme.faded(Theme.accent, Theme.dark ? 0.28 : 0.14) : entry.hovered ? Theme.hover : "transparent"
                    FocusRing {
                        anchors.margins: 0
                        radius: Theme.radius
                        shown: entry.isCurrent && list.activeFocus
                    }
                }
            }
        }
    }
}
