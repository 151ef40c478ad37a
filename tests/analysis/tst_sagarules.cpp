#include "analysis/sagas/rules.h"
#include "tests/analysis/sagabuilder.h"

#include <gtest/gtest.h>

namespace alidade::test {
namespace {

using namespace std::chrono_literals;

std::string findings(const Saga &saga)
{
    std::string text;
    for (const SagaFinding &finding : checkSagaRules(saga)) {
        EXPECT_FALSE(finding.message.empty() || finding.advice.empty());
        text += finding.rule + (finding.step == SagaEvent::noStep ? "" : " " + saga.steps.at(finding.step).name) + "\n";
    }
    return text;
}

TEST(SagaRules, soundSagaHasNoFindings) { EXPECT_EQ(findings(orderSaga()), ""); }

TEST(SagaRules, whatMayTurnBackNeedsACompensation)
{
    Saga saga = orderSaga();
    saga.steps[1].compensation.reset();
    EXPECT_EQ(findings(saga), "saga-step-uncompensated chargePayment\n");
    saga.steps[1].isPivot = true;
    EXPECT_EQ(findings(saga), "");
    saga.steps[1].isPivot = false;
    saga.steps[1].effect = SagaEffect::none;
    EXPECT_EQ(findings(saga), "");
    saga.steps[1].effect = SagaEffect::irreversible;
    EXPECT_EQ(findings(saga), "saga-compensation-irreversible chargePayment\n");
    saga.steps[2].isRetriable = true;
    saga.steps[2].action.retry = RetryPolicy{RetryPolicy::unlimited, 1s};
    EXPECT_EQ(findings(saga), "") << "nothing refuses any more once it is done";
}

TEST(SagaRules, everyEffectNeedsAKey)
{
    Saga saga = orderSaga();
    saga.steps[0].action.idempotencyKey.clear();
    saga.steps[2].compensation->idempotencyKey.clear();
    EXPECT_EQ(findings(saga), "saga-no-idempotency-key reserveInventory\nsaga-no-idempotency-key createShipment\n");
}

TEST(SagaRules, compensationsGoBackwards)
{
    Saga saga = orderSaga();
    saga.compensationOrder = CompensationOrder::listed;
    saga.compensationList = {"createShipment", "reserveInventory", "chargePayment"};
    EXPECT_EQ(findings(saga), "saga-compensation-order reserveInventory\n");
    saga.compensationList = {"createShipment", "chargePayment", "reserveInventory"};
    EXPECT_EQ(findings(saga), "");
    saga.compensationOrder = CompensationOrder::parallel;
    EXPECT_EQ(findings(saga), "saga-compensation-order reserveInventory\nsaga-compensation-order chargePayment\n");
}

TEST(SagaRules, callsAndLogsHaveBounds)
{
    Saga saga = orderSaga();
    saga.timeout.reset();
    saga.log.hasReconciliation = false;
    saga.steps[0].action.timeout.reset();
    saga.steps[1].action.retry->attempts = RetryPolicy::unlimited;
    saga.steps[2].compensation->retry->backoff = 0ms;
    EXPECT_EQ(findings(saga), "saga-no-log\nsaga-no-timeout reserveInventory\nsaga-unbounded-retry chargePayment\n"
                              "saga-unbounded-retry createShipment\n");
}

TEST(SagaRules, findingsNameTheCodeBeforeTheDefinition)
{
    Saga saga = orderSaga();
    saga.steps[0].place = {"order.yaml", 7};
    saga.steps[0].action.idempotencyKey.clear();
    EXPECT_EQ(checkSagaRules(saga).at(0).place, (Place{"order.yaml", 7}));
    saga.steps[0].action.evidence = {{"order/place.go", 42}};
    EXPECT_EQ(checkSagaRules(saga).at(0).place, (Place{"order/place.go", 42}));
}

/// Order, payment and shipment that react to each other's events.
Saga choreography()
{
    Saga saga = orderSaga();
    saga.style = SagaStyle::choreographed;
    saga.coordinator.clear();
    saga.startedBy = {"OrderPlaced"};
    saga.endsWith = {"ShipmentCreated", "InventoryReleased"};
    for (SagaStep &step : saga.steps)
        step.hasOutbox = true;
    saga.steps[0].action.consumes = {"OrderPlaced"};
    saga.steps[0].action.emits = {"InventoryReserved"};
    saga.steps[0].compensation->consumes = {"PaymentFailed", "PaymentRefunded"};
    saga.steps[0].compensation->emits = {"InventoryReleased"};
    saga.steps[1].action.consumes = {"InventoryReserved"};
    saga.steps[1].action.emits = {"PaymentCharged"};
    saga.steps[1].emitsOnFailure = {"PaymentFailed"};
    saga.steps[1].compensation->consumes = {"ShipmentFailed"};
    saga.steps[1].compensation->emits = {"PaymentRefunded"};
    saga.steps[2].action.consumes = {"PaymentCharged"};
    saga.steps[2].action.emits = {"ShipmentCreated"};
    saga.steps[2].emitsOnFailure = {"ShipmentFailed"};
    saga.steps[2].compensation.reset();
    return saga;
}

TEST(SagaRules, closedChainOfEventsHasNoFindings) { EXPECT_EQ(findings(choreography()), ""); }

TEST(SagaRules, eventsHaveTwoEnds)
{
    Saga saga = choreography();
    saga.endsWith = {"InventoryReleased"};
    saga.startedBy.clear();
    EXPECT_EQ(findings(saga), "event-unconsumed createShipment\nevent-unpublished reserveInventory\n");
}

TEST(SagaRules, refusalsReachEveryCompensationBefore)
{
    Saga saga = choreography();
    saga.steps[1].compensation->emits.clear();
    EXPECT_EQ(findings(saga), "event-unpublished reserveInventory\nsaga-missing-compensation-event createShipment\n");
    saga = choreography();
    saga.steps[1].emitsOnFailure.clear();
    EXPECT_EQ(findings(saga), "event-unpublished reserveInventory\nsaga-missing-compensation-event chargePayment\n");
}

TEST(SagaRules, chainMustNotReturnAndNotLoseEvents)
{
    Saga saga = choreography();
    saga.steps[0].action.consumes = {"OrderPlaced", "ShipmentCreated"};
    EXPECT_EQ(findings(saga), "choreography-cycle reserveInventory\n");
    saga = choreography();
    saga.steps[1].hasOutbox = false;
    EXPECT_EQ(findings(saga), "event-lost-on-crash chargePayment\n");
}

TEST(SagaDurations, attemptsAndWaitsAddUp)
{
    SagaCall call{.retry = RetryPolicy{4, 100ms, 2, 300ms}, .timeout = 2s};
    EXPECT_EQ(worstDuration(call, 4), 8s + 100ms + 200ms + 300ms);
    call.retry->maxBackoff = 0ms;
    EXPECT_EQ(worstDuration(call, 4), 8s + 100ms + 200ms + 400ms);
    EXPECT_EQ(worstDuration(call, RetryPolicy::unlimited), std::nullopt);
    call.timeout.reset();
    EXPECT_EQ(worstDuration(call, 1), std::nullopt);
    call.timeout = 1s;
    call.retry = RetryPolicy{1'000'000, 1s, 100, 0ms};
    EXPECT_EQ(worstDuration(call, 1'000'000), std::nullopt) << "longer than anybody waits";
}

TEST(SagaDurations, branchesCountOnceAndTheTimeoutEndsTheWayForward)
{
    Saga saga = orderSaga(); // each action takes 4.1 s at worst
    for (SagaStep &step : saga.steps)
        step.compensation->retry = RetryPolicy{1};
    SagaDurations durations = durationsOf(saga);
    EXPECT_EQ(durations.forward, 12300ms);
    EXPECT_EQ(durations.back, 6s);
    EXPECT_EQ(durations.whole, 18300ms);
    EXPECT_EQ(durations.held, (std::vector<SagaTime>{18300ms, 12200ms, 6100ms}));
    saga.timeout = 5s;
    EXPECT_EQ(durationsOf(saga).whole, 11s);
    saga.steps[1].after = std::vector<std::string>{};
    saga.timeout.reset();
    EXPECT_EQ(durationsOf(saga).forward, 8200ms);
    EXPECT_EQ(durationsOf(saga).back, 4s);
    saga.steps[2].compensation->retry->attempts = RetryPolicy::unlimited;
    EXPECT_EQ(durationsOf(saga).whole, std::nullopt);
    EXPECT_EQ(durationsOf(saga).forward, 8200ms);
}

} // namespace
} // namespace alidade::test
