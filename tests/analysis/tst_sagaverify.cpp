#include "analysis/sagas/verify.h"
#include "model/error.h"
#include "tests/analysis/sagabuilder.h"

#include <gtest/gtest.h>
#include <set>

namespace alidade::test {
namespace {

std::string verdict(const Saga &saga, const SagaBounds &bounds = {}) { return textOf(verifySaga(saga, bounds), saga); }

TEST(VerifySaga, orderThatIsUndoneInReverseHolds)
{
    const SagaProof proof = verifySaga(orderSaga());
    EXPECT_EQ(textOf(proof, orderSaga()), "");
    EXPECT_TRUE(proof.holds());
    EXPECT_GT(proof.states, 30U);
    EXPECT_GT(proof.events, proof.states);
}

TEST(VerifySaga, missingCompensationLeavesItsStepStanding)
{
    Saga saga = orderSaga();
    saga.steps[1].compensation.reset();
    EXPECT_EQ(verdict(saga), "ends-whole at chargePayment: reserveInventory done, chargePayment done, createShipment refused, "
                             "reserveInventory undone\n");
}

TEST(VerifySaga, swappedCompensationsUndoWhatOthersBuildOn)
{
    Saga saga = orderSaga();
    saga.compensationOrder = CompensationOrder::listed;
    saga.compensationList = {"createShipment", "chargePayment", "reserveInventory"};
    EXPECT_EQ(verdict(saga), "") << "the reverse order, written out";
    saga.compensationList = {"createShipment", "reserveInventory", "chargePayment"};
    EXPECT_EQ(verdict(saga), "compensation-order at reserveInventory: reserveInventory done, chargePayment done, "
                             "createShipment refused, reserveInventory undone\n");
    saga.compensationOrder = CompensationOrder::parallel;
    EXPECT_EQ(verdict(saga).substr(0, 39), "compensation-order at reserveInventory:");
}

TEST(VerifySaga, withoutAKeyARepetitionOrADuplicateChargesTwice)
{
    Saga saga = orderSaga();
    saga.steps[1].action.idempotencyKey.clear();
    const auto has = [&](const std::string &line) { return verdict(saga, {.crashes = 0}).find(line) != std::string::npos; };
    EXPECT_TRUE(has("effect-once at chargePayment: reserveInventory done, chargePayment reply-lost, chargePayment done\n"));
    saga.steps[1].action.retry.reset();
    EXPECT_TRUE(
        has("effect-once at chargePayment: reserveInventory done, chargePayment duplicated, chargePayment arrived-late\n"));
}

TEST(VerifySaga, withoutAKeyACompensationRefundsWhatWasNeverCharged)
{
    Saga saga = orderSaga();
    saga.steps[1].compensation->idempotencyKey.clear();
    const std::string text = verdict(saga);
    EXPECT_EQ(text.find("effect-once at chargePayment"), text.find("effect-once")) << text;
    EXPECT_NE(text.find("compensation-after-step at chargePayment: reserveInventory done, chargePayment crashed-before, "
                        "chargePayment refused, chargePayment undone\n"),
              std::string::npos)
        << text;
}

TEST(VerifySaga, irreversibleStepMustNotComeFirst)
{
    Saga saga = orderSaga();
    saga.steps[2].effect = SagaEffect::irreversible;
    saga.steps[2].compensation.reset();
    std::swap(saga.steps[0], saga.steps[2]);
    EXPECT_EQ(verdict(saga), "irreversible-safe at createShipment: createShipment done, chargePayment refused\n");
}

TEST(VerifySaga, irreversiblePivotHoldsWhenItsOutcomeIsAlwaysLearnt)
{
    Saga saga = orderSaga();
    saga.steps[2].effect = SagaEffect::irreversible;
    saga.steps[2].isPivot = true;
    saga.steps[2].compensation.reset();
    EXPECT_EQ(verdict(saga, {.faultsPerCall = 1}), "") << "two attempts outlast one fault";
    EXPECT_EQ(verdict(saga, {.faultsPerCall = 2}),
              "irreversible-safe at createShipment: reserveInventory done, chargePayment done, createShipment request-lost, "
              "createShipment reply-lost\n");
    saga.steps[2].action.retry->attempts = RetryPolicy::unlimited;
    EXPECT_EQ(verdict(saga), "");
}

TEST(VerifySaga, stepsAfterThePivotMustBeRetriable)
{
    Saga saga = orderSaga();
    saga.steps[1].isPivot = true;
    saga.steps[1].compensation.reset();
    saga.steps[1].action.retry->attempts = RetryPolicy::unlimited;
    EXPECT_EQ(verdict(saga).substr(0, 28), "ends-whole at chargePayment:");
    saga.steps[2].isRetriable = true;
    EXPECT_EQ(verdict(saga), "");
}

TEST(VerifySaga, withoutALogACrashLeavesWhatWasReserved)
{
    Saga saga = orderSaga();
    saga.log = {};
    EXPECT_EQ(verdict(saga), "nothing-held at reserveInventory: reserveInventory crashed-after\n");
    EXPECT_EQ(verdict(saga, {.crashes = 0}), "");
}

TEST(VerifySaga, compensationThatGivesUpHoldsForever)
{
    Saga saga = orderSaga();
    saga.steps[0].compensation->retry->attempts = 2;
    EXPECT_EQ(verdict(saga), "") << "the reconciliation job goes on with it";
    saga.log.hasReconciliation = false;
    EXPECT_EQ(verdict(saga), "nothing-held at reserveInventory: reserveInventory done, chargePayment refused, "
                             "reserveInventory undo-failed, reserveInventory undo-failed\n");
}

TEST(VerifySaga, recoveryBackwardUndoesWhatTheLogShows)
{
    Saga saga = orderSaga();
    saga.log.recovery = SagaRecovery::backward;
    EXPECT_EQ(verdict(saga), "");
    saga.steps[0].compensation.reset();
    EXPECT_EQ(verdict(saga), "ends-whole at reserveInventory: reserveInventory crashed-after\n");
}

TEST(VerifySaga, conditionalStepMayBeLeftOut)
{
    Saga saga = orderSaga();
    saga.steps[1].condition = "total > 0";
    EXPECT_EQ(verdict(saga), "");
    saga.steps[1].compensation.reset();
    EXPECT_NE(verdict(saga), "");
}

TEST(VerifySaga, branchesRunSideBySide)
{
    Saga saga = orderSaga();
    saga.steps[1].after = std::vector<std::string>{};
    EXPECT_EQ(verdict(saga), "");
    saga.steps[1].compensation.reset();
    EXPECT_EQ(verdict(saga), "ends-whole at chargePayment: chargePayment done, reserveInventory refused\n");
}

TEST(VerifySaga, boundsLimitWhatGoesWrong)
{
    Saga saga = orderSaga();
    saga.steps[1].action.idempotencyKey.clear();
    EXPECT_EQ(verdict(saga, {.faultsPerCall = 0, .crashes = 0}), "");
    EXPECT_EQ(verdict(saga, {.crashes = 0, .totalFaults = 0}), "");
    EXPECT_NE(verdict(saga, {.crashes = 0, .totalFaults = 1}), "");
}

TEST(VerifySaga, saysWhenStatesWereLeftOut)
{
    const SagaProof proof = verifySaga(orderSaga(), {}, {.maxStates = 20});
    EXPECT_EQ(proof.states, 20U);
    EXPECT_FALSE(proof.isComplete);
    EXPECT_FALSE(proof.holds());
}

TEST(VerifySaga, stopsWhenAsked)
{
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(verifySaga(orderSaga(), {}, {}, {}, stop.get_token()), Cancelled);
}

TEST(VerifySaga, refusesWhatItCannotSearch)
{
    Saga choreography = orderSaga();
    choreography.style = SagaStyle::choreographed;
    EXPECT_THROW(verifySaga(choreography), Error);
    Saga circle = orderSaga();
    circle.steps[0].after = std::vector<std::string>{"createShipment"};
    EXPECT_THROW(verifySaga(circle), Error);
    Saga large{.name = "large", .steps = std::vector<SagaStep>(33)};
    EXPECT_THROW(verifySaga(large), Error);
}

TEST(VerifySaga, interchangeableBranchesCountOnce)
{
    Saga saga{.name = "fan"};
    saga.log.isDurable = true;
    for (int i = 0; i < 3; ++i) {
        saga.steps.push_back(soundStep("s" + std::to_string(i), "p"));
        saga.steps.back().after = std::vector<std::string>{};
    }
    const SagaBounds bounds{.faultsPerCall = 1, .crashes = 0};
    const SagaProof reduced = verifySaga(saga, bounds), all = verifySaga(saga, bounds, {.isReduced = false});
    EXPECT_TRUE(reduced.holds());
    EXPECT_TRUE(all.holds());
    EXPECT_LT(reduced.states * 5, all.states);
    saga.steps[1].compensation.reset();
    const SagaProof broken = verifySaga(saga, bounds);
    ASSERT_EQ(broken.counterexamples.size(), 1U);
    EXPECT_EQ(broken.counterexamples[0].breach->step, 1U);
}

TEST(SimulateSaga, repeatsItselfForTheSameSeed)
{
    const Saga saga = orderSaga();
    EXPECT_EQ(simulateSaga(saga, {}, 7), simulateSaga(saga, {}, 7));
    std::set<std::string> runs;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const SagaRun run = simulateSaga(saga, {}, seed);
        EXPECT_FALSE(run.breach);
        EXPECT_TRUE(run.moments.back().phase == SagaPhase::completed || run.moments.back().phase == SagaPhase::compensated);
        runs.insert(eventsOf(run, saga));
    }
    EXPECT_GT(runs.size(), 20U);
}

TEST(SimulateSaga, meetsWhatTheSearchFinds)
{
    Saga saga = orderSaga();
    saga.steps[1].compensation.reset();
    std::size_t breaches = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed)
        breaches += simulateSaga(saga, {}, seed).breach.has_value();
    EXPECT_GT(breaches, 2U);
    EXPECT_LT(breaches, 190U);
}

} // namespace
} // namespace alidade::test
