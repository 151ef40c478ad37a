import QtQuick
import Alidade.Components

/// What can be done with the workspace as a whole.
Menu {
    id: menu

    required property Commands commands

    MenuItem { action: menu.commands.rename; iconName: menu.commands.rename.iconName }
    MenuSeparator {}
    MenuItem { action: menu.commands.create; iconName: menu.commands.create.iconName; shortcut: menu.commands.create.keys }
    MenuItem { action: menu.commands.open; iconName: menu.commands.open.iconName; shortcut: menu.commands.open.keys }
    MenuItem { action: menu.commands.sample; iconName: menu.commands.sample.iconName }
    MenuSeparator {}
    MenuItem { action: menu.commands.sources; iconName: menu.commands.sources.iconName }
    MenuItem { action: menu.commands.importAgain; iconName: menu.commands.importAgain.iconName; shortcut: menu.commands.importAgain.keys }
    MenuSeparator {}
    MenuItem { action: menu.commands.close; iconName: menu.commands.close.iconName; shortcut: menu.commands.close.keys }
}
