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
    readonly property bool hasEvents: view.fields.style === "choreographed"

    width: parent?.width ?? 0
    spacing: Theme.gapL

    function editName() { nameField.edit() }

    FormSection {
        title: form.isStep ? qsTr("Step %1").arg(form.view.selected + 1) : qsTr("Compensation of %1").arg(form.part.name ?? "")
        FormField {
            id: nameField
            visible: form.isStep
            name: qsTr("Name")
            saved: form.part.name ?? ""
            enabled: form.view.canEdit
            take: text => form.view.setPart("name", text)
        }
        SuggestField {
            name: qsTr("Participant")
            saved: form.part.participant ?? ""
            placeholder: form.isStep ? qsTr("Service that performs it") : qsTr("The same as of its step")
            options: form.view.participants
            enabled: form.view.canEdit
            take: text => form.view.setPart("participant", text)
        }
        SuggestField {
            name: qsTr("Operation")
            saved: form.part.operation ?? ""
            placeholder: qsTr("grpc Service/Method, POST /path, topic name")
            options: form.view.operations
            enabled: form.view.canEdit
            take: text => form.view.setPart("operation", text)
        }
        FormField {
            name: qsTr("Idempotency key")
            saved: form.part.key ?? ""
            placeholder: qsTr("None: repetitions are not recognised")
            hint: qsTr("Of what it is made, as in {saga_id}:{step}.")
            enabled: form.view.canEdit
            take: text => form.view.setPart("key", text)
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
            text: qsTr("Point of no return (pivot)")
            hint: qsTr("When it is done, the saga goes on to its end.")
            value: form.part.pivot ?? false
            enabled: form.view.canEdit
            onChosen: value => form.view.setPart("pivot", value)
        }
        FormSwitch {
            text: qsTr("Retriable")
            hint: qsTr("It never refuses: it is repeated until it succeeds.")
            value: form.part.retriable ?? false
            enabled: form.view.canEdit
            onChosen: value => form.view.setPart("retriable", value)
        }
        FormField {
            name: qsTr("Local transaction")
            saved: form.part.transaction ?? ""
            placeholder: qsTr("What it does, in words")
            enabled: form.view.canEdit
            take: text => form.view.setPart("transaction", text)
        }
    }
    FormSection {
        title: qsTr("Timeout and repetition")
        FormField {
            name: qsTr("Timeout of one attempt")
            saved: form.part.timeout ?? ""
            placeholder: qsTr("None: it waits without end")
            enabled: form.view.canEdit
            take: text => form.view.setPart("timeout", text)
        }
        Row {
            width: parent.width
            spacing: Theme.gapS
            FormField {
                width: (parent.width - parent.spacing) / 2
                name: qsTr("Attempts")
                saved: form.part.attempts ?? ""
                hint: qsTr("A number from 1, or unlimited.")
                enabled: form.view.canEdit
                take: text => form.view.setPart("attempts", text)
            }
            FormField {
                width: (parent.width - parent.spacing) / 2
                name: qsTr("First wait")
                saved: form.part.backoff ?? ""
                placeholder: qsTr("None")
                enabled: form.view.canEdit
                take: text => form.view.setPart("backoff", text)
            }
        }
        Row {
            width: parent.width
            spacing: Theme.gapS
            FormField {
                width: (parent.width - parent.spacing) / 2
                name: qsTr("Each wait longer by")
                saved: form.part.factor ?? ""
                placeholder: "1"
                enabled: form.view.canEdit
                take: text => form.view.setPart("factor", text)
            }
            FormField {
                width: (parent.width - parent.spacing) / 2
                name: qsTr("Longest wait")
                saved: form.part.maxBackoff ?? ""
                placeholder: qsTr("No limit")
                enabled: form.view.canEdit
                take: text => form.view.setPart("maxBackoff", text)
            }
        }
    }
    FormSection {
        title: qsTr("Order")
        visible: form.isStep
        FormField {
            name: qsTr("Condition")
            saved: form.part.condition ?? ""
            placeholder: qsTr("None: always performed")
            enabled: form.view.canEdit
            take: text => form.view.setPart("condition", text)
        }
        SuggestField {
            name: qsTr("After")
            saved: form.part.after === "above" ? qsTr("the step above") : form.part.after === "" ? qsTr("nothing: at once") : form.part.after ?? ""
            placeholder: qsTr("Steps that come before it")
            options: [qsTr("the step above"), qsTr("nothing: at once"), ...form.view.stepNames.filter(name => name !== form.part.name)]
            enabled: form.view.canEdit
            take: text => form.view.setPart("after", text === qsTr("the step above") ? "above" : text === qsTr("nothing: at once") ? "" : text)
        }
    }
    FormSection {
        title: qsTr("Events")
        visible: form.hasEvents
        FormField {
            name: qsTr("Starts on events")
            saved: form.part.consumes ?? ""
            enabled: form.view.canEdit
            take: text => form.view.setPart("consumes", text)
        }
        FormField {
            name: qsTr("Publishes")
            saved: form.part.emits ?? ""
            enabled: form.view.canEdit
            take: text => form.view.setPart("emits", text)
        }
        FormField {
            visible: form.isStep
            name: qsTr("Publishes when it refuses")
            saved: form.part.emitsOnFailure ?? ""
            enabled: form.view.canEdit
            take: text => form.view.setPart("emitsOnFailure", text)
        }
        FormSwitch {
            visible: form.isStep
            text: qsTr("Outbox")
            hint: qsTr("Its change and its events are one transaction.")
            value: form.part.outbox ?? false
            enabled: form.view.canEdit
            onChosen: value => form.view.setPart("outbox", value)
        }
    }
    FormSection {
        title: qsTr("Data")
        visible: form.isStep
        FormField {
            name: qsTr("Reads")
            saved: form.part.reads ?? ""
            placeholder: qsTr("Separated by commas")
            enabled: form.view.canEdit
            take: text => form.view.setPart("reads", text)
        }
        FormField {
            name: qsTr("Writes")
            saved: form.part.writes ?? ""
            placeholder: qsTr("Separated by commas")
            enabled: form.view.canEdit
            take: text => form.view.setPart("writes", text)
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
