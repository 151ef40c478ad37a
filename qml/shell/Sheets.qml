import QtQuick
import Alidade.Session

/// The palette and the dialogs, made when first asked for so that the first frame does not wait for them.
Item {
    id: sheets

    required property Session session
    required property var commands
    signal revealRequested(string kind, string key)

    property var paletteItem: null
    property var sheet: null

    function palette(query: string) {
        if (!paletteItem) {
            paletteItem = create("CommandPalette", { session: session, commands: commands })
            paletteItem.revealRequested.connect(revealRequested)
        }
        paletteItem.commands = commands
        paletteItem.show(query)
    }

    function open(name: string, properties: var) {
        sheet?.destroy()
        sheet = create(name, properties)
        sheet.open()
    }

    function create(name: string, properties: var) : var {
        const component = Qt.createComponent("qrc:/qt/qml/Alidade/Shell/" + name + ".qml")
        if (component.status === Component.Error)
            console.warn(component.errorString())
        return component.createObject(sheets, properties)
    }
}
