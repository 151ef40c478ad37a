import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Sagas

/// The form of what is selected: a step, a compensation, or the saga itself.
Flickable {
    id: inspector

    required property SagaView view

    clip: true
    contentWidth: width
    contentHeight: content.implicitHeight + 2 * Theme.gapM
    boundsBehavior: Flickable.StopAtBounds
    T.ScrollBar.vertical: ScrollBar {}

    function showFocus() {
        const item = Window.activeFocusItem
        if (!item)
            return
        const place = item.mapToItem(content, 0, 0)
        if (place.y < contentY)
            contentY = Math.max(0, place.y - Theme.gapXl)
        else if (place.y + item.height + Theme.gapXl > contentY + height)
            contentY = Math.min(Math.max(0, contentHeight - height), place.y + item.height + Theme.gapXl - height)
    }
    readonly property int shown: 2 * view.selected + (view.isCompensation ? 1 : 0)
    onShownChanged: contentY = 0
    readonly property Item focused: Window.activeFocusItem
    onFocusedChanged: {
        for (let item = focused; item; item = item.parent) {
            if (item === content) {
                showFocus()
                return
            }
        }
    }

    Column {
        id: content
        x: Theme.gapL
        y: Theme.gapS
        width: parent.width - 2 * Theme.gapL
        spacing: Theme.gapM

        Label {
            width: parent.width
            visible: inspector.view.current >= 0 && !inspector.view.canEdit && !inspector.view.isReadOnly
            text: qsTr("This saga is what the code does. Take it over into the design to change it.")
            muted: true
            wrapMode: Text.Wrap
            elide: Text.ElideNone
            font.pixelSize: Theme.textS
        }
        StepForm {
            id: stepForm
            visible: inspector.view.selected >= 0
            view: inspector.view
        }
        SagaForm {
            visible: inspector.view.selected < 0 && inspector.view.current >= 0
            view: inspector.view
        }
    }
    Connections {
        target: inspector.view
        function onStepAdded() { Qt.callLater(stepForm.editName) } // qmllint disable type
    }
}
