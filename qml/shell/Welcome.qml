pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Session

/// What to do when nothing is open.
Item {
    id: welcome

    required property Session session
    required property Commands commands

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }
    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(620, parent.width - 2 * Theme.gapXl)
        spacing: Theme.gapXl

        ColumnLayout {
            spacing: Theme.gapS
            Icon {
                name: "logo"
                color: Theme.accent
                implicitWidth: 2 * Theme.iconSize
                implicitHeight: 2 * Theme.iconSize
            }
            Label {
                Layout.fillWidth: true
                text: qsTr("Draw the map of your system")
                font.pixelSize: Theme.textXl
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Label {
                Layout.fillWidth: true
                text: qsTr("Alidade reads what your code, manifests and contracts say, and you draw the borders. Import a folder to begin; nothing in it is run or changed.")
                muted: true
                wrapMode: Text.Wrap
                lineHeight: 1.3
            }
        }
        GridLayout {
            Layout.fillWidth: true
            columns: 3
            columnSpacing: Theme.gapM
            rowSpacing: Theme.gapM
            Repeater {
                model: [
                    { command: welcome.commands.importFolder, title: qsTr("Import a folder"), text: qsTr("A repository or a folder of repositories") },
                    { command: welcome.commands.open, title: qsTr("Open a workspace"), text: qsTr("An .alidade file with its decisions") },
                    { command: welcome.commands.sample, title: qsTr("Open the sample"), text: qsTr("A small system with typical faults") }
                ]
                T.AbstractButton {
                    id: tile
                    required property var modelData
                    required property int index
                    Layout.fillWidth: true
                    Layout.preferredWidth: 100
                    implicitHeight: 116
                    hoverEnabled: true
                    focus: index === 0
                    text: modelData.title
                    Accessible.name: text
                    Accessible.description: modelData.text
                    Keys.onReturnPressed: clicked()
                    onClicked: modelData.command.trigger()
                    contentItem: Item {
                        Icon {
                            id: mark
                            x: Theme.gapL
                            y: Theme.gapL
                            width: Theme.gapXl
                            height: Theme.gapXl
                            name: tile.modelData.command.iconName
                            color: tile.index === 0 ? Theme.textOnAccent : Theme.accent
                        }
                        Label {
                            id: tileTitle
                            anchors.top: mark.bottom
                            anchors.topMargin: Theme.gapS
                            x: Theme.gapL
                            width: parent.width - 2 * x
                            text: tile.text
                            font.weight: Font.DemiBold
                            color: tile.index === 0 ? Theme.textOnAccent : Theme.text
                        }
                        Label {
                            anchors.top: tileTitle.bottom
                            anchors.topMargin: 2
                            x: Theme.gapL
                            width: parent.width - 2 * x
                            text: tile.modelData.text
                            font.pixelSize: Theme.textS
                            wrapMode: Text.Wrap
                            maximumLineCount: 2
                            color: tile.index === 0 ? Theme.textOnAccent : Theme.textMuted
                        }
                    }
                    background: Rectangle {
                        radius: Theme.radiusLarge
                        color: tile.index === 0 ? (tile.hovered ? Qt.darker(Theme.accent, 1.08) : Theme.accent)
                                                : tile.hovered ? Theme.hover : Theme.panel
                        border.width: tile.index === 0 ? 0 : 1
                        border.color: Theme.border
                        FocusRing {
                            shown: tile.visualFocus
                            radius: Theme.radiusLarge + 2
                        }
                    }
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            visible: recents.count > 0
            spacing: Theme.gapXs
            Label {
                text: qsTr("Recent workspaces")
                muted: true
                font.pixelSize: Theme.textS
                font.weight: Font.DemiBold
            }
            ListView {
                id: recents
                Layout.fillWidth: true
                Layout.leftMargin: -Theme.gapS
                implicitHeight: Math.min(contentHeight, 4 * (Theme.rowHeight + Theme.gapL))
                clip: true
                model: welcome.session.recent.files
                activeFocusOnTab: true
                currentIndex: activeFocus ? 0 : -1
                boundsBehavior: Flickable.StopAtBounds
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Recent workspaces")
                Keys.onReturnPressed: currentItem?.clicked()
                delegate: ListRow {
                    required property string modelData
                    text: modelData.substring(modelData.lastIndexOf("/") + 1).replace(/\.alidade$/, "")
                    detail: modelData
                    iconName: "file"
                    focusPolicy: Qt.NoFocus
                    onClicked: welcome.session.openPath(modelData)
                }
            }
        }
        Label {
            Layout.fillWidth: true
            text: qsTr("You can also drop folders and .alidade files anywhere in this window.")
            muted: true
            font.pixelSize: Theme.textS
            wrapMode: Text.Wrap
        }
    }
}
