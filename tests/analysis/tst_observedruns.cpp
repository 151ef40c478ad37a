#include "analysis/sagas/observedruns.h"

#include <gtest/gtest.h>

using namespace alidade;

namespace {

SagaStep step(const std::string &name, const std::string &participant, const std::string &operation, const std::string &undo)
{
    SagaStep step{.name = name, .action = {.participant = participant, .operation = {EndpointKind::grpc, operation}}};
    if (!undo.empty())
        step.compensation = SagaCall{.operation = {EndpointKind::grpc, undo}};
    return step;
}

Saga orderSaga()
{
    return {.name = "placeOrder",
            .coordinator = "order",
            .steps = {step("reserve", "stock", "shop.Stock/Reserve", "shop.Stock/Release"),
                      step("charge", "payment", "shop.Payment/Charge", "shop.Payment/Refund"),
                      step("ship", "logistics", "shop.Logistics/Ship", "")}};
}

/// A trace of calls by the coordinator, each a millisecond after the one before; those that begin with '!' fail.
class Calls {
public:
    explicit Calls(std::uint64_t id) : m_trace{.id = {0, id}, .spans = {}} { add(0, "order", "POST /orders"); }

    /// Both sides of a call tell of it.
    Calls &call(const std::string &service, std::string name)
    {
        const bool hasFailed = name.starts_with('!');
        name.erase(0, hasFailed);
        const std::uint64_t client = add(1, "order-service", name, hasFailed);
        add(client, service, name, hasFailed);
        return *this;
    }
    operator Trace() const { return m_trace; }

private:
    std::uint64_t add(std::uint64_t parent, const std::string &service, const std::string &name, bool hasFailed = false)
    {
        const std::uint64_t id = m_trace.spans.size() + 1;
        m_trace.spans.push_back({.id = id,
                                 .parent = parent,
                                 .startUs = static_cast<std::int64_t>(id) * 1000,
                                 .durationUs = 500,
                                 .hasFailed = hasFailed,
                                 .service = service,
                                 .name = name});
        return id;
    }

    Trace m_trace;
};

/// "compensated charge! undone reserve | saga-run-order ship", a run a line.
std::string textOf(const Saga &saga, const std::vector<Trace> &traces)
{
    std::string text;
    for (const ObservedRun &run : runsOf(saga, traces)) {
        text += std::string(toText(run.status));
        if (run.failedStep != SagaEvent::noStep)
            text += " " + saga.steps[run.failedStep].name + "!";
        for (std::size_t i = 0; i < run.steps.size(); ++i)
            text += run.steps[i].isUndone ? " undone " + saga.steps[i].name : "";
        for (const std::size_t left : run.remaining())
            text += " left " + saga.steps[left].name;
        for (const SagaFinding &finding : run.contradictions)
            text += " | " + finding.rule + " " + saga.steps[finding.step].name;
        text += "\n";
    }
    return text;
}

} // namespace

TEST(ObservedRuns, areCompletedCompensatedOrStillRunning)
{
    EXPECT_EQ(
        textOf(orderSaga(),
               {Calls(1).call("stock", "shop.Stock/Reserve").call("payment", "Charge").call("logistics", "/shop.Logistics/Ship"),
                Calls(2).call("stock", "Reserve").call("payment", "!Charge").call("stock", "Release"),
                Calls(3).call("stock", "Reserve").call("payment", "Charge")}),
        "completed\ncompensated charge! undone reserve\nrunning left ship\n");
}

TEST(ObservedRuns, thatContradictTheSagaSayHow)
{
    EXPECT_EQ(textOf(orderSaga(), {Calls(1).call("stock", "Reserve").call("payment", "!Charge"),
                                   Calls(2).call("payment", "Charge").call("stock", "Reserve"),
                                   Calls(3).call("stock", "Reserve").call("logistics", "Ship"),
                                   Calls(4).call("stock", "!Reserve").call("stock", "Release").call("payment", "Refund")}),
              "broken charge! | saga-run-not-undone reserve\n"
              "running left ship | saga-run-order charge\n"
              "running left charge | saga-run-order ship\n"
              "compensated reserve! undone reserve undone charge | saga-run-undone-unperformed charge\n");
}

TEST(ObservedRuns, mayRepeatACallWhichNeedsAKey)
{
    Saga saga = orderSaga();
    const std::vector<Trace> traces{
        Calls(1).call("stock", "Reserve").call("payment", "!Charge").call("payment", "Charge").call("logistics", "Ship")};
    EXPECT_EQ(textOf(saga, traces), "completed | saga-run-repeated charge\n");
    saga.steps[1].action.idempotencyKey = "{saga_id}";
    EXPECT_EQ(textOf(saga, traces), "completed\n");
    const std::vector<ObservedFlow> flow = flowOf(saga, runsOf(saga, traces));
    EXPECT_EQ(flow[1], (ObservedFlow{.called = 1, .done = 1, .failed = 0, .undone = 0, .repeated = 1}));
}

TEST(ObservedRuns, areNotSeenInOtherTraffic)
{
    EXPECT_EQ(
        textOf(orderSaga(), {Calls(1).call("stock", "Reserve"), Calls(2).call("payment", "Charge").call("logistics", "Ship"),
                             Calls(3).call("stock", "ReserveAll").call("payment", "Charges"), Trace{}}),
        "");
    Trace others = Calls(4).call("stock", "Reserve").call("payment", "Charge");
    for (TraceSpan &span : others.spans)
        span.service = "cinema";
    EXPECT_EQ(textOf(orderSaga(), {others}), "") << "the same names of another system";
}

TEST(ObservedRuns, ofOneTraceAreToldApartByWhoMadeThem)
{
    Trace trace = Calls(1).call("stock", "Reserve").call("payment", "Charge");
    Trace second = Calls(1).call("stock", "Reserve").call("payment", "!Charge");
    for (TraceSpan &span : second.spans) {
        span.id += 100;
        span.parent += span.parent ? 100 : 0;
        trace.spans.push_back(span);
    }
    EXPECT_EQ(textOf(orderSaga(), {trace}), "running left ship\nbroken charge! | saga-run-not-undone reserve\n");
}
