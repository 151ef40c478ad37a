import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Canvas

/// Out, how large, in, fit.
Rectangle {
    id: zoom

    required property DrawingView view

    width: row.width + 4
    height: row.height + 4
    radius: Theme.radius
    color: Theme.panel
    border.color: Theme.border

    Row {
        id: row
        x: 2
        y: 2
        IconButton {
            iconName: "minus"
            text: qsTr("Zoom out")
            shortcut: "-"
            onClicked: zoom.view.zoomBy(1 / 1.25)
        }
        Button {
            width: 72
            flat: true
            text: qsTr("%1 %").arg(Math.round(zoom.view.zoom * 100))
            toolTip: qsTr("Show at 100 %")
            shortcut: "Ctrl+0"
            onClicked: zoom.view.zoomTo(1)
        }
        IconButton {
            iconName: "plus"
            text: qsTr("Zoom in")
            shortcut: "+"
            onClicked: zoom.view.zoomBy(1.25)
        }
        IconButton {
            iconName: "fit"
            text: qsTr("Fit everything")
            shortcut: "Shift+F"
            onClicked: zoom.view.fitAll()
        }
    }
}
