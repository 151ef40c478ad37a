import QtQuick
import Alidade.Theme

/// A thin bar: `value` 0…1, or a moving piece while it is negative (not known).
Rectangle {
    id: line

    property real value: -1
    property string name: ""

    implicitWidth: 120
    implicitHeight: 4
    radius: 2
    color: Theme.pressed
    clip: true
    Accessible.role: Accessible.ProgressBar
    Accessible.name: value < 0 ? name : qsTr("%1, %2 percent").arg(name).arg(Math.round(100 * value))

    Rectangle {
        id: bar
        height: parent.height
        radius: 2
        color: Theme.accent
        width: line.value < 0 ? parent.width / 3 : parent.width * Math.min(1, line.value)
        SequentialAnimation on x {
            running: line.value < 0 && line.visible && !Theme.reducedMotion
            loops: Animation.Infinite
            alwaysRunToEnd: false
            NumberAnimation { from: -line.width / 3; to: line.width; duration: 1200 }
            onStopped: bar.x = 0
        }
    }
}
