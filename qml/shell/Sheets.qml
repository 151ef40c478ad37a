import QtQuick
import Alidade.Session

/// The palette and the dialogs, made when first asked for so that the first frame does not wait for them.
Item {
    id: sheets

    required property Session session
    required property var commands
    signal revealRequested(string kind, string key)

    property CommandPalette paletteItem: null
    property var sheet: null

    function palette(query: string) {
        if (!paletteItem) {
            paletteItem = paletteComponent.createObject(sheets)
        }
        paletteItem.show(query)
    }

    function open(name: string, properties: var) {
        sheet?.destroy()
        const component = Qt.createComponent("qrc:/qt/qml/Alidade/Shell/" + name + ".qml")
        sheet = component.createObject(sheets, properties)
        if (sheet)
            sheet.open()
        else
            console.warn(component.errorString())
    }

    Component {
        id: paletteComponent
        CommandPalette {
            session: sheets.session
            commands: sheets.commands
            onRevealRequested: (kind, key) => sheets.revealRequested(kind, key)
        }
    }
}
