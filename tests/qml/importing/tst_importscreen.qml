import QtQuick
import QtTest

TestCase {
    id: test

    property var window: null
    readonly property string shop: decodeURIComponent(String(Qt.resolvedUrl("openshop")).replace("file://", ""))

    name: "ImportScreen"
    when: windowShown

    function initTestCase() {
        const component = Qt.createComponent("qrc:/qt/qml/Alidade/Shell/Main.qml")
        compare(component.status, Component.Ready, component.errorString())
        window = component.createObject(null, { session: testSession, width: 1200, height: 800 })
        window.requestActivate()
        tryCompare(window, "active", true)
    }
    function cleanupTestCase() {
        testSession.close()
        tryVerify(() => !testSession.isOpen)
        window.destroy()
    }
    function init() {
        failOnWarning(/.*/)
    }

    function search(item: var, name: string) : var {
        if (!item || !item.visible)
            return null
        if (item.Accessible && item.Accessible.name.startsWith(name) && item.width > 0)
            return item
        const children = item.children ?? []
        for (let i = 0; i < children.length; ++i) {
            const found = search(children[i], name)
            if (found)
                return found
        }
        return null
    }
    /// What is on screen with a name that starts so.
    function find(name: string) : var {
        let root = window.contentItem
        while (root.parent)
            root = root.parent
        return search(root, name)
    }
    function shown(name: string) : var {
        let found = null
        tryVerify(() => (found = find(name)) !== null, 5000, name)
        return found
    }
    function click(name: string) {
        const item = shown(name)
        mouseClick(item, item.width / 2, item.height / 2)
    }
    function type(text: string) {
        for (let i = 0; i < text.length; ++i)
            keyClick(text[i])
    }
    function place(item: var) : point { return item.mapToItem(window.contentItem, item.width / 3, item.height / 2) }
    function drag(from: string, to: point) {
        const start = place(shown(from))
        mousePress(window.contentItem, start.x, start.y)
        for (let i = 1; i <= 8; ++i)
            mouseMove(window.contentItem, start.x + (to.x - start.x) * i / 8, start.y + (to.y - start.y) * i / 8, 10)
        mouseRelease(window.contentItem, to.x, to.y)
    }

    function test_1_theHeaderOpensTheScreenAndEscapeLeavesIt() {
        click("Import")
        compare(window.screen, "importing")
        tryVerify(() => window.activeFocusItem?.placeholderText === "Folder or git repository")
        keyClick(Qt.Key_Escape)
        compare(window.screen, "map")
        tryVerify(() => find("Open the sample") !== null)
    }

    function test_2_whatIsNotThereIsToldOnItsCard() {
        keyClick(Qt.Key_I, Qt.ControlModifier)
        tryVerify(() => window.activeFocusItem?.placeholderText === "Folder or git repository")
        type("/nowhere/at/all")
        keyClick(Qt.Key_Return)
        shown("Import of all, failed")
        verify(!testSession.isOpen)
        compare(window.screen, "importing")
        compare(window.activeFocusItem.text, "/nowhere/at/all") // to be mended, not typed again
        click("Dismiss: Import of all")
        tryVerify(() => find("Import of all, failed") === null)
    }

    function test_3_anImportTellsWhatItFound() {
        keyClick(Qt.Key_I, Qt.ControlModifier)
        const field = window.activeFocusItem
        field.text = shop
        click("Start the import")
        tryVerify(() => testSession.isOpen && window.isIdle, 30000)
        tryCompare(field, "text", "")
        compare(window.screen, "importing") // nothing takes the person elsewhere
        shown("Import of openshop, done")
        shown("services: 3")
        shown("1 outbound call(s) whose target could not be resolved")
        shown("1 place(s) not fully understood")
        click("Show what each reader found")
        shown("Hide what each reader found")
    }

    function test_4_anOpenCallIsResolvedByMouseAndUndone() {
        const before = testSession.dependencyCount
        click("till-service calls POST /entries")
        shown("till/main.go, line 9:     http.Post")
        click("Say where this goes: till-service calls")
        tryVerify(() => window.activeFocusItem?.placeholderText === "Find a service or resource")
        click("ledger, service, likely")
        tryVerify(() => testSession.dependencyCount === before + 1)
        compare(testSession.openCallCount, 0)
        shown("Take back: till-service calls POST /entries")
        keyClick(Qt.Key_Z, Qt.ControlModifier)
        tryVerify(() => testSession.openCallCount === 1)
    }

    function test_5_anOpenCallIsResolvedByKeysAlone() {
        shown("Open calls, 1")
        shown("Filter by service, target or file").forceActiveFocus(Qt.TabFocusReason)
        keyClick(Qt.Key_Tab)
        verify(window.activeFocusItem.Accessible.name.startsWith("till-service calls POST /entries, "))
        keyClick(Qt.Key_Return)
        tryVerify(() => window.activeFocusItem?.placeholderText === "Find a service or resource")
        type("ledgers")
        keyClick(Qt.Key_Return)
        tryVerify(() => testSession.openCallCount === 0)
        verify(testSession.undoLabel.endsWith("calls ledgers"), testSession.undoLabel)
        tryVerify(() => window.activeFocusItem?.Accessible.name.startsWith("till-service calls") ?? false)
        testSession.undo()
        tryVerify(() => testSession.openCallCount === 1)
        keyClick(Qt.Key_Delete)
        tryVerify(() => testSession.openCallCount === 0)
        verify(testSession.undoLabel.startsWith("Ignore"))
        testSession.undo()
        tryVerify(() => testSession.openCallCount === 1)
    }

    function test_6_aNameIsDraggedOutAndOntoAnotherNode() {
        click("Names, ")
        const services = testSession.serviceCount
        const list = shown("Names")
        drag("till, a name of till-service", Qt.point(window.contentItem.width * 0.6, window.contentItem.height - 70))
        tryVerify(() => testSession.serviceCount === services + 1)
        compare(testSession.undoLabel, "Set till apart")
        testSession.undo()
        tryVerify(() => testSession.serviceCount === services)
        drag("till, a name of till-service", place(shown("ledger, service")))
        tryVerify(() => testSession.undoLabel === "Join till with ledger")
        testSession.undo()
        tryVerify(() => find("till, a name of till-service") !== null)
    }

    function test_7_escapeEndsADragWithoutAnEdit() {
        const label = testSession.undoLabel
        const start = place(shown("till, a name of till-service"))
        const to = place(shown("ledger, service"))
        mousePress(window.contentItem, start.x, start.y)
        mouseMove(window.contentItem, start.x, start.y + 30, 10)
        mouseMove(window.contentItem, to.x, to.y, 10)
        keyClick(Qt.Key_Escape)
        mouseRelease(window.contentItem, to.x, to.y)
        wait(100)
        compare(testSession.undoLabel, label)
        compare(window.screen, "importing")
    }

    function test_8_whatWasNotUnderstoodHasItsPlace() {
        click("Not understood, ")
        const list = shown("Filter by reason or file")
        list.forceActiveFocus(Qt.TabFocusReason)
        keyClick(Qt.Key_Tab)
        tryVerify(() => window.activeFocusItem.Accessible.name.endsWith("1 place(s)"))
        keyClick(Qt.Key_Return)
        shown("docker-compose.broken.yaml:")
        shown("Open docker-compose.broken.yaml:")
    }
}
