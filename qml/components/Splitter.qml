pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Alidade.Theme

/// Areas side by side with borders that can be dragged, or moved with the arrow keys once they have the focus.
T.SplitView {
    id: view

    /// How far an arrow key moves a border.
    property real step: 24

    function areaWhere(fits: var) : Item {
        for (let i = 0; i < contentChildren.length; ++i) {
            if (contentChildren[i].visible && fits(contentChildren[i]))
                return contentChildren[i]
        }
        return null
    }

    implicitWidth: 400
    implicitHeight: 300

    handle: Item {
        id: grip
        readonly property bool isUpright: height > width
        readonly property bool isActive: T.SplitHandle.pressed || T.SplitHandle.hovered || activeFocus

        /// Moves the border by resizing the neighbour whose size is its own; the other one fills what is left.
        function moveBy(distance: real) {
            const before = view.areaWhere(area => Math.abs(area.x + area.width - x) < 1)
            const after = view.areaWhere(area => Math.abs(area.x - x - width) < 1)
            const fills = after?.T.SplitView.fillWidth ?? true
            const area = fills ? before : after
            if (!area)
                return
            const size = area.T.SplitView
            const now = size.preferredWidth > 0 ? size.preferredWidth : area.width // the width follows only with the next frame
            const wanted = now + (fills ? distance : -distance)
            size.preferredWidth = Math.max(size.minimumWidth, Math.min(size.maximumWidth, wanted))
        }

        implicitWidth: 5 // the view stretches it over its other side
        implicitHeight: 5
        activeFocusOnTab: true
        Accessible.role: Accessible.Splitter
        Accessible.name: qsTr("Border between two areas")
        Accessible.description: qsTr("Move it with the arrow keys")
        Accessible.focusable: true
        Accessible.onIncreaseAction: moveBy(view.step)
        Accessible.onDecreaseAction: moveBy(-view.step)
        Keys.onLeftPressed: moveBy(-view.step)
        Keys.onRightPressed: moveBy(view.step)
        Rectangle {
            anchors.centerIn: parent
            width: grip.isUpright ? (grip.isActive ? 3 : 1) : parent.width
            height: grip.isUpright ? parent.height : (grip.isActive ? 3 : 1)
            color: grip.activeFocus ? Theme.focus : grip.isActive ? Theme.accent : Theme.border
        }
    }
}
