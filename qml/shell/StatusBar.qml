pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Session

/// What is running, what was last said, and how much there is.
Item {
    id: bar

    required property Session session
    /// How long a message stays, ms; what went wrong stays longer. All of them can be read again in the list of messages.
    property int messageDuration: 8000
    property int errorDuration: 30000
    property bool isMessageFresh: false
    signal messagesRequested

    implicitHeight: Theme.statusHeight
    Accessible.role: Accessible.StatusBar
    Accessible.name: qsTr("Status")

    Rectangle {
        anchors.fill: parent
        color: Theme.panel
    }
    Separator { width: parent.width }

    Connections {
        target: bar.session
        function onMessageChanged() {
            bar.isMessageFresh = true
            age.restart()
        }
    }
    Timer {
        id: age
        interval: bar.session.lastMessageIsError ? bar.errorDuration : bar.messageDuration
        running: bar.isMessageFresh && !message.hovered && !message.activeFocus // not while it is read
        onTriggered: bar.isMessageFresh = false
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gapM
        anchors.rightMargin: Theme.gapM
        spacing: Theme.gapS

        Repeater {
            model: bar.session.tasks
            RowLayout {
                id: task
                required property int index
                required property string title
                required property string step
                required property var done
                required property var total
                required property real fraction
                required property bool isStopping
                visible: index < 2
                spacing: Theme.gapS
                Layout.maximumWidth: 420
                Label {
                    text: task.title
                    font.pixelSize: Theme.textS
                    font.weight: Font.Medium
                }
                Label {
                    Layout.maximumWidth: 180
                    text: task.isStopping ? qsTr("Stopping…") : task.step
                    font.pixelSize: Theme.textS
                    muted: true
                }
                ProgressLine {
                    Layout.preferredWidth: 96
                    value: task.fraction
                    name: task.title
                }
                Label {
                    visible: task.total > 0
                    text: qsTr("%1 of %2").arg(Number(task.done).toLocaleString(Qt.locale(), "f", 0)).arg(Number(task.total).toLocaleString(Qt.locale(), "f", 0))
                    font.pixelSize: Theme.textS
                    muted: true
                }
                IconButton {
                    implicitWidth: Theme.iconSize + 2
                    implicitHeight: Theme.iconSize + 2
                    iconName: "close"
                    text: qsTr("Cancel: %1").arg(task.title)
                    enabled: !task.isStopping
                    onClicked: bar.session.tasks.cancel(task.index)
                }
            }
        }
        Label {
            visible: bar.session.tasks.count > 2
            text: qsTr("and %1 more").arg(bar.session.tasks.count - 2)
            font.pixelSize: Theme.textS
            muted: true
        }
        T.AbstractButton {
            id: message
            visible: bar.isMessageFresh && bar.session.lastMessage !== ""
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth
            implicitWidth: messageText.implicitWidth + Theme.iconSize + Theme.gapM
            implicitHeight: Theme.statusHeight - 4
            hoverEnabled: true
            text: bar.session.lastMessage
            Accessible.name: bar.session.lastMessageIsError ? qsTr("Error: %1").arg(text) : text
            Accessible.role: Accessible.AlertMessage
            onClicked: bar.messagesRequested()
            Keys.onReturnPressed: clicked()
            contentItem: Item {
                Icon {
                    id: mark
                    anchors.verticalCenter: parent.verticalCenter
                    x: Theme.gapXs
                    width: Theme.gapL
                    height: Theme.gapL
                    name: bar.session.lastMessageIsError ? "error" : "info"
                    color: bar.session.lastMessageIsError ? Theme.error : Theme.textMuted
                }
                Label {
                    id: messageText
                    anchors.left: mark.right
                    anchors.leftMargin: Theme.gapXs
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.gapXs
                    height: parent.height
                    text: message.text
                    font.pixelSize: Theme.textS
                    color: bar.session.lastMessageIsError ? Theme.error : Theme.text
                }
            }
            background: Rectangle {
                radius: Theme.radius
                color: message.hovered ? Theme.hover : "transparent"
                FocusRing {
                    anchors.margins: 0
                    shown: message.visualFocus
                }
            }
            ToolTip {
                y: -height - Theme.gapXs
                visible: message.hovered
                text: message.text
            }
        }
        Item { Layout.fillWidth: true }
        Label {
            visible: bar.session.isOpen
            readonly property var counts: [
                qsTr("%n service(s)", "", bar.session.serviceCount), qsTr("%n resource(s)", "", bar.session.resourceCount),
                qsTr("%n dependency(ies)", "", bar.session.dependencyCount), qsTr("%n context(s)", "", bar.session.contextCount)
            ]
            text: counts.join("   ·   ")
            font.pixelSize: Theme.textS
            muted: true
        }
    }
}
