import QtQuick
import QtQuick.Templates as T
import Alidade.Theme

T.ScrollBar {
    id: bar

    implicitWidth: orientation === Qt.Vertical ? 10 : 40
    implicitHeight: orientation === Qt.Vertical ? 40 : 10
    padding: 2
    minimumSize: 0.08
    visible: policy === T.ScrollBar.AlwaysOn || (policy === T.ScrollBar.AsNeeded && size < 1.0)

    contentItem: Rectangle {
        radius: Math.min(width, height) / 2
        color: Theme.textMuted
        opacity: bar.pressed ? 0.8 : bar.hovered ? 0.6 : 0.35
    }
}
