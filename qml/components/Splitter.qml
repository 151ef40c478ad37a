import QtQuick
import QtQuick.Templates as T
import Alidade.Theme

/// Two or more areas with borders that can be dragged.
T.SplitView {
    implicitWidth: 400
    implicitHeight: 300

    handle: Item {
        id: grip
        readonly property bool isUpright: height > width
        implicitWidth: 5 // the view stretches it over its other side
        implicitHeight: 5
        Rectangle {
            readonly property bool active: grip.T.SplitHandle.pressed || grip.T.SplitHandle.hovered
            anchors.centerIn: parent
            width: grip.isUpright ? (active ? 3 : 1) : parent.width
            height: grip.isUpright ? parent.height : (active ? 3 : 1)
            color: active ? Theme.accent : Theme.border
        }
    }
}
