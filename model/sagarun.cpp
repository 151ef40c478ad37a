#include "model/sagarun.h"

#include <array>

namespace alidade {
namespace {

// All in the order of the enumerators.
constexpr std::array<std::string_view, sagaPropertyCount> properties{
    "ends-whole", "compensation-after-step", "effect-once", "compensation-order", "irreversible-safe", "nothing-held"};
constexpr std::array<std::string_view, sagaPropertyCount> demands{
    "Every run ends with all steps done or all steps undone.",
    "No compensation takes effect unless its step had.",
    "Nothing takes effect twice.",
    "Nothing is undone while something that builds on it still stands.",
    "What cannot be taken back happens only when the saga can no longer turn back.",
    "No run is given up or forgotten while something that it holds stands."};
constexpr std::array<std::string_view, 6> phases{"forward", "back", "completed", "compensated", "stuck", "forgotten"};
constexpr std::array<std::string_view, 6> statuses{"waiting", "unknown", "done", "skipped", "refused", "undone"};

struct EventWords {
    std::string_view name;
    std::string_view sentence; ///< after the name of the step, or of its compensation
};
constexpr std::array<EventWords, 18> events{{
    {"done", " is done."},
    {"skipped", " is left out: its condition does not hold."},
    {"refused", " is refused."},
    {"request-lost", " gets no answer in time: the request is lost."},
    {"reply-lost", " is performed, but the answer gets lost."},
    {"delayed", " gets no answer in time: the request is still on its way."},
    {"duplicated", " is done; a second copy of the request is on its way."},
    {"arrived-late", ": the copy on its way arrives."},
    {"crashed", "The coordinator crashes and starts again."},
    {"crashed-before", " is about to be called when the coordinator crashes and starts again."},
    {"crashed-after", " is performed, but the coordinator crashes before it notes the answer."},
    {"undone", " is undone."},
    {"undo-failed", " is not undone: the compensation fails."},
    {"undo-reply-lost", " is undone, but the answer gets lost."},
    {"undo-delayed", " is not yet undone: the compensation is still on its way."},
    {"undo-duplicated", " is undone; a second copy of the compensation is on its way."},
    {"undo-arrived-late", ": the copy of the compensation on its way arrives."},
    {"undo-crashed-after", " is undone, but the coordinator crashes before it notes the answer."},
}};

} // namespace

std::string_view toText(SagaProperty value) { return properties.at(static_cast<std::size_t>(value)); }
std::string_view toText(SagaPhase value) { return phases.at(static_cast<std::size_t>(value)); }
std::string_view toText(SagaStepStatus value) { return statuses.at(static_cast<std::size_t>(value)); }
std::string_view toText(SagaEventKind value) { return events.at(static_cast<std::size_t>(value)).name; }
std::string_view demandOf(SagaProperty value) { return demands.at(static_cast<std::size_t>(value)); }

std::string sentenceOf(const SagaEvent &event, const Saga &saga)
{
    const std::string sentence(events.at(static_cast<std::size_t>(event.kind)).sentence);
    return event.step < saga.steps.size() ? saga.steps[event.step].name + sentence : sentence;
}

std::string sentenceOf(const SagaBreach &breach, const Saga &saga)
{
    const std::string name = breach.step < saga.steps.size() ? saga.steps[breach.step].name : std::string();
    switch (breach.property) {
    case SagaProperty::endsWhole: return "The saga has ended undone, but " + name + " still stands.";
    case SagaProperty::compensationAfterStep: return "The compensation of " + name + " takes effect, but the step never had.";
    case SagaProperty::effectOnce: return name + " or its compensation takes effect twice.";
    case SagaProperty::compensationOrder: return name + " is undone while a step that builds on it still stands.";
    case SagaProperty::irreversibleSafe: return "The saga turns back, but " + name + " cannot be taken back.";
    case SagaProperty::nothingHeld: break;
    }
    return "Nobody goes on with the saga, and " + name + " is held forever.";
}

} // namespace alidade
