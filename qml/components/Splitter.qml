import QtQuick
import QtQuick.Templates as T
import Alidade.Theme

/// Two or more areas with borders that can be dragged.
T.SplitView {
    id: split

    implicitWidth: 400
    implicitHeight: 300

    handle: Item {
        id: grip
        implicitWidth: split.orientation === Qt.Horizontal ? 5 : split.width
        implicitHeight: split.orientation === Qt.Horizontal ? split.height : 5
        Rectangle {
            readonly property bool active: grip.T.SplitHandle.pressed || grip.T.SplitHandle.hovered
            anchors.centerIn: parent
            width: split.orientation === Qt.Horizontal ? (active ? 3 : 1) : parent.width
            height: split.orientation === Qt.Horizontal ? parent.height : (active ? 3 : 1)
            color: active ? Theme.accent : Theme.border
        }
    }
}
