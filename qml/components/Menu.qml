import QtQuick
import QtQuick.Templates as T
import Alidade.Theme

T.Menu {
    id: menu

    /// As a submenu: whether it applies now.
    property bool shown: true

    implicitWidth: Math.max(200, contentItem.implicitWidth + leftPadding + rightPadding)
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    margins: Theme.gapS
    padding: Theme.gapXs
    overlap: 1
    delegate: MenuItem {}

    contentItem: ListView {
        implicitHeight: contentHeight
        implicitWidth: {
            let widest = 0
            for (let i = 0; i < menu.count; ++i)
                widest = Math.max(widest, menu.itemAt(i).shown ?? true ? menu.itemAt(i).implicitWidth : 0)
            return widest
        }
        model: menu.contentModel
        interactive: contentHeight > height
        clip: interactive
        currentIndex: menu.currentIndex
        ScrollBar.vertical: ScrollBar {}
    }
    background: Rectangle {
        color: Theme.raised
        radius: Theme.radiusLarge
        border.color: Theme.border
    }
}
