import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Shell

/// Appearance, language, and the editor that places are opened in.
Dialog {
    id: dialog

    required property Session session

    title: qsTr("Settings")
    width: 460

    contentItem: Column {
        spacing: Theme.gapL
        bottomPadding: Theme.gapS
        Column {
            spacing: Theme.gapS
            Label {
                text: qsTr("Appearance")
                font.weight: Font.DemiBold
            }
            SegmentedControl {
                focus: true
                name: qsTr("Appearance")
                value: Theme.mode
                options: [
                    { value: Theme.System, text: qsTr("System"), icon: "layers" },
                    { value: Theme.Light, text: qsTr("Light"), icon: "sun" },
                    { value: Theme.Dark, text: qsTr("Dark"), icon: "moon" }
                ]
                onChosen: value => Theme.mode = value
            }
        }
        Column {
            spacing: Theme.gapS
            Label {
                text: qsTr("Language")
                font.weight: Font.DemiBold
            }
            SegmentedControl {
                name: qsTr("Language")
                value: Language.choice
                options: Language.options
                onChosen: value => Language.choice = value
            }
        }
        Column {
            width: parent.width
            spacing: Theme.gapS
            Label {
                text: qsTr("Editor")
                font.weight: Font.DemiBold
            }
            TextField {
                width: parent.width
                text: dialog.session.editor
                placeholderText: qsTr("Empty: what the system opens files with")
                Accessible.name: qsTr("Editor command")
                onEditingFinished: dialog.session.editor = text
            }
            Label {
                width: parent.width
                text: qsTr("For instance: %1").arg("code -g {file}:{line}")
                muted: true
                font.pixelSize: Theme.textS
            }
        }
    }
}
