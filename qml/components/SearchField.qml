import QtQuick
import Alidade.Theme

/// A text field to filter with; Escape and the cross empty it.
TextField {
    id: field

    iconName: "search"
    rightPadding: Theme.gapXl + Theme.gapS
    placeholderText: qsTr("Filter")
    Keys.onEscapePressed: event => {
        event.accepted = text !== ""
        clear()
    }

    IconButton {
        anchors.right: parent.right
        anchors.rightMargin: 2
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.controlHeight - 6
        height: Theme.controlHeight - 6
        visible: field.text !== ""
        iconName: "close"
        text: qsTr("Clear the filter")
        focusPolicy: Qt.NoFocus
        onClicked: field.clear()
    }
}
