#include "analysis/sagas/rules.h"

#include "analysis/sagas/findings.h"

#include <algorithm>

namespace alidade {
namespace {

bool contains(const std::vector<std::size_t> &list, std::size_t value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

/// Whether the saga may still turn back when this step is done: a pivot is to come, or without one a step that may refuse.
bool mayTurnBackAfter(const Saga &saga, const std::vector<std::vector<std::size_t>> &dependents, std::size_t step)
{
    bool hasPivot = false, mayRefuse = false;
    for (std::size_t other = 0; other < saga.steps.size(); ++other) {
        if (saga.steps[other].isPivot && (other == step || contains(dependents[other], step)))
            return false;
        hasPivot = hasPivot || saga.steps[other].isPivot;
        mayRefuse = mayRefuse || (other != step && !contains(dependents[other], step) && !saga.steps[other].isRetriable);
    }
    return hasPivot || mayRefuse;
}

void checkUndoing(const Saga &saga, const std::vector<std::vector<std::size_t>> &dependents, std::size_t i,
                  SagaFindings &findings)
{
    const SagaStep &step = saga.steps[i];
    if (step.effect == SagaEffect::none || !mayTurnBackAfter(saga, dependents, i))
        return;
    if (step.effect == SagaEffect::irreversible)
        findings.add("saga-compensation-irreversible", Severity::error, i,
                     step.name + " cannot be taken back, but the saga may still turn back after it.",
                     "Reserve first and confirm after the pivot, or move the step behind the pivot.");
    else if (!step.compensation)
        findings.add("saga-step-uncompensated", Severity::error, i,
                     step.name + " changes state and has no compensation, but the saga may still turn back after it.",
                     "Give it a compensation, or make it the pivot.");
}

void checkKey(const Saga &saga, std::size_t i, SagaFindings &findings)
{
    const SagaStep &step = saga.steps[i];
    const std::string advice =
        "Send a key made of the saga's id and the step's name, and let the participant keep its answer by it.";
    if (step.effect == SagaEffect::none)
        return;
    if (step.action.idempotencyKey.empty())
        findings.add("saga-no-idempotency-key", Severity::error, i,
                     step.name + " has no idempotency key: a repetition or a duplicate takes effect twice.", advice);
    if (step.compensation && step.compensation->idempotencyKey.empty())
        findings.add("saga-no-idempotency-key", Severity::error, i,
                     "The compensation of " + step.name +
                         " has no idempotency key: it may take effect twice, or for a step that never did.",
                     advice);
}

void checkOrder(const Saga &saga, const std::vector<std::vector<std::size_t>> &dependents, std::size_t i, SagaFindings &findings)
{
    if (saga.compensationOrder == CompensationOrder::reverse || !saga.steps[i].compensation)
        return;
    const auto &list = saga.compensationList;
    const auto rank = [&](std::size_t step) { return std::find(list.begin(), list.end(), saga.steps[step].name); };
    for (std::size_t later : dependents[i]) {
        if (!saga.steps[later].compensation || (saga.compensationOrder == CompensationOrder::listed && rank(later) < rank(i)))
            continue;
        findings.add("saga-compensation-order", Severity::error, i,
                     saga.steps[i].name + " may be undone before " + saga.steps[later].name + ", which builds on it.",
                     "Undo in the reverse of the order in which the steps depend on each other.");
        return;
    }
}

void checkTimes(const Saga &saga, std::size_t i, SagaFindings &findings)
{
    const SagaStep &step = saga.steps[i];
    const auto check = [&](const SagaCall &call, const std::string &what, std::uint32_t attempts, bool needsAnEnd) {
        if (!call.timeout)
            findings.add("saga-no-timeout", Severity::warning, i, what + " waits for its answer without end.", "Set a timeout.");
        const bool hasWaits = call.retry && call.retry->backoff.count() > 0;
        if (attempts == RetryPolicy::unlimited && !hasWaits)
            findings.add("saga-unbounded-retry", Severity::warning, i, what + " is repeated without end and without a wait.",
                         "Wait longer after each attempt, up to a limit.");
        else if (attempts == RetryPolicy::unlimited && needsAnEnd)
            findings.add("saga-unbounded-retry", Severity::warning, i,
                         what + " is repeated without end, and nothing ends the saga: what it holds stays held.",
                         "Limit the attempts, or give the saga a timeout.");
    };
    if (saga.style == SagaStyle::orchestrated)
        check(step.action, step.name, attemptsOf(step), !step.isPivot && !step.isRetriable && !saga.timeout);
    if (step.compensation && saga.style == SagaStyle::orchestrated)
        check(*step.compensation, "The compensation of " + step.name, attemptsOf(*step.compensation), false);
}

void checkLog(const Saga &saga, SagaFindings &findings)
{
    if (saga.style != SagaStyle::orchestrated || (saga.log.isDurable && saga.log.hasReconciliation))
        return;
    findings.add("saga-no-log", Severity::warning, SagaEvent::noStep,
                 saga.log.isDurable ? "No job takes up the sagas that the log shows as unfinished."
                                    : "The coordinator keeps no durable log: a crash forgets the saga.",
                 "Write saga, step, status and retries to disk before each call, and let a job take up what is unfinished.");
}

} // namespace

std::vector<SagaFinding> checkSagaRules(const Saga &saga)
{
    SagaFindings findings(saga);
    const SagaOrder order = orderOf(saga);
    checkLog(saga, findings);
    if (!order.hasCycle()) {
        const auto dependents = dependentsOf(order);
        for (std::size_t i = 0; i < saga.steps.size(); ++i) {
            checkUndoing(saga, dependents, i, findings);
            checkKey(saga, i, findings);
            checkOrder(saga, dependents, i, findings);
            checkTimes(saga, i, findings);
        }
    }
    if (saga.style == SagaStyle::choreographed)
        checkEventChain(saga, order, findings);
    return findings.take();
}

} // namespace alidade
