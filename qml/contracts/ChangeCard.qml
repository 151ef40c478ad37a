pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Alidade.Theme
import Alidade.Components
import Alidade.Evidence
import Alidade.Session

/// A change that breaks, what it does to the consumer that it stands below, and what people said about it.
Column {
    id: card

    required property var change
    required property Session session
    property bool active: true
    property bool isExpanded: false
    signal acceptRequested
    signal forgetRequested

    readonly property var accepted: change.accepted ?? null
    readonly property bool isGone: change.place.file === ""

    spacing: 2
    bottomPadding: Theme.gapS
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: %2").arg(change.rule).arg(change.message)

    RowLayout {
        width: parent.width
        spacing: Theme.gapS
        Label {
            Layout.fillWidth: true
            Layout.topMargin: Theme.gapXs
            text: card.change.message
            wrapMode: Text.Wrap
            elide: Text.ElideNone
        }
        Badge {
            visible: card.change.impact === "possible"
            text: qsTr("may break")
            tint: Theme.warning
        }
        Badge {
            visible: card.change.isWarning
            text: qsTr("warning")
            tint: Theme.warning
        }
        Badge { text: card.change.rule }
        Button {
            visible: card.accepted === null || !card.accepted.holds
            enabled: !card.session.isReadOnly
            implicitHeight: Theme.controlHeight - 4
            text: qsTr("Accept…")
            Accessible.name: qsTr("Accept %1 of %2").arg(card.change.rule).arg(card.change.element)
            onClicked: card.acceptRequested()
        }
        Button {
            visible: card.accepted !== null
            enabled: !card.session.isReadOnly
            implicitHeight: Theme.controlHeight - 4
            text: qsTr("Forget")
            toolTip: qsTr("Let the change count again")
            onClicked: card.forgetRequested()
        }
    }
    Label {
        width: parent.width
        visible: card.accepted !== null
        text: {
            if (card.accepted === null)
                return ""
            const who = card.accepted.owner === "" ? qsTr("Accepted: %1").arg(card.accepted.reason) : qsTr("Accepted by %1: %2").arg(card.accepted.owner).arg(card.accepted.reason)
            if (card.accepted.until === "")
                return who
            return (card.accepted.holds ? qsTr("%1 (until %2)") : qsTr("%1 (only until %2: it counts again)")).arg(who).arg(card.accepted.until)
        }
        color: card.accepted?.holds ? Theme.success : Theme.warning
        wrapMode: Text.Wrap
        elide: Text.ElideNone
        font.pixelSize: Theme.textS
    }
    Label {
        width: parent.width
        visible: text !== ""
        text: card.change.methods.length > 0 ? qsTr("Used through %1").arg(card.change.methods.join(", ")) : ""
        muted: true
        elide: Text.ElideMiddle
        font.pixelSize: Theme.textS
    }
    Label {
        width: parent.width
        text: card.change.categories.length === 0 ? card.change.purpose : qsTr("%1 (%2)").arg(card.change.purpose).arg(card.change.categories.join(", "))
        muted: true
        wrapMode: Text.Wrap
        elide: Text.ElideNone
        font.pixelSize: Theme.textS
    }
    EvidenceRow {
        width: parent.width
        session: card.session
        source: card.isGone ? card.change.oldPlace.source : card.change.place.source
        file: card.isGone ? card.change.oldPlace.file : card.change.place.file
        line: card.isGone ? card.change.oldPlace.line : card.change.place.line
        voice: card.isGone ? qsTr("Contract, before") : qsTr("Contract")
        detail: card.change.element
        enabled: !card.isGone
        showsLines: card.active
    }
    Repeater {
        model: card.change.evidence
        EvidenceRow {
            required property var modelData
            width: card.width
            session: card.session
            source: modelData.source
            file: modelData.file
            line: modelData.line
            voice: modelData.voice
            detail: modelData.detail
            showsLines: card.active
        }
    }
    Separator { width: parent.width }
}
