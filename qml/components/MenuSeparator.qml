import QtQuick
import QtQuick.Templates as T
import Alidade.Theme

T.MenuSeparator {
    implicitHeight: Theme.gapS + 1
    implicitWidth: 100
    verticalPadding: Theme.gapXs
    contentItem: Rectangle {
        implicitHeight: 1
        color: Theme.border
    }
}
