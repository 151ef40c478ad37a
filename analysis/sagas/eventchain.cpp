#include "analysis/sagas/findings.h"

#include <algorithm>
#include <map>
#include <set>

namespace alidade {
namespace {

/// Who publishes and who consumes each event.
struct Events {
    std::map<std::string, std::vector<std::size_t>> published, consumed;
};

Events eventsOf(const Saga &saga)
{
    Events events;
    for (std::size_t i = 0; i < saga.steps.size(); ++i) {
        const SagaStep &step = saga.steps[i];
        for (const std::vector<std::string> *names : {&step.action.emits, &step.emitsOnFailure})
            for (const std::string &name : *names)
                events.published[name].push_back(i);
        for (const std::string &name : step.action.consumes)
            events.consumed[name].push_back(i);
        if (!step.compensation)
            continue;
        for (const std::string &name : step.compensation->emits)
            events.published[name].push_back(i);
        for (const std::string &name : step.compensation->consumes)
            events.consumed[name].push_back(i);
    }
    return events;
}

bool isIn(const std::vector<std::string> &list, const std::string &name)
{
    return std::find(list.begin(), list.end(), name) != list.end();
}

void checkEnds(const Saga &saga, const Events &events, SagaFindings &findings)
{
    for (const auto &[name, steps] : events.published)
        if (!events.consumed.contains(name) && !isIn(saga.endsWith, name))
            findings.add("event-unconsumed", Severity::warning, steps.front(),
                         saga.steps[steps.front()].name + " publishes " + name + ", which nobody consumes.",
                         "Consume it, say that it is meant for the outside (endsWith), or do not publish it.");
    for (const auto &[name, steps] : events.consumed)
        if (!events.published.contains(name) && !isIn(saga.startedBy, name))
            findings.add("event-unpublished", Severity::warning, steps.front(),
                         saga.steps[steps.front()].name + " waits for " + name + ", which nobody publishes.",
                         "Publish it, or say that it comes from the outside (startedBy).");
}

void checkCycle(const Saga &saga, const SagaOrder &order, SagaFindings &findings)
{
    if (!order.hasCycle())
        return;
    std::string names;
    std::size_t first = SagaEvent::noStep;
    for (std::size_t i = 0; i < saga.steps.size(); ++i) {
        if (std::find(order.sequence.begin(), order.sequence.end(), i) != order.sequence.end())
            continue;
        first = std::min(first, i);
        names += (names.empty() ? "" : ", ") + saga.steps[i].name;
    }
    findings.add("choreography-cycle", Severity::warning, first,
                 "The chain of events returns to its start, in or before: " + names + ".",
                 "Break the circle, or say what ends it.");
}

/// Which compensations the failure events of a step set off, directly or through the events of other compensations.
std::set<std::size_t> undoneBy(const Saga &saga, std::vector<std::string> open)
{
    std::set<std::size_t> undone;
    while (!open.empty()) {
        const std::string event = open.back();
        open.pop_back();
        for (std::size_t i = 0; i < saga.steps.size(); ++i) {
            const auto &compensation = saga.steps[i].compensation;
            if (!compensation || !isIn(compensation->consumes, event) || !undone.insert(i).second)
                continue;
            open.insert(open.end(), compensation->emits.begin(), compensation->emits.end());
        }
    }
    return undone;
}

void checkWayBack(const Saga &saga, const SagaOrder &order, SagaFindings &findings)
{
    if (order.hasCycle())
        return;
    const auto dependents = dependentsOf(order);
    for (std::size_t i = 0; i < saga.steps.size(); ++i) {
        const SagaStep &step = saga.steps[i];
        if (step.isRetriable)
            continue;
        const std::set<std::size_t> undone = undoneBy(saga, step.emitsOnFailure);
        for (std::size_t earlier = 0; earlier < saga.steps.size(); ++earlier) {
            const auto &later = dependents[earlier];
            if (!saga.steps[earlier].compensation || undone.contains(earlier) ||
                std::find(later.begin(), later.end(), i) == later.end())
                continue;
            findings.add("saga-missing-compensation-event", Severity::error, i,
                         step.name + " may refuse, but no event then reaches the compensation of " + saga.steps[earlier].name +
                             ".",
                         step.emitsOnFailure.empty() ? "Publish an event when it refuses (emitsOnFailure)."
                                                     : "Let the compensation consume an event that follows the refusal.");
        }
    }
}

void checkPublishing(const Saga &saga, SagaFindings &findings)
{
    for (std::size_t i = 0; i < saga.steps.size(); ++i) {
        const SagaStep &step = saga.steps[i];
        if (!step.hasOutbox && (!step.action.emits.empty() || !step.emitsOnFailure.empty()))
            findings.add("event-lost-on-crash", Severity::error, i,
                         step.name + " changes state and publishes in two moves: a crash between them loses the event.",
                         "Write the event to an outbox in the same transaction, or publish from the database's log.");
    }
}

} // namespace

void checkEventChain(const Saga &saga, const SagaOrder &order, SagaFindings &findings)
{
    checkEnds(saga, eventsOf(saga), findings);
    checkCycle(saga, order, findings);
    checkWayBack(saga, order, findings);
    checkPublishing(saga, findings);
}

} // namespace alidade
