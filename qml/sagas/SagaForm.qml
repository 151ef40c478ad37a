import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Sagas

/// What holds for a saga as a whole.
Column {
    id: form

    required property SagaView view
    readonly property var fields: view.fields

    width: parent?.width ?? 0
    spacing: Theme.gapL

    FormSection {
        title: qsTr("Saga")
        FormField {
            view: form.view
            field: "name"
            isOfSaga: true
            name: qsTr("Name")
        }
        ChoiceButton {
            width: parent.width
            name: qsTr("Style")
            options: [{ value: "orchestrated", text: qsTr("Orchestrated by a coordinator") }, { value: "choreographed", text: qsTr("Choreographed by events") }]
            value: form.fields.style ?? ""
            enabled: form.view.canEdit
            onChosen: value => form.view.setField("style", value)
        }
        SuggestField {
            view: form.view
            field: "coordinator"
            isOfSaga: true
            visible: form.fields.style === "orchestrated"
            name: qsTr("Coordinator")
            placeholder: qsTr("Service that leads it")
            options: form.view.participants
        }
        FormField {
            view: form.view
            field: "timeout"
            isOfSaga: true
            name: qsTr("Timeout of the saga")
            placeholder: qsTr("None: it never turns back by itself")
            hint: qsTr("After this time it turns back, as in 30s or 5m.")
        }
        FormField {
            view: form.view
            field: "startedBy"
            isOfSaga: true
            visible: form.fields.style === "choreographed"
            name: qsTr("Started by events")
        }
        FormField {
            view: form.view
            field: "endsWith"
            isOfSaga: true
            visible: form.fields.style === "choreographed"
            name: qsTr("Ends with events")
        }
    }
    FormSection {
        title: qsTr("Saga log")
        visible: form.fields.style === "orchestrated"
        FormSwitch {
            view: form.view
            field: "durable"
            isOfSaga: true
            text: qsTr("Durable log")
            hint: qsTr("What is sent and answered is on disk before the next call.")
        }
        FormSwitch {
            view: form.view
            field: "reconciliation"
            isOfSaga: true
            text: qsTr("Reconciliation job")
            hint: qsTr("It takes up what the log shows as unfinished.")
        }
        ChoiceButton {
            width: parent.width
            name: qsTr("After a restart")
            options: [{ value: "forward", text: qsTr("Goes on after a restart") }, { value: "backward", text: qsTr("Turns back after a restart") }]
            value: form.fields.recovery ?? ""
            enabled: form.view.canEdit
            onChosen: value => form.view.setField("recovery", value)
        }
    }
    FormSection {
        title: qsTr("Order of the compensations")
        visible: form.fields.style === "orchestrated"
        ChoiceButton {
            width: parent.width
            name: qsTr("Order of the compensations")
            options: [{ value: "reverse", text: qsTr("In reverse") }, { value: "listed", text: qsTr("As listed") }, { value: "parallel", text: qsTr("All at once") }]
            value: form.fields.order ?? ""
            enabled: form.view.canEdit
            onChosen: value => form.view.setField("order", value)
        }
        FormField {
            view: form.view
            field: "list"
            isOfSaga: true
            visible: form.fields.order === "listed"
            name: qsTr("Steps in the order in which they are undone")
        }
    }
}
