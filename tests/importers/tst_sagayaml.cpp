#include "exporters/sagas/sagayaml.h"
#include "importers/sagas/sagayaml.h"
#include "tests/importers/sagafixture.h"

#include <gtest/gtest.h>

namespace alidade::test {
namespace {

using namespace std::chrono_literals;

std::string problems(const Diagnostics &diagnostics)
{
    std::string text;
    for (const Diagnostic &diagnostic : diagnostics)
        text += toText(diagnostic) + "\n";
    return text;
}

std::vector<Saga> read(std::string_view text)
{
    Diagnostics diagnostics;
    std::vector<Saga> sagas = readSagas(text, "order.yaml", diagnostics);
    EXPECT_EQ(problems(diagnostics), "");
    return sagas;
}

std::string problemsOf(std::string_view text)
{
    Diagnostics diagnostics;
    readSagas(text, "order.yaml", diagnostics);
    return problems(diagnostics);
}

/// As it is without the places of its definition, which are not part of the written form.
Saga placeless(Saga saga)
{
    saga.place = {};
    for (SagaStep &step : saga.steps)
        step.place = {};
    return saga;
}

TEST(SagaYaml, readsWhatIsSaid)
{
    const std::vector<Saga> sagas = read(orderSagaYaml);
    ASSERT_EQ(sagas.size(), 1U);
    const Saga &saga = sagas[0];
    EXPECT_EQ(saga.name, "placeOrder");
    EXPECT_EQ(saga.timeout, 1min);
    EXPECT_TRUE(saga.log.isDurable && saga.log.hasReconciliation);
    ASSERT_EQ(saga.steps.size(), 3U);
    const SagaStep &reserve = saga.steps[0];
    EXPECT_EQ(reserve.place, (Place{"order.yaml", 10}));
    EXPECT_EQ(reserve.action.operation.kind, EndpointKind::grpc);
    EXPECT_EQ(reserve.action.operation.name, "shop.inventory.v1.InventoryService/Reserve");
    EXPECT_EQ(reserve.action.retry, (RetryPolicy{3, 200ms, 2, 1s}));
    EXPECT_EQ(reserve.effect, SagaEffect::reversible);
    EXPECT_EQ(reserve.action.evidence, (std::vector<Place>{{"services/order/core/place.go", 42}}));
    ASSERT_TRUE(reserve.compensation);
    EXPECT_EQ(reserve.compensation->retry->attempts, RetryPolicy::unlimited);
    EXPECT_EQ(compensatingParticipant(reserve), "inventory");
    EXPECT_EQ(saga.steps[1].action.operation, (SagaOperation{EndpointKind::http, "POST /charges"}));
}

TEST(SagaYaml, writesTheSameTextAgain) { EXPECT_EQ(sagaYaml(read(orderSagaYaml)), orderSagaYaml); }

TEST(SagaYaml, keepsEveryFieldAndEveryCharacter)
{
    Saga saga{.name = "on", .style = SagaStyle::choreographed, .timeout = 90'061'001ms, .startedBy = {"Order: placed"}};
    saga.log = {true, true, SagaRecovery::backward};
    saga.compensationOrder = CompensationOrder::listed;
    saga.compensationList = {"b #1", "a"};
    saga.endsWith = {"null", "- x", "~"};
    saga.evidence = {{"dir/with: colon.go", 7}, {"whole file", 0}};
    SagaStep first{.name = "a", .transaction = "line one\nline two\ttab \"quotes\" \\ \x7f \xc2\x9b \xe4\xb8\xad\xe6\x96\x87"};
    first.action = {
        "p", {std::nullopt, "reserve stock"}, "{saga}:{step}", RetryPolicy{4, 10ms, 1.1, 2min}, 1500ms, {"x, y"}, {"[z]"}, {}};
    first.compensation = SagaCall{.participant = "q", .operation = {EndpointKind::queue, "undo"}, .retry = RetryPolicy{}};
    first.after = std::vector<std::string>{};
    first.emitsOnFailure = {"false"};
    SagaStep second{.name = "b #1", .effect = SagaEffect::irreversible, .isPivot = true, .isRetriable = true};
    second.action.participant = "%p";
    second.hasOutbox = true;
    second.condition = "total > 0 && !paid";
    second.after = std::vector<std::string>{"a"};
    second.reads = {"1", "1.5", "0x1F"};
    second.writes = {"2026-01-01", "=", ""};
    second.compensation = SagaCall{};
    saga.steps = {first, second};

    second.after.reset();
    const std::string text = sagaYaml(std::vector{saga, Saga{.name = "second", .steps = {second}}});
    const std::vector<Saga> again = read(text);
    ASSERT_EQ(again.size(), 2U) << text;
    EXPECT_EQ(placeless(again[0]), saga) << text;
    EXPECT_EQ(sagaYaml(again), text);
}

TEST(SagaYaml, namesTheLineOfWhatIsWrongAndReadsTheRest)
{
    const std::string text = R"(schema: alidade/saga/1
name: s
coordnator: order
timeout: soon
steps:
  - name: a
    participant: p
    effect: undoable
    retry: {attempts: 0, factor: -1}
  - name: a
    participant: q
  - participant: q
  - just text
  - name: b
    pivot: maybe
    after: [a, nothing]
    compensation: yes
)";
    Diagnostics diagnostics;
    const std::vector<Saga> sagas = readSagas(text, "order.yaml", diagnostics);
    EXPECT_EQ(
        problems(diagnostics),
        "order.yaml:4: error: saga s: timeout \"soon\" is not a duration; write it as 250ms, 2s or 1h30m\n"
        "order.yaml:9: error: step a, retry: attempts is not \"unlimited\" or a number from 1 to 1000000\n"
        "order.yaml:9: error: step a, retry: factor is not a number from 1 to 100\n"
        "order.yaml:8: error: step a: effect \"undoable\" is not known; known: none, reversible, compensatable, irreversible\n"
        "order.yaml:10: error: step a is there twice; the second one was left out\n"
        "order.yaml:12: error: step without a name: name is missing\n"
        "order.yaml:13: error: a step is a mapping with name and participant\n"
        "order.yaml:14: error: step b: participant is missing\n"
        "order.yaml:15: error: step b: pivot is not true or false\n"
        "order.yaml:17: error: step b: compensation is not a mapping\n"
        "order.yaml:14: error: step b: after names nothing, which is no step\n"
        "order.yaml:3: warning: saga s: coordnator is not known and was left out\n");
    ASSERT_EQ(sagas.size(), 1U);
    ASSERT_EQ(sagas[0].steps.size(), 2U);
    EXPECT_EQ(sagas[0].steps[1].after, std::vector<std::string>{"a"});
}

TEST(SagaYaml, refusesWhatHasNoMeaning)
{
    const std::string head = "schema: alidade/saga/1\nname: s\nsteps:\n";
    EXPECT_EQ(problemsOf(head + "  - {name: a, participant: p, after: b}\n  - {name: b, participant: p, after: a}\n"),
              "order.yaml:4: error: saga s: steps wait for each other in a circle; the saga was left out\n");
    EXPECT_EQ(problemsOf(head + "  - {name: a, participant: p, compensation: {}}\ncompensations: [b]\n"),
              "order.yaml:5: error: saga s: compensations does not list every step that has one exactly once; they are undone in "
              "reverse order\n");
    EXPECT_EQ(problemsOf("schema: alidade/saga/9\nname: s\nsteps: [{name: a, participant: p}]\n"),
              "order.yaml:1: error: saga s: schema alidade/saga/9 is not known; this program reads alidade/saga/1\n");
    EXPECT_EQ(problemsOf(head + "  - name: a\n    participant: p\n    timeout: 0s\n"),
              "order.yaml:6: error: step a: timeout leaves no time; leave it out to wait without end\n");
    EXPECT_EQ(problemsOf("- a\n"), "order.yaml:1: error: A saga is a mapping with schema, name and steps.\n");
    EXPECT_EQ(problemsOf("a: [\n").substr(0, 13), "order.yaml:2:");
}

TEST(SagaYaml, isToldByItsSchema)
{
    EXPECT_TRUE(isSagaYaml(orderSagaYaml));
    EXPECT_TRUE(isSagaYaml("# x\nschema: \"alidade/saga/2\"\n"));
    EXPECT_FALSE(isSagaYaml("schema: alidade/findings/1\n"));
    EXPECT_FALSE(isSagaYaml("a: the schema: alidade/saga/1\n"));
}

TEST(Saga, durationsAreReadAndWritten)
{
    for (const std::string text : {"0s", "1ms", "250ms", "2s", "1m", "1h30m", "24h", "1h1m1s1ms"})
        EXPECT_EQ(durationText(*durationOf(text)), text);
    EXPECT_EQ(durationOf("1.5s"), 1500ms);
    for (const std::string text : {"", "5", "s", "-1s", "1d", "1e3s", "infs", "nans", "9999999h", "1s "})
        EXPECT_FALSE(durationOf(text)) << text;
}

TEST(Saga, orderFollowsTheListUnlessAfterSaysOtherwise)
{
    Saga saga{.steps = {{.name = "a"}, {.name = "b"}, {.name = "c"}, {.name = "d"}}};
    saga.steps[2].after = std::vector<std::string>{"a"};
    saga.steps[3].after = std::vector<std::string>{"b", "c"};
    const SagaOrder order = orderOf(saga);
    EXPECT_EQ(order.before, (std::vector<std::vector<std::size_t>>{{}, {0}, {0}, {1, 2}}));
    EXPECT_EQ(dependentsOf(order), (std::vector<std::vector<std::size_t>>{{1, 2, 3}, {3}, {3}, {}}));
}

TEST(Saga, eventsOrderTheStepsOfAChoreography)
{
    Saga saga{.style = SagaStyle::choreographed, .steps = {{.name = "ship"}, {.name = "charge"}}};
    saga.steps[0].action.consumes = {"Charged"};
    saga.steps[1].action.emits = {"Charged"};
    EXPECT_EQ(orderOf(saga).sequence, (std::vector<std::size_t>{1, 0}));
    saga.steps[1].action.consumes = {"Shipped"};
    saga.steps[0].action.emits = {"Shipped"};
    EXPECT_TRUE(orderOf(saga).hasCycle());
}

} // namespace
} // namespace alidade::test
