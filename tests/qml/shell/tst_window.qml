import QtQuick
import QtTest

TestCase {
    id: test

    property var window: null

    name: "Window"
    when: windowShown

    function initTestCase() {
        const component = Qt.createComponent("qrc:/qt/qml/Alidade/Shell/Main.qml")
        compare(component.status, Component.Ready, component.errorString())
        window = component.createObject(null, { session: testSession })
        verify(window !== null)
        window.requestActivate()
        tryCompare(window, "active", true)
    }
    function cleanupTestCase() {
        window.destroy()
    }
    function init() {
        failOnWarning(/.*/)
    }

    function find(item: var, name: string) : var {
        if (!item)
            return null
        if (item.visible && item.Accessible && item.Accessible.name === name)
            return item
        const children = item.children ?? []
        for (let i = 0; i < children.length; ++i) {
            const found = find(children[i], name)
            if (found)
                return found
        }
        return null
    }

    function test_1_welcomeOffersThreeWaysIn() {
        for (const name of ["Import a folder", "Open a workspace", "Open the sample"])
            verify(find(window.contentItem, name) !== null, name)
    }

    function test_2_paletteOpensWithCtrlKAndClosesWithEscape() {
        keyClick(Qt.Key_K, Qt.ControlModifier)
        tryVerify(() => window.activeFocusItem?.placeholderText?.startsWith("Type a command") ?? false)
        const field = window.activeFocusItem
        field.text = "samp"
        keyClick(Qt.Key_Escape)
        tryVerify(() => window.activeFocusItem !== field)
    }

    function test_3_paletteRunsTheSampleAndTheMapAppears() {
        keyClick(Qt.Key_K, Qt.ControlModifier)
        tryVerify(() => window.activeFocusItem?.placeholderText?.startsWith("Type a command") ?? false)
        window.activeFocusItem.text = "open the sample"
        keyClick(Qt.Key_Return)
        tryVerify(() => testSession.isOpen, 10000)
        tryVerify(() => window.isIdle && testSession.serviceCount > 0, 30000)
        compare(window.screen, "map")
        tryVerify(() => find(window.contentItem, "Cycles").modelData.badge > 0) // before anybody looked at them
    }

    function test_4_aMessageLeavesTheStatusBarAndStaysInTheList() {
        const bar = find(window.contentItem, "Status")
        bar.messageDuration = 300
        testSession.openPath("/nowhere/at/all")
        tryVerify(() => testSession.lastMessageIsError)
        verify(bar.isMessageFresh)
        bar.errorDuration = 300
        tryVerify(() => !bar.isMessageFresh)
        verify(find(window.contentItem, "Error: " + testSession.lastMessage) === null)
        verify(testSession.lastMessage !== "")
    }

    function test_4_shortcutsChangeTheScreen() {
        keyClick(Qt.Key_2, Qt.ControlModifier)
        compare(window.screen, "cycles")
        tryVerify(() => window.currentScreen !== null && window.isIdle, 10000)
        verify(window.currentScreen.cycleCount > 0)
        keyClick(Qt.Key_1, Qt.ControlModifier)
        compare(window.screen, "map")
    }

    function test_4_theMapOffersItsCommands() {
        const offered = window.allCommands.find(command => command.keys === "Ctrl+L")
        verify(offered !== undefined && offered.enabled)
        const all = window.allCommands.find(command => command.keys === "Ctrl+A")
        all.trigger()
        verify(window.currentScreen.map.selectedCardCount > 0)
        window.allCommands.find(command => command.keys === "Ctrl+F").trigger()
        tryVerify(() => window.activeFocusItem?.placeholderText !== undefined)
        keyClick(Qt.Key_Escape)
    }

    function test_5_undoAndRedoByKeys() {
        verify(testSession.canUndo)
        keyClick(Qt.Key_Z, Qt.ControlModifier)
        tryVerify(() => testSession.canRedo)
        keyClick(Qt.Key_Z, Qt.ControlModifier | Qt.ShiftModifier)
        tryVerify(() => !testSession.canRedo)
    }

    function test_6_historyOpensByKeysAndTakesTheFocus() {
        keyClick(Qt.Key_H, Qt.ControlModifier)
        verify(window.historyShown)
        verify(window.activeFocusItem.Accessible.name.startsWith("Import"), window.activeFocusItem.Accessible.name)
        keyClick(Qt.Key_Escape)
        verify(!window.historyShown)
    }

    function test_7_closingShowsTheWelcomeAgain() {
        keyClick(Qt.Key_W, Qt.ControlModifier)
        tryVerify(() => !testSession.isOpen)
        tryVerify(() => find(window.contentItem, "Open the sample") !== null)
    }

    function test_8_theRailStandsWhereverTheWindowBegins() {
        const component = Qt.createComponent("qrc:/qt/qml/Alidade/Shell/Main.qml")
        const other = component.createObject(null, { session: testSession, width: 1200, height: 800 })
        other.screen = "importing"
        tryVerify(() => (find(other.contentItem, "Screens")?.height ?? 0) > 400)
        tryVerify(() => (find(other.contentItem, "Screens")?.width ?? 0) > 0)
        other.destroy()
    }
}
