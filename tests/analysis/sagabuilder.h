#pragma once

#include "model/sagarun.h"

namespace alidade::test {

/// A step that holds to all rules: a key, two attempts of two seconds, and a compensation that is repeated until it succeeds.
inline SagaStep soundStep(const std::string &name, const std::string &participant)
{
    SagaStep step{.name = name};
    step.action = {.participant = participant,
                   .operation = {EndpointKind::grpc, "shop.v1." + participant + "/" + name},
                   .idempotencyKey = "{saga_id}:{step}",
                   .retry = RetryPolicy{2, std::chrono::milliseconds(100)},
                   .timeout = std::chrono::seconds(2)};
    step.compensation = step.action;
    step.compensation->participant.clear();
    step.compensation->operation.name += "Undo";
    step.compensation->retry = RetryPolicy{RetryPolicy::unlimited, std::chrono::milliseconds(100)};
    return step;
}

/// An order: reserve the inventory, charge the payment, create the shipment, each with its compensation.
inline Saga orderSaga()
{
    Saga saga{.name = "placeOrder", .coordinator = "order", .timeout = std::chrono::minutes(1)};
    saga.log = {.isDurable = true, .hasReconciliation = true};
    saga.steps = {soundStep("reserveInventory", "inventory"), soundStep("chargePayment", "payment"),
                  soundStep("createShipment", "logistics")};
    saga.steps[0].effect = SagaEffect::reversible;
    return saga;
}

/// "reserveInventory done, chargePayment duplicated, …"
inline std::string eventsOf(const SagaRun &run, const Saga &saga)
{
    std::string text;
    for (const SagaMoment &moment : run.moments) {
        if (!text.empty())
            text += ", ";
        if (moment.event.step != SagaEvent::noStep)
            text += saga.steps.at(moment.event.step).name + " ";
        text += toText(moment.event.kind);
    }
    return text;
}

/// The breach of each counterexample and the events that lead to it, a line each.
inline std::string textOf(const SagaProof &proof, const Saga &saga)
{
    std::string text;
    for (const SagaRun &run : proof.counterexamples)
        text += std::string(toText(run.breach->property)) + " at " + saga.steps.at(run.breach->step).name + ": " +
                eventsOf(run, saga) + "\n";
    return text;
}

} // namespace alidade::test
