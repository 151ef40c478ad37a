import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components

/// A list whose model is made anew by each edit: it stays where it was scrolled to, and at the row that was current.
ListView {
    id: list

    /// The current row, whatever it is.
    readonly property var row: currentItem
    property real keptY: 0
    property int keptIndex: 0

    function rowAt(x: real, y: real) : var { return itemAt(x, y + contentY) }
    function keep() {
        keptY = contentY - originY
        keptIndex = currentIndex
    }
    function restore() {
        forceLayout()
        currentIndex = Math.max(0, Math.min(keptIndex, count - 1))
        contentY = originY + Math.max(0, Math.min(keptY, contentHeight - height))
    }

    clip: true
    bottomMargin: Theme.gapM
    cacheBuffer: 0 // nothing is made ahead: 6.4 warns when a list shrinks meanwhile
    boundsBehavior: Flickable.StopAtBounds
    highlightMoveDuration: 0
    keyNavigationEnabled: true
    activeFocusOnTab: true
    Accessible.role: Accessible.List
    T.ScrollBar.vertical: ScrollBar {}

    Connections {
        target: list.model
        function onModelAboutToBeReset() { list.keep() }
        function onModelReset() { Qt.callLater(list.restore) } // qmllint disable type
    }
}
