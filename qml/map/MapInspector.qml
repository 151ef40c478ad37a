pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Alidade.Theme
import Alidade.Components
import Alidade.Canvas
import Alidade.Map

/// Facts, decisions and evidence of what is selected on the map.
FocusScope {
    id: inspector

    required property MapView map
    required property DrawingView view
    readonly property Inspection about: inspection

    Accessible.role: Accessible.Pane
    Accessible.name: inspection.title === "" ? qsTr("Inspector") : qsTr("Inspector: %1").arg(inspection.title)

    Inspection {
        id: inspection
        map: inspector.map
    }
    EmptyState {
        anchors.centerIn: parent
        width: parent.width
        visible: inspection.kind === ""
        iconName: "info"
        text: qsTr("Select a card, a line or a context to see its facts, decisions and evidence.")
    }
    T.ScrollView {
        id: scroll
        anchors.fill: parent
        visible: inspection.kind !== ""
        contentWidth: width
        T.ScrollBar.vertical: ScrollBar {
            parent: scroll
            anchors.right: parent.right
            height: parent.height
            policy: T.ScrollBar.AsNeeded
        }

        Column {
            width: scroll.width
            padding: Theme.gapL
            topPadding: Theme.gapXs
            spacing: Theme.gapL
            readonly property real inner: width - 2 * padding

            Column {
                width: parent.inner
                spacing: 2
                Label {
                    width: parent.width
                    text: inspection.title
                    font.pixelSize: Theme.textL
                    font.weight: Font.DemiBold
                    wrapMode: Text.Wrap
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                Label {
                    width: parent.width
                    visible: text !== ""
                    text: inspection.isGone ? qsTr("%1 · gone from its source").arg(inspection.subtitle) : inspection.subtitle
                    muted: true
                    font.pixelSize: Theme.textS
                }
            }
            InspectorSection {
                width: parent.inner
                visible: inspection.kind === "node"
                title: qsTr("Context")
                ChoiceButton {
                    width: parent.width
                    name: qsTr("Context")
                    options: [{ value: "", text: qsTr("Unassigned") }, ...[...inspector.map.contexts].map(context => ({ value: context.id, text: context.name }))]
                    value: inspection.contextId
                    enabled: inspector.map.canEdit
                    onChosen: value => inspector.map.moveTo(inspection.key, value)
                }
            }
            ContextFields {
                width: parent.inner
                visible: inspection.kind === "context"
                map: inspector.map
                inspection: inspection
            }
            RelationList {
                width: parent.inner
                visible: inspection.kind === "relation"
                map: inspector.map
                inspection: inspection
            }
            FactList {
                width: parent.inner
                visible: facts.length > 0
                map: inspector.map
                facts: inspection.facts
            }
            InspectorSection {
                width: parent.inner
                visible: inspection.members.length > 0
                title: inspection.kind === "dependency" ? qsTr("From and to") : inspection.kind === "context" ? qsTr("Members") : qsTr("Selected")
                LinkList {
                    width: parent.width
                    map: inspector.map
                    view: inspector.view
                    links: inspection.members
                }
            }
            InspectorSection {
                width: parent.inner
                visible: inspection.outgoing.length > 0
                title: inspection.kind === "dependency" ? qsTr("Who says so") : qsTr("Depends on (%1)").arg(inspection.outgoing.length)
                LinkList {
                    width: parent.width
                    map: inspector.map
                    view: inspector.view
                    links: inspection.outgoing
                    showsEvidence: inspection.kind === "dependency"
                }
            }
            InspectorSection {
                width: parent.inner
                visible: inspection.incoming.length > 0
                title: qsTr("Used by (%1)").arg(inspection.incoming.length)
                LinkList {
                    width: parent.width
                    map: inspector.map
                    view: inspector.view
                    links: inspection.incoming
                }
            }
            InspectorSection {
                width: parent.inner
                visible: inspection.flows.length > 0
                title: qsTr("Messages (%1)").arg(inspection.flows.length)
                LinkList {
                    width: parent.width
                    map: inspector.map
                    view: inspector.view
                    links: inspection.flows
                }
            }
            EndpointList {
                width: parent.inner
                visible: inspection.endpointCount > 0
                map: inspector.map
                inspection: inspection
            }
            InspectorSection {
                width: parent.inner
                visible: inspection.workloads.length > 0
                title: qsTr("Deployed as")
                FactList {
                    width: parent.width
                    map: inspector.map
                    facts: inspection.workloads
                }
            }
            InspectorSection {
                width: parent.inner
                visible: inspection.traits.length > 0
                title: qsTr("In its code (%1)").arg(inspection.traits.length)
                FactList {
                    width: parent.width
                    map: inspector.map
                    facts: inspection.traits
                }
            }
            InspectorSection {
                width: parent.inner
                visible: inspection.matches.length > 0
                title: qsTr("Why these are one")
                Repeater {
                    model: inspection.matches
                    Label {
                        required property string modelData
                        width: parent.width
                        text: modelData
                        wrapMode: Text.Wrap
                        font.pixelSize: Theme.textS
                    }
                }
            }
            InspectorSection {
                width: parent.inner
                visible: inspection.evidence.length > 0
                title: qsTr("Seen at")
                EvidenceList {
                    width: parent.width
                    map: inspector.map
                    places: inspection.evidence
                }
            }
            InspectorSection {
                width: parent.inner
                visible: inspection.kind !== "many"
                title: qsTr("Note")
                NoteField {
                    width: parent.width
                    saved: inspection.note
                    placeholderText: qsTr("What should others know?")
                    enabled: inspector.map.canEdit
                    onEdited: text => inspector.map.setNote(inspection.key, text)
                }
            }
        }
    }
}
