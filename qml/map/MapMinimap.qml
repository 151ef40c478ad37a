import QtQuick
import Alidade.Theme
import Alidade.Canvas

/// The whole map, small; the frame is what the view shows. It goes when there is nothing outside of it.
Rectangle {
    id: box

    required property DrawingView view

    /// On a narrow map it takes less.
    property bool isNarrow: false

    width: isNarrow ? 128 : 184
    height: isNarrow ? 88 : 124
    radius: Theme.radius
    color: Theme.canvas
    border.color: Theme.border
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Overview of the map")

    Minimap {
        id: mini
        anchors.fill: parent
        anchors.margins: Theme.gapXs
        view: box.view
        clip: true

        Rectangle {
            x: mini.frame.x
            y: mini.frame.y
            width: mini.frame.width
            height: mini.frame.height
            color: Theme.faded(Theme.accent, 0.08)
            border.width: 1.5
            border.color: Theme.accent
            radius: 2
        }
    }
}
