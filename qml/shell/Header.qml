pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Session

/// Workspace, place, search, import, undo and redo.
Item {
    id: header

    required property Session session
    required property Commands commands
    required property string place
    property bool inspectorShown: false
    property bool hasInspector: true
    property bool historyShown: false

    property var menu: null

    /// Made when first asked for, so that the first frame does not wait for it.
    function showMenu() {
        if (!menu)
            menu = Qt.createComponent("qrc:/qt/qml/Alidade/Shell/WorkspaceMenu.qml").createObject(workspaceButton, { commands: commands })
        menu.visible ? menu.close() : menu.popup(workspaceButton, 0, workspaceButton.height + Theme.gapXs)
    }

    implicitHeight: Theme.headerHeight
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Header")

    Rectangle {
        anchors.fill: parent
        color: Theme.panel
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }

    RowLayout {
        anchors.left: parent.left
        anchors.leftMargin: Theme.gapM
        anchors.right: search.left
        anchors.rightMargin: Theme.gapM
        height: parent.height
        spacing: Theme.gapXs
        Icon {
            Layout.rightMargin: Theme.gapXs
            name: "logo"
            color: Theme.accent
        }
        T.AbstractButton {
            id: workspaceButton
            visible: header.session.isOpen
            Layout.maximumWidth: implicitWidth
            Layout.fillWidth: true
            Layout.minimumWidth: 60
            implicitWidth: name.implicitWidth + Theme.gapXl + Theme.gapM
            implicitHeight: Theme.controlHeight
            hoverEnabled: true
            text: header.session.systemName
            Accessible.role: Accessible.ButtonMenu
            Accessible.name: qsTr("Workspace %1").arg(text)
            Keys.onReturnPressed: clicked()
            onClicked: header.showMenu()
            contentItem: Item {
                Label {
                    id: name
                    x: Theme.gapS
                    width: Math.min(implicitWidth, parent.width - Theme.gapXl - Theme.gapXs)
                    height: parent.height
                    text: workspaceButton.text
                    font.weight: Font.DemiBold
                }
                Icon {
                    anchors.left: name.right
                    anchors.leftMargin: 2
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.gapL
                    height: Theme.gapL
                    name: "chevron-down"
                    color: Theme.textMuted
                }
            }
            background: Rectangle {
                radius: Theme.radius
                color: workspaceButton.down ? Theme.pressed : workspaceButton.hovered ? Theme.hover : "transparent"
                FocusRing { shown: workspaceButton.visualFocus }
            }
            ToolTip {
                visible: workspaceButton.hovered && !(header.menu?.visible ?? false)
                text: header.session.fileName
            }
        }
        Icon {
            visible: header.session.isOpen && header.place !== ""
            implicitWidth: Theme.gapL
            implicitHeight: Theme.gapL
            name: "chevron-right"
            color: Theme.textMuted
        }
        Label {
            visible: header.session.isOpen
            Layout.fillWidth: true
            text: header.place
            muted: true
        }
        Label {
            visible: !header.session.isOpen
            Layout.fillWidth: true
            text: qsTr("Alidade")
            font.weight: Font.DemiBold
        }
        Badge {
            visible: header.session.isReadOnly
            text: qsTr("Read only")
            tint: Theme.warning
        }
    }

    T.AbstractButton {
        id: search
        anchors.centerIn: parent
        width: Math.max(220, Math.min(400, parent.width * 0.3))
        height: Theme.controlHeight
        hoverEnabled: true
        text: qsTr("Search and commands")
        Accessible.name: text
        Accessible.role: Accessible.Button
        Keys.onReturnPressed: clicked()
        onClicked: header.commands.palette.trigger()
        contentItem: Item {
            Icon {
                id: glass
                x: Theme.gapS
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.iconSize - 2
                height: Theme.iconSize - 2
                name: "search"
                color: Theme.textMuted
            }
            Label {
                anchors.left: glass.right
                anchors.leftMargin: Theme.gapS
                anchors.right: keys.left
                height: parent.height
                text: search.text
                muted: true
            }
            KeyHint {
                id: keys
                anchors.right: parent.right
                anchors.rightMargin: Theme.gapS - 2
                anchors.verticalCenter: parent.verticalCenter
                text: header.commands.palette.keys
            }
        }
        background: Rectangle {
            radius: Theme.radius
            color: search.hovered ? Theme.hover : Theme.raised
            border.color: Theme.border
            FocusRing { shown: search.visualFocus }
        }
    }

    RowLayout {
        anchors.right: parent.right
        anchors.rightMargin: Theme.gapS
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gapXs
        IconButton {
            visible: header.session.isOpen
            iconName: "undo"
            text: header.commands.undo.text
            shortcut: header.commands.undo.keys
            enabled: header.commands.undo.enabled
            onClicked: header.commands.undo.trigger()
        }
        IconButton {
            visible: header.session.isOpen
            iconName: "redo"
            text: header.commands.redo.text
            shortcut: header.commands.redo.keys
            enabled: header.commands.redo.enabled
            onClicked: header.commands.redo.trigger()
        }
        IconButton {
            visible: header.session.isOpen
            iconName: "history"
            text: header.commands.history.text
            shortcut: header.commands.history.keys
            checked: header.historyShown
            onClicked: header.commands.history.trigger()
        }
        Button {
            Layout.leftMargin: Theme.gapXs
            Layout.rightMargin: Theme.gapXs
            iconName: "import"
            text: qsTr("Import")
            toolTip: qsTr("Import a folder or a git repository")
            shortcut: ""
            onClicked: header.commands.importFolder.trigger()
        }
        IconButton {
            visible: header.session.isOpen && header.hasInspector
            iconName: "sidebar"
            text: header.commands.inspector.text
            shortcut: header.commands.inspector.keys
            checked: header.inspectorShown
            onClicked: header.commands.inspector.trigger()
        }
    }
}
