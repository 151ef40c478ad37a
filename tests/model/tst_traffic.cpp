#include "model/traffic.h"

#include <gtest/gtest.h>

#include <cmath>

namespace alidade {
namespace {

TEST(LatencyHistogram, isExactForShortTimesAndWithinItsErrorForLongOnes)
{
    for (const std::uint64_t us : {0U, 1U, 15U, 16U, 31U, 32U, 33U, 999U, 123'456U, 4'000'000'000U}) {
        LatencyHistogram one;
        one.add(us);
        const double value = one.quantileUs(0.5);
        EXPECT_LE(std::abs(value - static_cast<double>(us)), static_cast<double>(us) * LatencyHistogram::relativeError) << us;
        EXPECT_TRUE(us >= 32 || value == static_cast<double>(us)) << us;
    }
}

TEST(LatencyHistogram, findsQuantilesOfManyValues)
{
    LatencyHistogram many;
    for (std::uint64_t us = 1; us <= 10'000; ++us)
        many.add(us);
    EXPECT_EQ(many.count(), 10'000);
    EXPECT_NEAR(many.quantileUs(0.50), 5000, 5000 * LatencyHistogram::relativeError);
    EXPECT_NEAR(many.quantileUs(0.95), 9500, 9500 * LatencyHistogram::relativeError);
    EXPECT_NEAR(many.quantileUs(0.99), 9900, 9900 * LatencyHistogram::relativeError);
    EXPECT_EQ(LatencyHistogram().quantileUs(0.5), 0);
}

TEST(LatencyHistogram, countsASampledSpanForThoseItStandsFor)
{
    LatencyHistogram weighted;
    weighted.add(10, 99);
    weighted.add(5000, 1);
    EXPECT_EQ(weighted.quantileUs(0.98), 10);
    EXPECT_GT(weighted.quantileUs(0.999), 4800);
}

TEST(LatencyHistogram, mergesToWhatOneWouldHaveSeen)
{
    LatencyHistogram low, high, both;
    low.add(40);
    both.add(40);
    for (const std::uint64_t us : {7U, 900U, 70'000U}) {
        high.add(us);
        both.add(us);
    }
    LatencyHistogram merged = low;
    merged.merge(high);
    EXPECT_EQ(merged, both);
    high.merge(low);
    EXPECT_EQ(high, both);
    high.merge({});
    EXPECT_EQ(high, both);
}

TEST(LatencyHistogram, keepsWhatIsLongerThanItsRangeInTheLastBin)
{
    LatencyHistogram endless;
    endless.add(~std::uint64_t{0});
    EXPECT_NEAR(endless.quantileUs(1), static_cast<double>(LatencyHistogram::longestUs),
                static_cast<double>(LatencyHistogram::longestUs) * LatencyHistogram::relativeError);
}

TrafficSet oneCall(const std::string &from, const std::string &to, std::int64_t second, bool hasFailed = false)
{
    TrafficSet set;
    set.services = {{from, 1, 1, 0}};
    set.spans.received = set.spans.stored = 1;
    TrafficEdge edge{.from = {.name = from}, .to = {.name = to}, .protocol = "grpc"};
    edge.operations = {{"Place", 1, hasFailed ? 1.0 : 0.0}};
    TrafficCell &cell = edge.cellAt(stepStart(second, set.step));
    cell.spans = 1;
    cell.calls = 1;
    cell.errors = hasFailed ? 1 : 0;
    cell.latency.add(1000);
    edge.examples.add({.traceLow = static_cast<std::uint64_t>(second), .durationUs = 1000}, hasFailed);
    set.edges = {edge};
    return set;
}

TEST(TrafficSet, mergesTheSameEdgeAndKeepsOthersInOrder)
{
    TrafficSet set = oneCall("order", "payment", 5);
    set.merge(oneCall("order", "payment", 7, true));
    set.merge(oneCall("cart", "order", 12));
    set.merge(oneCall("order", "payment", 12));
    ASSERT_EQ(set.edges.size(), 2U);
    EXPECT_EQ(set.edges[0].from.name, "cart");
    ASSERT_EQ(set.edges[1].cells.size(), 2U);
    EXPECT_EQ(set.edges[1].cells[0].calls, 2);
    EXPECT_EQ(set.edges[1].cells[0].errors, 1);
    EXPECT_EQ(set.edges[1].total().calls, 3);
    EXPECT_EQ(set.edges[1].operations.front().errors, 1);
    EXPECT_EQ(set.edges[1].examples.failing.size(), 1U);
    EXPECT_EQ(set.services.size(), 2U);
    EXPECT_EQ(set.spans.received, 4U);
}

TEST(TrafficSet, doesNotDependOnTheOrderOfMerging)
{
    std::vector<TrafficSet> parts;
    for (std::int64_t second = 0; second < 40; ++second)
        parts.push_back(oneCall(second % 3 ? "order" : "cart", "payment", second * 7, second % 5 == 0));
    TrafficSet forward, backward;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        forward.merge(parts[i]);
        backward.merge(parts[parts.size() - 1 - i]);
    }
    EXPECT_EQ(forward, backward);
}

TEST(TrafficSet, rollsUpToLongerStepsOnly)
{
    TrafficSet set = oneCall("order", "payment", 5);
    set.merge(oneCall("order", "payment", 55));
    set.merge(oneCall("order", "payment", 65));
    set.rollUp(std::chrono::seconds(60));
    ASSERT_EQ(set.edges[0].cells.size(), 2U);
    EXPECT_EQ(set.edges[0].cells[0].calls, 2);
    EXPECT_EQ(set.edges[0].cells[1].start, 60);
    set.rollUp(std::chrono::seconds(10));
    EXPECT_EQ(set.step, std::chrono::seconds(60));
    set.merge(oneCall("order", "payment", 70)); // of a shorter step
    EXPECT_EQ(set.edges[0].cells.size(), 2U);
    EXPECT_EQ(set.edges[0].cells[1].calls, 2);
}

TEST(TrafficSet, putsRareOperationsTogetherAtTheLimit)
{
    TrafficSet set;
    for (std::size_t i = 0; i < TrafficEdge::maxOperations + 10; ++i) {
        TrafficSet call = oneCall("order", "payment", 1);
        call.edges[0].operations[0].name = "operation " + std::to_string(i);
        set.merge(call);
    }
    double calls = 0;
    for (const TrafficOperation &operation : set.edges[0].operations)
        calls += operation.calls;
    EXPECT_EQ(calls, static_cast<double>(TrafficEdge::maxOperations + 10));
    EXPECT_EQ(set.edges[0].operations.size(), TrafficEdge::maxOperations + 1);
}

TEST(TrafficSteps, beginBefore1970Too)
{
    EXPECT_EQ(stepStart(59, std::chrono::seconds(60)), 0);
    EXPECT_EQ(stepStart(-1, std::chrono::seconds(60)), -60);
    EXPECT_EQ(stepStart(-60, std::chrono::seconds(60)), -60);
}

TEST(TrafficExamples, keepsTheSlowestAndWritesTraceIds)
{
    TrafficExamples examples;
    for (std::uint64_t i = 1; i <= 10; ++i)
        examples.add({.traceHigh = 1, .traceLow = i, .durationUs = i * 100}, false);
    ASSERT_EQ(examples.slowest.size(), TrafficExamples::maxEach);
    EXPECT_EQ(examples.slowest.front().durationUs, 1000U);
    EXPECT_EQ(traceText({.traceHigh = 1, .traceLow = 0xab}), "000000000000000100000000000000ab");
    EXPECT_EQ(traceText({.traceLow = 0xab}), "00000000000000ab");
}

} // namespace
} // namespace alidade
