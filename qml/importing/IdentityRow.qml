import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Importing

/// A row of the list of names: a pair that may be one, a node, or a name of the node above.
Item {
    id: row

    required property int rowKind
    required property string name
    required property string node
    required property string kind
    required property string reason
    required property bool isDecided
    required property bool isResource
    required property int nameCount
    required property string source
    required property string file
    required property int line
    required property int index
    property bool canEdit: true
    property bool isTarget: false
    property bool isDragged: false
    /// The item in whose coordinates a drag is told.
    property Item canvas: null
    readonly property bool isMiss: rowKind === Identities.Miss
    readonly property bool isName: rowKind === Identities.Name
    /// The name that the node is shown by goes where the node goes.
    readonly property bool isOwnName: isName && name === node && !isDecided
    readonly property bool canDrag: canEdit && !isMiss && !isOwnName
    readonly property Item anchorItem: join
    readonly property string place: file === "" ? "" : line > 0 ? qsTr("%1:%2").arg(file).arg(line) : file
    signal joinRequested
    signal joined
    signal keptApart
    signal setApart
    signal forgotten
    signal placeRequested
    signal revealRequested
    signal pressedAt
    signal dragStarted
    signal dragMoved(real x, real y)
    signal dragEnded
    signal dragCancelled

    function activate() {
        if (isMiss)
            joined()
        else if (canDrag)
            joinRequested()
    }
    function leave() {
        if (isMiss)
            keptApart()
        else if (isName && !isOwnName)
            setApart()
    }

    implicitHeight: Theme.rowHeight + (isName ? Theme.gapS : isMiss ? Theme.gapM : Theme.gapS)
    opacity: isDragged ? 0.4 : 1
    Accessible.role: Accessible.ListItem
    Accessible.name: isMiss ? qsTr("%1 and %2 may be the same").arg(name).arg(node)
                   : isName ? qsTr("%1, a name of %2, %3, %4").arg(name).arg(node).arg(kind).arg(reason) : qsTr("%1, %2").arg(name).arg(kind)

    Rectangle {
        anchors.fill: parent
        anchors.topMargin: row.isName ? 0 : Theme.gapXs
        radius: Theme.radius
        color: row.isTarget ? Theme.faded(Theme.accent, 0.24) : row.ListView.isCurrentItem ? Theme.faded(Theme.accent, Theme.dark ? 0.28 : 0.14)
             : hover.hovered ? Theme.hover : row.isMiss ? Theme.faded(Theme.warning, 0.12) : row.isName ? "transparent" : Theme.panel
        FocusRing {
            anchors.margins: 0
            shown: row.ListView.isCurrentItem && row.ListView.view.activeFocus
        }
    }
    HoverHandler { id: hover }
    Rectangle { // the line that holds the names of a node together
        visible: row.isName
        x: Theme.gapL + 1
        width: 2
        height: parent.height
        color: row.isTarget ? Theme.accent : Theme.border
    }
    MouseArea {
        id: area
        property point start
        property bool isDragging: false
        anchors.fill: parent
        hoverEnabled: true
        preventStealing: true
        cursorShape: !row.canDrag ? Qt.ArrowCursor : isDragging ? Qt.ClosedHandCursor : Qt.OpenHandCursor
        onPressed: mouse => {
            start = Qt.point(mouse.x, mouse.y)
            row.pressedAt()
        }
        onPositionChanged: mouse => {
            if (!pressed || !row.canDrag)
                return
            if (!isDragging && Math.hypot(mouse.x - start.x, mouse.y - start.y) > Theme.gapS) {
                isDragging = true
                row.dragStarted()
            }
            if (isDragging) {
                const at = mapToItem(row.canvas, mouse.x, mouse.y)
                row.dragMoved(at.x, at.y)
            }
        }
        onReleased: if (isDragging) { isDragging = false; row.dragEnded() }
        onCanceled: if (isDragging) { isDragging = false; row.dragCancelled() }
        onDoubleClicked: row.isName ? row.placeRequested() : row.revealRequested()
    }
    Row {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: row.isName ? Theme.gapXl + Theme.gapM : Theme.gapS
        anchors.right: tools.left
        anchors.rightMargin: Theme.gapS
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: row.isName ? 0 : Theme.gapXs / 2
        spacing: Theme.gapS
        Icon {
            visible: !row.isName
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.iconSize - 2
            height: Theme.iconSize - 2
            name: row.isMiss ? "warning" : row.isResource ? "datastore" : "service"
            color: row.isMiss ? Theme.warning : Theme.textMuted
        }
        Label {
            id: title
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, words.width * (row.isMiss ? 0.9 : 0.45))
            text: row.isMiss ? qsTr("%1 and %2 may be the same").arg(row.name).arg(row.node) : row.name
            font.weight: row.isName ? Font.Normal : Font.DemiBold
        }
        Label {
            visible: !row.isMiss
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(0, words.width - title.width - Theme.gapS - (row.isName ? 0 : Theme.iconSize + Theme.gapS))
            text: !row.isName ? row.kind : row.place === "" ? qsTr("%1 · %2").arg(row.kind).arg(row.reason) : qsTr("%1 · %2 · %3").arg(row.kind).arg(row.reason).arg(row.place)
            muted: true
            elide: Text.ElideMiddle
            font.pixelSize: Theme.textS
        }
    }
    Row {
        id: tools
        anchors.right: parent.right
        anchors.rightMargin: Theme.gapXs
        anchors.verticalCenter: words.verticalCenter
        spacing: Theme.gapXs
        opacity: row.isMiss || hover.hovered || row.ListView.isCurrentItem || row.isDecided ? 1 : 0.45
        Badge {
            anchors.verticalCenter: parent.verticalCenter
            visible: row.isDecided
            text: qsTr("decided")
            tint: Theme.success
        }
        Button {
            visible: row.isMiss && row.canEdit
            text: qsTr("Join")
            Accessible.name: qsTr("Join %1 with %2").arg(row.name).arg(row.node)
            onClicked: row.joined()
        }
        Button {
            visible: row.isMiss && row.canEdit
            flat: true
            text: qsTr("Keep apart")
            Accessible.name: qsTr("Keep %1 and %2 apart").arg(row.name).arg(row.node)
            onClicked: row.keptApart()
        }
        IconButton {
            visible: row.isDecided && row.canEdit
            iconName: "undo"
            iconColor: Theme.textMuted
            text: qsTr("Let the rules decide about %1").arg(row.name)
            onClicked: row.forgotten()
        }
        IconButton {
            visible: row.isName && row.canDrag
            iconName: "scissors"
            iconColor: Theme.textMuted
            text: qsTr("Let %1 stand alone").arg(row.name)
            onClicked: row.setApart()
        }
        IconButton {
            id: join
            visible: row.canDrag
            iconName: "arrow-right"
            iconColor: Theme.textMuted
            text: qsTr("Join %1 with another node…").arg(row.name)
            onClicked: row.joinRequested()
        }
        IconButton {
            visible: row.isName && row.file !== ""
            iconName: "external-link"
            iconColor: Theme.textMuted
            text: qsTr("Open %1 in the editor").arg(row.place)
            onClicked: row.placeRequested()
        }
    }
}
