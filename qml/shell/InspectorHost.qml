import QtQuick
import Alidade.Theme
import Alidade.Components

/// The right side: what the screen says about its selection (`screen.inspector`).
Panel {
    id: host

    property Component inspector: null

    title: qsTr("Inspector")
    actions: IconButton {
        iconName: "close"
        iconColor: Theme.textMuted
        text: qsTr("Hide the inspector")
        shortcut: "Ctrl+B"
        onClicked: host.closed()
    }
    signal closed

    Loader {
        anchors.fill: parent
        sourceComponent: host.inspector
    }
}
