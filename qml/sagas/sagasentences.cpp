#include "qml/sagas/sagawords.h"

#include "qml/session/sentencetable.h"

#include <QCoreApplication>

namespace alidade {
namespace {

/// What the rules say (analysis/sagas), the longer form of two that begin alike first, and what stops a search.
constexpr const char *sentences[] = {
    QT_TRANSLATE_NOOP("SagaRules", "%1 cannot be taken back, but the saga may still turn back after it."),
    QT_TRANSLATE_NOOP("SagaRules", "Reserve first and confirm after the pivot, or move the step behind the pivot."),
    QT_TRANSLATE_NOOP("SagaRules", "%1 changes state and has no compensation, but the saga may still turn back after it."),
    QT_TRANSLATE_NOOP("SagaRules", "Give it a compensation, or make it the pivot."),
    QT_TRANSLATE_NOOP("SagaRules",
                      "Send a key made of the saga's id and the step's name, and let the participant keep its answer by it."),
    QT_TRANSLATE_NOOP("SagaRules",
                      "The compensation of %1 has no idempotency key: it may take effect twice, or for a step that never did."),
    QT_TRANSLATE_NOOP("SagaRules", "%1 has no idempotency key: a repetition or a duplicate takes effect twice."),
    QT_TRANSLATE_NOOP("SagaRules", "%1 may be undone before %2, which builds on it."),
    QT_TRANSLATE_NOOP("SagaRules", "Undo in the reverse of the order in which the steps depend on each other."),
    QT_TRANSLATE_NOOP("SagaRules", "The compensation of %1 waits for its answer without end."),
    QT_TRANSLATE_NOOP("SagaRules", "%1 waits for its answer without end."),
    QT_TRANSLATE_NOOP("SagaRules", "Set a timeout."),
    QT_TRANSLATE_NOOP("SagaRules", "The compensation of %1 is repeated without end and without a wait."),
    QT_TRANSLATE_NOOP("SagaRules", "%1 is repeated without end and without a wait."),
    QT_TRANSLATE_NOOP("SagaRules", "Wait longer after each attempt, up to a limit."),
    QT_TRANSLATE_NOOP("SagaRules", "%1 is repeated without end, and nothing ends the saga: what it holds stays held."),
    QT_TRANSLATE_NOOP("SagaRules", "Limit the attempts, or give the saga a timeout."),
    QT_TRANSLATE_NOOP("SagaRules", "No job takes up the sagas that the log shows as unfinished."),
    QT_TRANSLATE_NOOP("SagaRules", "The coordinator keeps no durable log: a crash forgets the saga."),
    QT_TRANSLATE_NOOP("SagaRules",
                      "Write saga, step, status and retries to disk before each call, and let a job take up what is unfinished."),
    QT_TRANSLATE_NOOP("SagaRules", "%1 publishes %2, which nobody consumes."),
    QT_TRANSLATE_NOOP("SagaRules", "Consume it, say that it is meant for the outside (endsWith), or do not publish it."),
    QT_TRANSLATE_NOOP("SagaRules", "%1 waits for %2, which nobody publishes."),
    QT_TRANSLATE_NOOP("SagaRules", "Publish it, or say that it comes from the outside (startedBy)."),
    QT_TRANSLATE_NOOP("SagaRules", "The chain of events returns to its start, in or before: %1."),
    QT_TRANSLATE_NOOP("SagaRules", "Break the circle, or say what ends it."),
    QT_TRANSLATE_NOOP("SagaRules", "%1 may refuse, but no event then reaches the compensation of %2."),
    QT_TRANSLATE_NOOP("SagaRules", "Publish an event when it refuses (emitsOnFailure)."),
    QT_TRANSLATE_NOOP("SagaRules", "Let the compensation consume an event that follows the refusal."),
    QT_TRANSLATE_NOOP("SagaRules", "%1 changes state and publishes in two moves: a crash between them loses the event."),
    QT_TRANSLATE_NOOP("SagaRules", "Write the event to an outbox in the same transaction, or publish from the database's log."),
    QT_TRANSLATE_NOOP("SagaRules", "The saga %1 has no coordinator: its events are checked, its runs are not searched."),
    QT_TRANSLATE_NOOP("SagaRules", "The steps of the saga %1 wait for each other in a circle."),
    QT_TRANSLATE_NOOP("SagaRules", "The saga %1 has %2 steps; at most %3 can be searched."),
};

[[maybe_unused]] constexpr const char *titles[] = {
    QT_TRANSLATE_NOOP("SagaFormats", "Mermaid sequence diagram"),
    QT_TRANSLATE_NOOP("SagaFormats", "Mermaid state diagram"),
    QT_TRANSLATE_NOOP("SagaFormats", "PlantUML sequence diagram"),
    QT_TRANSLATE_NOOP("SagaFormats", "PlantUML state diagram"),
    QT_TRANSLATE_NOOP("SagaFormats", "BPMN 2.0 with compensation events"),
    QT_TRANSLATE_NOOP("SagaFormats", "dtm saga JSON"),
    QT_TRANSLATE_NOOP("SagaFormats", "SQL of the saga log and its reconciliation job"),
    QT_TRANSLATE_NOOP("SagaFormats", "Go orchestrator with its test, a folder"),
    QT_TRANSLATE_NOOP("SagaFormats", "Temporal workflow in Go"),
    QT_TRANSLATE_NOOP("SagaFormats", "YAML, as it is read"),
    QT_TRANSLATE_NOOP("SagaFormats", "SVG picture"),
    QT_TRANSLATE_NOOP("SagaFormats", "PNG picture"),
};

} // namespace

QString ruleText(const std::string &english)
{
    static const SentenceTable table("SagaRules", sentences);
    const QString text = QString::fromStdString(english);
    const auto found = table.find(text);
    return found ? table.text(*found) : text;
}

QString sagaFormatTitle(std::string_view english)
{
    return QCoreApplication::translate("SagaFormats", std::string(english).c_str());
}

} // namespace alidade
