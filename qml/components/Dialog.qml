import QtQuick
import QtQuick.Templates as T
import Alidade.Theme

/// A question in the middle of the window. Escape closes, focus comes back to where it was.
T.Dialog {
    id: dialog

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round(Math.max(Theme.headerHeight, (parent.height - height) / 3)) : 0
    implicitWidth: Math.max(360, contentItem.implicitWidth + leftPadding + rightPadding)
    implicitHeight: implicitHeaderHeight + contentItem.implicitHeight + topPadding + bottomPadding
    padding: Theme.gapL
    topPadding: Theme.gapS
    modal: true
    focus: true
    margins: Theme.gapM

    header: Item {
        implicitHeight: dialog.title === "" ? 0 : Theme.headerHeight
        visible: dialog.title !== ""
        Label {
            x: Theme.gapL
            width: parent.width - 2 * Theme.gapL - close.width
            height: parent.height
            text: dialog.title
            font.pixelSize: Theme.textL
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        IconButton {
            id: close
            anchors.right: parent.right
            anchors.rightMargin: Theme.gapS
            anchors.verticalCenter: parent.verticalCenter
            iconName: "close"
            text: qsTr("Close")
            onClicked: dialog.close()
        }
    }
    background: Rectangle {
        color: Theme.raised
        radius: Theme.radiusLarge
        border.color: Theme.border
    }
    T.Overlay.modal: Rectangle {
        color: Theme.faded("black", Theme.dark ? 0.5 : 0.25)
    }
    enter: Transition {
        NumberAnimation { property: "opacity"; from: 0; to: 1; duration: Theme.durationFast }
    }
    exit: Transition {
        NumberAnimation { property: "opacity"; to: 0; duration: Theme.durationFast }
    }
}
