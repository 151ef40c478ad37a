pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Importing

/// Importing, and what came of it: at the left what to read and each import as it runs; at the right the calls that stay open,
/// the names that were joined, and what was not understood.
FocusScope {
    id: screen

    required property Session session
    readonly property string place: qsTr("Import")
    readonly property var commands: []
    signal mapRequested
    signal revealRequested(string kind, string key)

    Keys.onEscapePressed: mapRequested()

    function takeFocus() { form.takeFocus() }
    function showTab(name: string) { tabs.currentIndex = ({ calls: 0, names: 1, problems: 2 })[name] ?? 0 }

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0
        Item {
            Layout.fillHeight: true
            Layout.preferredWidth: screen.width > 1100 ? 360 : 300
            Rectangle {
                anchors.fill: parent
                color: Theme.panel
            }
            ColumnLayout {
                anchors.fill: parent
                anchors.margins: Theme.gapM
                spacing: Theme.gapM
                Label {
                    text: qsTr("Import")
                    font.pixelSize: Theme.textL
                    font.weight: Font.DemiBold
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                ImportForm {
                    id: form
                    Layout.fillWidth: true
                    session: screen.session
                }
                ListView {
                    id: runs
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    clip: true
                    spacing: Theme.gapS
                    cacheBuffer: 0
                    model: screen.session.imports
                    boundsBehavior: Flickable.StopAtBounds
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("Imports")
                    T.ScrollBar.vertical: ScrollBar {}
                    delegate: ImportRunCard {
                        width: ListView.view.width
                        session: screen.session
                        onMapRequested: screen.mapRequested()
                        onOpenCallsRequested: screen.showTab("calls")
                        onProblemsRequested: screen.showTab("problems")
                    }
                }
            }
        }
        Separator {
            Layout.fillHeight: true
            vertical: true
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0
            Item {
                Layout.fillWidth: true
                implicitHeight: tabs.implicitHeight + Theme.gapS
                TabBar {
                    id: tabs
                    x: Theme.gapS
                    y: Theme.gapS
                    TabButton {
                        text: qsTr("Open calls")
                        count: calls.calls.openCount
                    }
                    TabButton {
                        text: qsTr("Names")
                        count: names.identities.nodeCount
                    }
                    TabButton {
                        text: qsTr("Not understood")
                        count: problems.problems.placeCount > 0 || problems.problems.count === 0 ? problems.problems.placeCount : -1 // notes are not counted
                    }
                }
                Separator {
                    anchors.bottom: parent.bottom
                    width: parent.width
                }
            }
            StackLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                currentIndex: tabs.currentIndex
                OpenCallList {
                    id: calls
                    session: screen.session
                }
                IdentityList {
                    id: names
                    session: screen.session
                    onRevealRequested: (kind, key) => screen.revealRequested(kind, key)
                }
                ProblemList {
                    id: problems
                    session: screen.session
                }
            }
        }
    }
}
