import QtQuick
import Alidade.Theme
import Alidade.Components
import Alidade.Sagas

/// A step, or its compensation: what it calls, how it is repeated, and what it leaves behind.
Column {
    id: form

    required property SagaView view
    readonly property var part: view.part
    readonly property bool isStep: !view.isCompensation
    readonly property var sagaFields: view.fields
    readonly property bool hasEvents: sagaFields.style === "choreographed"

    width: parent?.width ?? 0
    spacing: Theme.gapL

    function editName() { nameField.edit() }

    FormSection {
        title: form.isStep ? qsTr("Step %1").arg(form.view.selected + 1) : qsTr("Compensation of %1").arg(form.part.name ?? "")
        FormField {
            view: form.view
            field: "name"
            id: nameField
            visible: form.isStep
            name: qsTr("Name")
        }
        SuggestField {
            view: form.view
            field: "participant"
            name: qsTr("Participant")
            placeholder: form.isStep ? qsTr("Service that performs it") : qsTr("The same as of its step")
            options: form.view.participants
        }
        SuggestField {
            view: form.view
            field: "operation"
            name: qsTr("Operation")
            placeholder: qsTr("grpc Service/Method, POST /path, topic name")
            options: form.view.operations
        }
        FormField {
            view: form.view
            field: "key"
            name: qsTr("Idempotency key")
            placeholder: qsTr("None: repetitions are not recognised")
            hint: qsTr("Of what it is made, as in {saga_id}:{step}.")
        }
    }
    FormSection {
        title: qsTr("Effect")
        visible: form.isStep
        ChoiceButton {
            width: parent.width
            name: qsTr("Effect")
            options: [
                { value: "none", text: qsTr("Only reads") }, { value: "reversible", text: qsTr("Reversible: a hold that is lifted") },
                { value: "compensatable", text: qsTr("Compensatable: a counter-action makes it good") }, { value: "irreversible", text: qsTr("Irreversible: nothing takes it back") }
            ]
            value: form.part.effect ?? ""
            enabled: form.view.canEdit
            onChosen: value => form.view.setPart("effect", value)
        }
        FormSwitch {
            view: form.view
            field: "pivot"
            text: qsTr("Point of no return (pivot)")
            hint: qsTr("When it is done, the saga goes on to its end.")
        }
        FormSwitch {
            view: form.view
            field: "retriable"
            text: qsTr("Retriable")
            hint: qsTr("It never refuses: it is repeated until it succeeds.")
        }
        FormField {
            view: form.view
            field: "transaction"
            name: qsTr("Local transaction")
            placeholder: qsTr("What it does, in words")
        }
    }
    FormSection {
        title: qsTr("Timeout and repetition")
        FormField {
            view: form.view
            field: "timeout"
            name: qsTr("Timeout of one attempt")
            placeholder: qsTr("None: it waits without end")
        }
        Row {
            width: parent.width
            spacing: Theme.gapS
            FormField {
                view: form.view
                field: "attempts"
                width: (parent.width - parent.spacing) / 2
                name: qsTr("Attempts")
                hint: qsTr("A number from 1, or unlimited.")
            }
            FormField {
                view: form.view
                field: "backoff"
                width: (parent.width - parent.spacing) / 2
                name: qsTr("First wait")
                placeholder: qsTr("None")
            }
        }
        Row {
            width: parent.width
            spacing: Theme.gapS
            FormField {
                view: form.view
                field: "factor"
                width: (parent.width - parent.spacing) / 2
                name: qsTr("Each wait longer by")
                placeholder: "1"
            }
            FormField {
                view: form.view
                field: "maxBackoff"
                width: (parent.width - parent.spacing) / 2
                name: qsTr("Longest wait")
                placeholder: qsTr("No limit")
            }
        }
    }
    FormSection {
        title: qsTr("Order")
        visible: form.isStep
        FormField {
            view: form.view
            field: "condition"
            name: qsTr("Condition")
            placeholder: qsTr("None: always performed")
        }
        SuggestField {
            view: form.view
            field: "after"
            name: qsTr("After")
            placeholder: qsTr("Steps that come before it")
            options: form.view.afterChoices
        }
    }
    FormSection {
        title: qsTr("Events")
        visible: form.hasEvents
        FormField {
            view: form.view
            field: "consumes"
            name: qsTr("Starts on events")
        }
        FormField {
            view: form.view
            field: "emits"
            name: qsTr("Publishes")
        }
        FormField {
            view: form.view
            field: "emitsOnFailure"
            visible: form.isStep
            name: qsTr("Publishes when it refuses")
        }
        FormSwitch {
            view: form.view
            field: "outbox"
            visible: form.isStep
            text: qsTr("Outbox")
            hint: qsTr("Its change and its events are one transaction.")
        }
    }
    FormSection {
        title: qsTr("Data")
        visible: form.isStep
        FormField {
            view: form.view
            field: "reads"
            name: qsTr("Reads")
            placeholder: qsTr("Separated by commas")
        }
        FormField {
            view: form.view
            field: "writes"
            name: qsTr("Writes")
            placeholder: qsTr("Separated by commas")
        }
    }
    Flow {
        width: parent.width
        spacing: Theme.gapS
        visible: form.view.canEdit
        Button {
            visible: form.isStep && !(form.part.hasCompensation ?? true)
            primary: true
            iconName: "undo"
            text: qsTr("Add a compensation")
            onClicked: form.view.addCompensation()
        }
        Button {
            iconName: "trash"
            text: form.isStep ? qsTr("Remove the step") : qsTr("Remove the compensation")
            onClicked: form.view.removeSelected()
        }
    }
}
