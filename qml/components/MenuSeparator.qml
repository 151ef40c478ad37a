import QtQuick
import QtQuick.Templates as T
import Alidade.Theme

T.MenuSeparator {
    property bool shown: true

    visible: shown
    implicitHeight: shown ? Theme.gapS + 1 : 0
    implicitWidth: 100
    verticalPadding: Theme.gapXs
    contentItem: Rectangle {
        implicitHeight: 1
        color: Theme.border
    }
}
