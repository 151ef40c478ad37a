import QtQuick
import QtQuick.Templates as T
import Alidade.Theme

T.TabBar {
    id: bar

    implicitWidth: contentItem.implicitWidth
    implicitHeight: Theme.controlHeight + Theme.gapXs
    spacing: Theme.gapXs

    contentItem: ListView {
        implicitWidth: contentWidth
        model: bar.contentModel
        currentIndex: bar.currentIndex
        spacing: bar.spacing
        orientation: ListView.Horizontal
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0
    }
}
