import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Map

/// What people say about a bounded context: name, subdomain, colour, owner, description, relations.
Column {
    id: fields

    required property MapView map
    required property Inspection inspection
    readonly property string contextId: inspection.contextId

    spacing: Theme.gapS

    InspectorSection {
        width: parent.width
        title: qsTr("Name")
        TextField {
            width: parent.width
            text: fields.inspection.contextName
            placeholderText: qsTr("Name of the context")
            enabled: fields.map.canEdit
            onEditingFinished: fields.map.renameContext(fields.contextId, text)
        }
    }
    InspectorSection {
        width: parent.width
        title: qsTr("Subdomain")
        ChoiceButton {
            width: parent.width
            name: qsTr("Subdomain")
            options: [...fields.inspection.subdomains].map(subdomain => ({ value: subdomain.label, text: subdomain.value }))
            value: fields.inspection.subdomain
            enabled: fields.map.canEdit
            onChosen: value => fields.map.setSubdomain(fields.contextId, value)
        }
    }
    InspectorSection {
        width: parent.width
        title: qsTr("Colour")
        ChoiceButton {
            width: parent.width
            name: qsTr("Colour")
            options: [
                { value: "", text: qsTr("By subdomain") }, { value: "teal", text: qsTr("Teal") }, { value: "blue", text: qsTr("Blue") },
                { value: "indigo", text: qsTr("Indigo") }, { value: "purple", text: qsTr("Purple") }, { value: "brown", text: qsTr("Brown") },
                { value: "olive", text: qsTr("Olive") }, { value: "green", text: qsTr("Green") }, { value: "red", text: qsTr("Red") },
                { value: "amber", text: qsTr("Amber") }
            ]
            value: fields.inspection.color
            enabled: fields.map.canEdit
            onChosen: value => fields.map.setColor(fields.contextId, value)
        }
    }
    InspectorSection {
        width: parent.width
        title: qsTr("Owner")
        TextField {
            width: parent.width
            text: fields.inspection.owner
            placeholderText: qsTr("Team that owns it")
            enabled: fields.map.canEdit
            onEditingFinished: fields.map.setOwner(fields.contextId, text)
        }
    }
    InspectorSection {
        width: parent.width
        title: qsTr("Description")
        NoteField {
            width: parent.width
            saved: fields.inspection.description
            placeholderText: qsTr("What this context is about")
            enabled: fields.map.canEdit
            onEdited: text => fields.map.setDescription(fields.contextId, text)
        }
    }
    InspectorSection {
        width: parent.width
        title: qsTr("Relations")
        RelationList {
            width: parent.width
            map: fields.map
            inspection: fields.inspection
        }
        ChoiceButton {
            width: parent.width
            name: qsTr("Relate to another context")
            fallback: qsTr("Relate to another context…")
            options: [...fields.map.contexts].filter(context => context.id !== fields.contextId).map(context => ({ value: context.id, text: context.name }))
            enabled: fields.map.canEdit && options.length > 0
            onChosen: value => fields.map.relate(fields.contextId, value, "customer-supplier")
        }
    }
}
