import QtQuick
import QtQuick.Templates as T

/// Something that can be done: shown by buttons, menus, the palette and the list of shortcuts. `keys` is the shortcut.
T.Action {
    property string keys: ""
    property string iconName: ""
    /// The heading under which the list of shortcuts shows it.
    property string group: ""
    property bool inPalette: true

    shortcut: keys === "" ? undefined : keys
}
