import QtQuick
import Alidade.Theme

/// A titled area at the side of a screen; its content goes below the title.
Item {
    id: panel

    property string title: ""
    /// Buttons at the right of the title.
    property alias actions: tools.data
    default property alias content: body.data

    Accessible.role: Accessible.Pane
    Accessible.name: title

    Rectangle {
        anchors.fill: parent
        color: Theme.panel
    }
    Label {
        id: heading
        x: Theme.gapL
        width: parent.width - x - tools.width - Theme.gapM
        height: panel.title === "" ? 0 : Theme.headerHeight - Theme.gapXs
        visible: panel.title !== ""
        text: panel.title
        font.pixelSize: Theme.textS
        font.weight: Font.DemiBold
        muted: true
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Row {
        id: tools
        anchors.right: parent.right
        anchors.rightMargin: Theme.gapS
        anchors.verticalCenter: heading.verticalCenter
    }
    Item {
        id: body
        anchors.fill: parent
        anchors.topMargin: heading.height
    }
}
