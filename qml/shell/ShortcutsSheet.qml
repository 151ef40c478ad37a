pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components

/// All shortcuts, by group.
Dialog {
    id: dialog

    required property var commands

    readonly property var groups: {
        const groups = []
        for (const command of commands) {
            if (command.keys === "")
                continue
            let group = groups.find(g => g.title === command.group)
            if (!group)
                groups.push(group = { title: command.group, commands: [] })
            group.commands.push(command)
        }
        return groups
    }

    title: qsTr("Keyboard shortcuts")
    width: Math.min(760, parent ? parent.width - 2 * Theme.gapXl : 760)
    height: Math.min(flow.implicitHeight + Theme.headerHeight + 2 * Theme.gapL, parent ? parent.height - 4 * Theme.gapL : 480)

    contentItem: Flickable {
        id: flick
        clip: true
        contentHeight: flow.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        focus: true
        T.ScrollBar.vertical: ScrollBar {}
        Keys.onDownPressed: contentY = Math.min(contentHeight - height, contentY + Theme.rowHeight)
        Keys.onUpPressed: contentY = Math.max(0, contentY - Theme.rowHeight)
        Flow {
            id: flow
            width: flick.width
            spacing: Theme.gapXl
            Repeater {
                model: dialog.groups
                Column {
                    id: group
                    required property var modelData
                    width: (flow.width - Theme.gapXl) / 2
                    bottomPadding: Theme.gapS
                    Label {
                        height: Theme.rowHeight
                        text: group.modelData.title
                        font.weight: Font.DemiBold
                        muted: true
                        font.pixelSize: Theme.textS
                    }
                    Repeater {
                        model: group.modelData.commands
                        Item {
                            id: line
                            required property var modelData
                            width: group.width
                            height: Theme.rowHeight
                            Accessible.role: Accessible.StaticText
                            Accessible.name: qsTr("%1, %2").arg(modelData.text).arg(modelData.keys)
                            Label {
                                width: parent.width - keys.width - Theme.gapS
                                height: parent.height
                                text: line.modelData.text
                            }
                            KeyHint {
                                id: keys
                                anchors.right: parent.right
                                anchors.verticalCenter: parent.verticalCenter
                                text: line.modelData.keys
                            }
                        }
                    }
                }
            }
        }
    }
}
