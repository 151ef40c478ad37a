pragma ComponentBehavior: Bound

import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Evidence

/// A few lines of a source around `line`, which is marked. Read when shown; plain text.
Rectangle {
    id: view

    required property Session session
    required property string source
    required property string file
    required property int line
    property bool active: true

    implicitHeight: body.implicitHeight + 2 * Theme.gapXs
    radius: Theme.radius
    color: Theme.canvas
    border.color: Theme.border
    clip: true
    Accessible.role: Accessible.StaticText
    Accessible.name: snippet.failure !== "" ? snippet.failure : qsTr("%1, line %2: %3").arg(file).arg(line).arg(snippet.lines[line - snippet.firstLine] ?? "")

    Snippet {
        id: snippet
        session: view.session
        source: view.source
        file: view.file
        line: view.line
        active: view.active
    }
    Label {
        x: Theme.gapS
        y: Theme.gapXs
        width: parent.width - 2 * x
        visible: text !== ""
        text: snippet.isReading ? qsTr("Reading…") : snippet.failure
        muted: true
        wrapMode: Text.Wrap
        font.pixelSize: Theme.textXs
        id: note
    }
    Flickable {
        id: body
        y: Theme.gapXs
        width: parent.width
        height: implicitHeight
        implicitHeight: snippet.lines.length > 0 ? code.implicitHeight : note.implicitHeight
        contentWidth: code.width
        contentHeight: code.implicitHeight
        flickableDirection: Flickable.HorizontalFlick
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentWidth > width
        Column {
            id: code
            readonly property real numberWidth: measure.advanceWidth * String(snippet.firstLine + snippet.lines.length).length + Theme.gapS
            width: Math.max(body.width, implicitWidth)
            Repeater {
                model: snippet.lines
                Rectangle {
                    id: row
                    required property string modelData
                    required property int index
                    readonly property bool isMeant: snippet.firstLine + index === view.line
                    width: code.width
                    implicitWidth: number.x + number.width + Theme.gapS + text.implicitWidth + Theme.gapS
                    implicitHeight: Theme.gapL
                    color: isMeant ? Theme.faded(Theme.accent, Theme.dark ? 0.28 : 0.14) : "transparent"
                    Label {
                        id: number
                        x: Theme.gapXs
                        width: code.numberWidth
                        height: parent.height
                        horizontalAlignment: Text.AlignRight
                        text: snippet.firstLine + row.index
                        muted: true
                        font.family: Theme.monoFamily
                        font.pixelSize: Theme.textXs
                        Accessible.ignored: true
                    }
                    Label {
                        id: text
                        anchors.left: number.right
                        anchors.leftMargin: Theme.gapS
                        height: parent.height
                        text: row.modelData
                        elide: Text.ElideNone
                        font.family: Theme.monoFamily
                        font.pixelSize: Theme.textXs
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    TextMetrics {
        id: measure
        text: "0"
        font.family: Theme.monoFamily
        font.pixelSize: Theme.textXs
    }
}
