pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Contracts

/// Code in lines with numbers and colours. Arrows, page keys, Home and End move; Enter or a double click asks to open the line.
ListView {
    id: view

    required property CodeModel code
    property string name: ""
    readonly property real charWidth: metrics.advanceWidth / 10
    readonly property real gutter: Theme.gapS + charWidth * (code.digits + 1) + Theme.gapM
    readonly property int lineHeight: 18
    readonly property int pageLines: Math.max(1, Math.floor(height / lineHeight) - 1)
    signal lineActivated(string file, int line)

    function recolor() {
        code.setColors(Theme.accent, Theme.frontend, Theme.success, Theme.warning, Theme.textMuted)
    }
    function move(by: int) {
        currentIndex = Math.max(0, Math.min(count - 1, currentIndex + by))
    }
    function activate(row: int) {
        if (code.numberAt(row) > 0)
            lineActivated(code.fileOf(row), code.numberAt(row))
    }

    clip: true
    reuseItems: true
    cacheBuffer: 0
    focus: true
    activeFocusOnTab: true
    keyNavigationEnabled: false
    highlightMoveDuration: 0
    boundsBehavior: Flickable.StopAtBounds
    flickableDirection: Flickable.HorizontalAndVerticalFlick
    contentWidth: Math.max(width, gutter + charWidth * (code.columns + 2))
    topMargin: Theme.gapXs
    bottomMargin: Theme.gapM
    model: code
    Accessible.role: Accessible.List
    Accessible.name: name
    T.ScrollBar.vertical: ScrollBar {}
    T.ScrollBar.horizontal: ScrollBar { policy: view.contentWidth > view.width ? T.ScrollBar.AlwaysOn : T.ScrollBar.AlwaysOff }

    Component.onCompleted: recolor()
    Keys.onUpPressed: move(-1)
    Keys.onDownPressed: move(1)
    Keys.onPressed: event => {
        const steps = { [Qt.Key_PageUp]: -pageLines, [Qt.Key_PageDown]: pageLines, [Qt.Key_Home]: -count, [Qt.Key_End]: count }
        const by = steps[event.key]
        if (by === undefined)
            return
        move(by)
        event.accepted = true
    }
    Keys.onReturnPressed: activate(currentIndex)

    Connections {
        target: Theme
        function onChanged() { view.recolor() }
    }
    TextMetrics {
        id: metrics
        text: "0123456789"
        font.family: Theme.monoFamily
        font.pixelSize: Theme.textS
    }

    component CodeLineItem: Item {
        id: line
        required property int index
        required property int number
        required property int mark
        required property string plain
        required property string styled
        readonly property bool isHeading: mark === 1
        readonly property bool isGap: mark === 4

        width: view.contentWidth
        height: isHeading ? Theme.rowHeight : view.lineHeight
        Accessible.role: Accessible.ListItem
        Accessible.name: number > 0 ? (mark === 2 ? qsTr("added, line %1: %2") : mark === 3 ? qsTr("removed, line %1: %2") : qsTr("line %1: %2")).arg(number).arg(plain) : plain

        Rectangle {
            anchors.fill: parent
            color: line.isHeading ? Theme.panel
                 : line.mark === 2 ? Theme.faded(Theme.success, Theme.dark ? 0.24 : 0.13)
                 : line.mark === 3 ? Theme.faded(Theme.error, Theme.dark ? 0.26 : 0.11)
                 : line.index === view.currentIndex && view.activeFocus ? Theme.faded(Theme.accent, Theme.dark ? 0.24 : 0.11) : "transparent"
        }
        Label {
            visible: line.isHeading
            x: view.contentX + Theme.gapM
            height: parent.height
            text: line.plain
            font.weight: Font.DemiBold
            font.pixelSize: Theme.textS
            Accessible.ignored: true
        }
        Separator {
            visible: line.isHeading
            width: parent.width
            anchors.bottom: parent.bottom
        }
        Label {
            visible: !line.isHeading
            width: view.gutter - Theme.gapM
            height: parent.height
            horizontalAlignment: Text.AlignRight
            text: line.isGap ? "⋯" : line.number > 0 ? line.number : ""
            muted: true
            font.family: Theme.monoFamily
            font.pixelSize: Theme.textXs
            Accessible.ignored: true
        }
        Label {
            visible: line.mark === 2 || line.mark === 3
            x: view.gutter - Theme.gapS
            height: parent.height
            text: line.mark === 2 ? "+" : "−"
            font.family: Theme.monoFamily
            font.pixelSize: Theme.textS
            Accessible.ignored: true
        }
        Label {
            visible: !line.isHeading
            x: view.gutter + Theme.gapXs
            height: parent.height
            text: line.styled
            textFormat: Text.StyledText
            elide: Text.ElideNone
            font.family: Theme.monoFamily
            font.pixelSize: Theme.textS
            Accessible.ignored: true
        }
        TapHandler {
            onTapped: (point, button) => {
                view.currentIndex = line.index
                view.forceActiveFocus(Qt.MouseFocusReason)
            }
            onDoubleTapped: view.activate(line.index)
        }
    }
    delegate: CodeLineItem {}
}
