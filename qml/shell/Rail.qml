pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components

/// The screens, at the left edge. `screens` is a list of { name, text, icon, keys, badge, badgeTint }.
FocusScope {
    id: rail

    required property var screens
    required property string current
    signal chosen(string name)
    signal settingsRequested

    implicitWidth: Theme.railWidth
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Screens")

    Rectangle {
        anchors.fill: parent
        color: Theme.panel
    }
    Column {
        width: parent.width
        topPadding: Theme.gapS
        spacing: Theme.gapXs
        Repeater {
            model: rail.screens
            T.AbstractButton {
                id: entry
                required property var modelData
                readonly property bool isCurrent: modelData.name === rail.current
                width: rail.width
                height: 52
                text: modelData.text
                hoverEnabled: true
                Accessible.role: Accessible.PageTab
                Accessible.name: text
                Accessible.checkable: true
                Accessible.checked: isCurrent
                onClicked: rail.chosen(modelData.name)
                Keys.onReturnPressed: clicked()
                contentItem: Item {
                    Icon {
                        id: mark
                        anchors.horizontalCenter: parent.horizontalCenter
                        y: Theme.gapS - 2
                        name: entry.modelData.icon
                        color: entry.isCurrent ? Theme.accent : Theme.textMuted
                    }
                    Label {
                        anchors.top: mark.bottom
                        anchors.topMargin: 3
                        anchors.horizontalCenter: parent.horizontalCenter
                        width: rail.width - Theme.gapXs // some languages have long words
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: 8
                        horizontalAlignment: Text.AlignHCenter
                        text: entry.text
                        font.pixelSize: Theme.textXs
                        font.weight: entry.isCurrent ? Font.DemiBold : Font.Normal
                        color: entry.isCurrent ? Theme.text : Theme.textMuted
                    }
                    Badge {
                        visible: (entry.modelData.badge ?? 0) > 0
                        x: parent.width / 2 + 4
                        y: 2
                        implicitHeight: 16
                        text: entry.modelData.badge ?? ""
                        tint: entry.modelData.badgeTint ?? Theme.error
                        strong: true
                    }
                }
                background: Rectangle {
                    anchors.fill: parent
                    anchors.leftMargin: Theme.gapXs
                    anchors.rightMargin: Theme.gapXs
                    radius: Theme.radius
                    color: entry.isCurrent ? Theme.faded(Theme.accent, Theme.dark ? 0.22 : 0.10) : entry.hovered ? Theme.hover : "transparent"
                    FocusRing {
                        anchors.margins: 0
                        shown: entry.visualFocus
                    }
                }
                ToolTip {
                    x: parent.width + Theme.gapXs
                    y: (parent.height - height) / 2
                    visible: entry.hovered
                    delay: 2 * Theme.toolTipDelay
                    text: entry.modelData.keys // what it is called stands below its icon; this should hide as little as can be
                }
            }
        }
    }
    IconButton {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gapS
        iconName: "settings"
        iconColor: Theme.textMuted
        text: qsTr("Settings")
        shortcut: "Ctrl+,"
        onClicked: rail.settingsRequested()
    }
    Separator {
        anchors.right: parent.right
        height: parent.height
    }
}
