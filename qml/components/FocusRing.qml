import QtQuick
import Alidade.Theme

/// The outline that says where the keyboard is. Put it into a control and bind `shown` to its visualFocus.
Rectangle {
    property bool shown: false

    anchors.fill: parent
    anchors.margins: -2
    radius: Theme.radius + 2
    color: "transparent"
    border.width: 2
    border.color: Theme.focus
    visible: shown
    z: 10
}
