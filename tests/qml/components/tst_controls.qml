import QtQuick
import QtQuick.Templates as T
import QtTest
import Alidade.Theme
import Alidade.Components

Item {
    id: root

    width: 600
    height: 400

    Button {
        id: button
        text: "Import"
        property int clicks: 0
        onClicked: clicks++
    }
    IconButton {
        id: iconButton
        y: 50
        iconName: "undo"
        text: "Undo"
        property int clicks: 0
        onClicked: clicks++
    }
    SearchField {
        id: search
        y: 100
    }
    SegmentedControl {
        id: segments
        y: 150
        name: "Grouping"
        value: "b"
        options: [{ value: "a", text: "A" }, { value: "b", text: "B" }, { value: "c", text: "C" }]
        onChosen: value => segments.value = value
    }
    EmptyState {
        id: empty
        x: 300
        width: 280
        height: 200
        title: "Nothing"
        text: "Import something."
        actionText: "Import"
    }
    Icon {
        id: icon
        x: 300
        y: 300
        name: "undo"
        color: "#ff0000"
    }
    ToolTip {
        id: tip
        text: "Undo the last step"
        delay: 0
    }
    Splitter {
        id: splitter
        y: 280
        width: 300
        height: 80
        Item {
            id: wide
            T.SplitView.fillWidth: true
        }
        Item {
            id: side
            T.SplitView.preferredWidth: 100
            T.SplitView.minimumWidth: 60
            T.SplitView.maximumWidth: 160
        }
    }
    Menu {
        id: menu
        property bool isLine: false
        MenuItem { text: "Inspect" }
        MenuItem { id: rename; text: "Rename"; shown: !menu.isLine }
        Menu {
            title: "Move"
            shown: !menu.isLine
            MenuItem { text: "Sales" }
        }
        MenuItem { id: fit; text: "Fit" }
    }
    ProgressLine {
        id: progress
        y: 250
        name: "Import"
        value: 0.5
    }

    TestCase {
        name: "Controls"
        when: windowShown

        function init() {
            failOnWarning(/.*/)
            root.forceActiveFocus()
        }

        function test_buttonWorksWithKeysAndNamesItself() {
            button.forceActiveFocus(Qt.TabFocusReason)
            verify(button.visualFocus)
            const before = button.clicks
            keyClick(Qt.Key_Space)
            keyClick(Qt.Key_Return)
            compare(button.clicks, before + 2)
            compare(button.Accessible.name, "Import")
            compare(button.Accessible.role, Accessible.Button)
        }

        function test_iconButtonIsNamedByItsText() {
            compare(iconButton.Accessible.name, "Undo")
            mouseClick(iconButton)
            compare(iconButton.clicks, 1)
        }

        function test_tabReachesTheControlsInOrder() {
            button.forceActiveFocus(Qt.TabFocusReason)
            keyClick(Qt.Key_Tab)
            verify(iconButton.activeFocus)
            keyClick(Qt.Key_Tab)
            verify(search.activeFocus)
            keyClick(Qt.Key_Tab)
            verify(segments.activeFocus)
        }

        function test_escapeEmptiesTheSearch() {
            search.forceActiveFocus()
            keyClick(Qt.Key_A)
            compare(search.text, "a")
            keyClick(Qt.Key_Escape)
            compare(search.text, "")
        }

        function test_arrowsChooseASegmentAndStopAtTheEnds() {
            segments.value = "b"
            segments.forceActiveFocus()
            keyClick(Qt.Key_Right)
            compare(segments.value, "c")
            keyClick(Qt.Key_Right)
            compare(segments.value, "c")
            keyClick(Qt.Key_Left)
            keyClick(Qt.Key_Left)
            compare(segments.value, "a")
        }

        function test_iconsArePaintedInTheirColour() {
            const image = grabImage(icon)
            let coloured = 0
            for (let x = 0; x < image.width; ++x) {
                for (let y = 0; y < image.height; ++y)
                    coloured += image.red(x, y) > 200 && image.green(x, y) < 60 ? 1 : 0
            }
            verify(coloured > 5)
        }

        function test_emptyStateOffersItsAction() {
            const spy = signalSpy.createObject(root, { target: empty, signalName: "actionTriggered" })
            mouseClick(empty, empty.width / 2, (empty.height + empty.implicitHeight) / 2 - 10)
            compare(spy.count, 1)
        }

        function border() : var {
            for (let i = 0; i < splitter.children.length; ++i) {
                if (splitter.children[i].Accessible.role === Accessible.Splitter)
                    return splitter.children[i]
            }
            return null
        }

        function test_arrowsMoveABorderWithinItsLimits() {
            const grip = border()
            verify(grip !== null)
            verify(grip.activeFocusOnTab)
            grip.forceActiveFocus(Qt.TabFocusReason)
            tryCompare(side, "width", 100)
            keyClick(Qt.Key_Left)
            tryCompare(side, "width", 100 + splitter.step)
            for (let i = 0; i < 10; ++i)
                keyClick(Qt.Key_Left)
            tryCompare(side, "width", 160)
            for (let i = 0; i < 10; ++i)
                keyClick(Qt.Key_Right)
            tryCompare(side, "width", 60)
            tryCompare(wide, "width", 300 - 60 - grip.width)
        }

        function test_whatDoesNotApplyTakesNoRoomAndNoKey() {
            menu.isLine = false
            menu.open()
            tryVerify(() => menu.opened)
            const full = menu.height
            menu.close()
            tryVerify(() => !menu.visible)
            menu.isLine = true
            menu.open()
            tryVerify(() => menu.opened)
            tryCompare(menu, "height", full - 2 * Theme.rowHeight)
            keyClick(Qt.Key_Down)
            keyClick(Qt.Key_Down)
            verify(menu.itemAt(menu.currentIndex) === fit)
            menu.close()
            tryVerify(() => !menu.visible)
        }

        function test_progressSaysItsPercentage() {
            compare(progress.Accessible.name, "Import, 50 percent")
        }

        function test_toolTipIsMadeWhenFirstShown() {
            verify(tip.popup === null)
            tip.visible = true
            tryVerify(() => tip.popup !== null && tip.popup.opened)
            compare(tip.popup.text, "Undo the last step")
            tip.visible = false
        }

        function test_toolTipTakesNoMarkupFromNames() {
            tip.text = "<img src=\"http://example.com/a.png\">"
            tip.shortcut = "Ctrl+Z"
            tip.visible = true
            tryVerify(() => tip.popup !== null && tip.popup.opened)
            const words = tip.popup.contentItem.children[0], keys = tip.popup.contentItem.children[1]
            compare(words.text, tip.text)
            compare(words.textFormat, Text.PlainText)
            compare(keys.text, "Ctrl+Z")
            verify(words.width > 100)
            tip.visible = false
            tip.text = "Undo the last step"
            tip.shortcut = ""
        }

        function test_theTwoThemesDiffer() {
            Theme.mode = Theme.Light
            const light = Theme.window.toString()
            Theme.mode = Theme.Dark
            verify(Theme.dark)
            verify(light !== Theme.window.toString())
            Theme.mode = Theme.System
        }

        Component {
            id: signalSpy
            SignalSpy {}
        }
    }
}
