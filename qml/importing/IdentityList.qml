pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Alidade.Theme
import Alidade.Components
import Alidade.Session
import Alidade.Importing

/// Which names mean the same thing and why. A name that is dragged to another node is joined with it, one that is dragged out
/// stands alone; buttons and keys do the same.
FocusScope {
    id: screen

    required property Session session
    property alias identities: identities
    readonly property bool canEdit: !session.isReadOnly
    property string dragged: "" ///< the name under way
    property string home: "" ///< the node that it comes from
    property bool mayLeave: false ///< it is not the only name of its node
    property string target: "" ///< the node that it would be joined with
    property bool isLeaving: false
    signal revealRequested(string kind, string key)

    function ask(row: var) {
        chooser.name = row.name
        chooser.openFor({ title: qsTr("%1 means…").arg(row.name), name: row.name, at: row.anchorItem })
    }
    function nodeAt(x: real, y: real) : string {
        const at = list.mapFromItem(screen, x, y)
        if (at.x < 0 || at.x > list.width || at.y < 0 || at.y > list.height)
            return ""
        const row = list.rowAt(at.x, at.y)
        return row && row.rowKind !== Identities.Miss ? row.node : ""
    }
    function dragTo(x: real, y: real) {
        ghost.x = x + Theme.gapM
        ghost.y = y + Theme.gapXs
        const over = nodeAt(x, y)
        target = over !== "" && over !== home && identities.canJoin(dragged, over) ? over : ""
        const out = apart.mapFromItem(screen, x, y)
        const isOutside = x < 0 || y < 0 || x > width || y > height
        isLeaving = mayLeave && (isOutside || (out.x >= 0 && out.y >= 0 && out.x <= apart.width && out.y <= apart.height))
        const inList = list.mapFromItem(screen, x, y).y
        scroller.by = inList < Theme.gapXl ? -Theme.gapM : inList > list.height - Theme.gapXl ? Theme.gapM : 0
    }
    function drop() {
        const name = dragged, into = target, leaves = isLeaving
        cancelDrag()
        if (into !== "")
            identities.join(name, into)
        else if (leaves)
            identities.setApart(name)
    }
    function cancelDrag() {
        dragged = ""
        home = ""
        target = ""
        isLeaving = false
        scroller.by = 0
    }

    Keys.onEscapePressed: event => {
        event.accepted = dragged !== ""
        cancelDrag()
    }

    Identities {
        id: identities
        session: screen.session
        filter: filter.text
        onlyJoined: scope.value === "joined"
    }
    NodeChooser {
        id: chooser
        property string name: ""
        parent: screen
        session: screen.session
        onChosen: node => identities.join(name, node)
        onClosed: list.forceActiveFocus(Qt.TabFocusReason)
    }
    Timer {
        id: scroller
        property real by: 0
        interval: 16
        repeat: true
        running: by !== 0 && screen.dragged !== ""
        onTriggered: list.contentY = Math.max(list.originY, Math.min(list.originY + list.contentHeight - list.height, list.contentY + by))
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.gapM
            spacing: Theme.gapM
            SearchField {
                id: filter
                Layout.preferredWidth: 240
                placeholderText: qsTr("Filter by name")
            }
            SegmentedControl {
                id: scope
                name: qsTr("Which nodes")
                value: "all"
                options: [{ value: "all", text: qsTr("All") }, { value: "joined", text: qsTr("Several names") }]
                onChosen: value => scope.value = value
            }
            Label {
                Layout.fillWidth: true
                text: screen.canEdit ? qsTr("Drag a name to the node that it means, or out to let it stand alone.") : ""
                muted: true
                font.pixelSize: Theme.textS
            }
        }
        SteadyList {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.leftMargin: Theme.gapM
            Layout.rightMargin: Theme.gapS
            focus: true
            model: identities
            Accessible.name: qsTr("Names")
            Keys.onReturnPressed: if (screen.canEdit) row?.activate()
            Keys.onDeletePressed: if (screen.canEdit) row?.leave()
            delegate: IdentityRow {
                width: ListView.view.width - Theme.gapM
                canEdit: screen.canEdit
                isTarget: screen.target !== "" && rowKind !== Identities.Miss && node === screen.target
                isDragged: screen.dragged !== "" && name === screen.dragged && node === screen.home
                onJoinRequested: screen.ask(this)
                onJoined: identities.join(name, node)
                onKeptApart: identities.keepApart(name, node)
                onSetApart: identities.setApart(name)
                onForgotten: identities.forget(name)
                onPlaceRequested: screen.session.openEvidence(source, file, line)
                onRevealRequested: screen.revealRequested("node", node)
                onPressedAt: {
                    list.currentIndex = index
                    list.forceActiveFocus(Qt.MouseFocusReason)
                }
                onDragStarted: {
                    screen.dragged = name
                    screen.home = node
                    screen.mayLeave = rowKind === Identities.Name
                }
                onDragMoved: (x, y) => {
                    if (screen.dragged !== "")
                        screen.dragTo(x, y)
                }
                onDragEnded: screen.drop()
                onDragCancelled: screen.cancelDrag()
                canvas: screen
            }
            EmptyState {
                anchors.centerIn: parent
                visible: list.count === 0
                iconName: filter.text === "" ? "layers" : "search"
                text: filter.text !== "" ? qsTr("Nothing is called so.") : screen.session.serviceCount === 0 ? qsTr("Import a source to see which names mean the same service.")
                                                                                                         : qsTr("No node has several names.")
            }
        }
    }
    Rectangle { // where a name is let go to stand alone
        id: apart
        visible: screen.dragged !== "" && screen.mayLeave
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.gapM
        height: 2 * Theme.controlHeight
        radius: Theme.radiusLarge
        color: screen.isLeaving ? Theme.faded(Theme.accent, 0.24) : Theme.raised
        border.width: screen.isLeaving ? 2 : 1
        border.color: screen.isLeaving ? Theme.accent : Theme.border
        Row {
            anchors.centerIn: parent
            spacing: Theme.gapS
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.iconSize
                height: Theme.iconSize
                name: "scissors"
                color: Theme.text
            }
            Label {
                text: qsTr("Drop here: %1 stands alone").arg(screen.dragged)
            }
        }
    }
    Rectangle {
        id: ghost
        visible: screen.dragged !== ""
        width: ghostName.implicitWidth + 2 * Theme.gapM
        height: Theme.controlHeight
        radius: Theme.radius
        color: Theme.accent
        z: 1
        Label {
            id: ghostName
            anchors.centerIn: parent
            text: screen.target === "" ? screen.dragged : qsTr("%1 → %2").arg(screen.dragged).arg(screen.target)
            color: Theme.textOnAccent
            font.weight: Font.DemiBold
        }
    }
}
