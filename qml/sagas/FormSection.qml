import QtQuick
import Alidade.Theme
import Alidade.Components

/// A titled part of a form.
Column {
    id: section

    property string title: ""
    default property alias content: body.data

    width: parent?.width ?? 0
    spacing: Theme.gapXs

    Label {
        width: parent.width
        visible: section.title !== ""
        text: section.title
        muted: true
        font.pixelSize: Theme.textS
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Column {
        id: body
        width: parent.width
        spacing: Theme.gapS
    }
}
