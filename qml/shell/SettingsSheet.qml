import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Shell

/// Appearance and language.
Dialog {
    id: dialog

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
    }
}
