import QtQuick
import QtTest

TestCase {
    id: test

    property var window: null

    name: "WindowSources" // after the tests of the window, whose history it would change
    when: windowShown

    function initTestCase() {
        const component = Qt.createComponent("qrc:/qt/qml/Alidade/Shell/Main.qml")
        compare(component.status, Component.Ready, component.errorString())
        window = component.createObject(null, { session: testSession })
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
    function onScreen(name: string) : var {
        return find(window.contentItem.parent, name) ?? find(window.contentItem, name)
    }

    function test_aSourceIsRemovedAndComesBack() {
        testSession.openSample()
        tryVerify(() => testSession.isOpen && window.isIdle && testSession.sources.count === 2, 30000) // the code, then the traces
        const services = testSession.serviceCount
        const command = window.allCommands.find(command => command.text === "Sources…")
        verify(command !== undefined && command.enabled)
        command.trigger()
        tryVerify(() => onScreen("Remove sample") !== null)
        tryVerify(() => window.activeFocusItem?.Accessible.name.startsWith("sample, "), 3000, String(window.activeFocusItem) + "|" + window.activeFocusItem?.Accessible.name)
        keyClick(Qt.Key_Tab)
        compare(window.activeFocusItem.Accessible.name, "Import sample again")
        keyClick(Qt.Key_Tab)
        compare(window.activeFocusItem.Accessible.name, "Remove sample")
        keyClick(Qt.Key_Return)
        tryVerify(() => testSession.sources.count === 1)
        tryVerify(() => onScreen("Remove sample") === null)
        testSession.undo()
        tryVerify(() => onScreen("Remove sample") !== null)
        compare(testSession.serviceCount, services)
        onScreen("Import sample again").clicked()
        tryVerify(() => window.isIdle && testSession.lastMessage === "Imported sample.", 30000)
        keyClick(Qt.Key_Escape)
        tryVerify(() => onScreen("Remove sample") === null)
    }
}
