#include "analysis/cycles.h"
#include "analysis/feedbackarcs.h"
#include "model/error.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

using namespace alidade;

namespace {

bool isAcyclicWithout(std::uint32_t nodes, const std::vector<WeightedArc> &arcs, const std::vector<std::uint32_t> &cut)
{
    std::vector<GraphEdge> edges;
    for (std::uint32_t a = 0; a < arcs.size(); ++a) {
        if (std::find(cut.begin(), cut.end(), a) == cut.end())
            edges.push_back({arcs[a].from, arcs[a].to});
    }
    std::uint32_t count = 0;
    stronglyConnectedComponents(makeGraph(nodes, edges), count);
    return count == nodes;
}

/// The least weight over all sets of arcs whose removal leaves no cycle.
double bruteForce(std::uint32_t nodes, const std::vector<WeightedArc> &arcs)
{
    double best = 1e9;
    for (std::uint32_t set = 0; set < 1U << arcs.size(); ++set) {
        double weight = 0;
        std::vector<std::uint32_t> cut;
        for (std::uint32_t a = 0; a < arcs.size(); ++a) {
            if (set >> a & 1U) {
                weight += arcs[a].weight;
                cut.push_back(a);
            }
        }
        if (weight < best && isAcyclicWithout(nodes, arcs, cut))
            best = weight;
    }
    return best;
}

/// Distinct arcs without loops, weights in quarters.
std::vector<WeightedArc> randomArcs(std::mt19937 &random, std::uint32_t nodes, std::size_t count)
{
    std::vector<WeightedArc> arcs;
    for (std::size_t tries = 0; tries < 20 * count && arcs.size() < count; ++tries) {
        const auto from = static_cast<std::uint32_t>(random() % nodes), to = static_cast<std::uint32_t>(random() % nodes);
        const bool isKnown =
            std::any_of(arcs.begin(), arcs.end(), [&](const WeightedArc &a) { return a.from == from && a.to == to; });
        if (from != to && !isKnown)
            arcs.push_back({from, to, 0.25 * static_cast<double>(1 + random() % 20)});
    }
    return arcs;
}

} // namespace

TEST(FeedbackArcs, areOfLeastWeightOnRandomGraphs)
{
    std::mt19937 random(42);
    for (int round = 0; round < 150; ++round) {
        const auto nodes = static_cast<std::uint32_t>(2 + random() % 5);
        const auto arcs = randomArcs(random, nodes, 1 + random() % 10);
        const FeedbackArcs cut = minimumFeedbackArcs(nodes, arcs, 20);
        EXPECT_TRUE(cut.isExact);
        ASSERT_TRUE(isAcyclicWithout(nodes, arcs, cut.arcs));
        ASSERT_NEAR(cut.weight, bruteForce(nodes, arcs), 1e-9) << "round " << round;
    }
}

TEST(FeedbackArcs, areFewestAmongEquallyHeavyOnes)
{
    // 0 -> 1 of weight 2 against 1 -> 0 over two parallel ways of weight 1 each
    const std::vector<WeightedArc> arcs{{0, 1, 2}, {1, 2, 1}, {2, 0, 5}, {1, 3, 1}, {3, 0, 5}};
    EXPECT_EQ(minimumFeedbackArcs(4, arcs, 20).arcs, (std::vector<std::uint32_t>{0}));
}

TEST(FeedbackArcs, ofTheHeuristicBreakEveryCycleAndHoldNothingSuperfluous)
{
    std::mt19937 random(11);
    double found = 0, least = 0;
    for (int round = 0; round < 60; ++round) {
        const auto nodes = static_cast<std::uint32_t>(4 + random() % 9);
        const auto arcs = randomArcs(random, nodes, 3 * nodes);
        const FeedbackArcs cut = minimumFeedbackArcs(nodes, arcs, 0);
        EXPECT_FALSE(cut.isExact);
        ASSERT_TRUE(isAcyclicWithout(nodes, arcs, cut.arcs));
        for (std::size_t i = 0; i < cut.arcs.size(); ++i) {
            std::vector<std::uint32_t> less = cut.arcs;
            less.erase(less.begin() + static_cast<std::ptrdiff_t>(i));
            ASSERT_FALSE(isAcyclicWithout(nodes, arcs, less));
        }
        found += cut.weight;
        least += minimumFeedbackArcs(nodes, arcs, 20).weight;
    }
    EXPECT_GE(found, least);
    EXPECT_LE(found, 1.1 * least) << "more than a tenth above the optimum";
}

TEST(FeedbackArcs, keepUncuttableArcsWhereTheyCan)
{
    std::vector<WeightedArc> arcs{{0, 1, 1}, {1, 0, 9}};
    arcs[0].weight = uncuttable;
    EXPECT_EQ(minimumFeedbackArcs(2, arcs, 20).arcs, (std::vector<std::uint32_t>{1}));
    arcs[1].weight = uncuttable;
    EXPECT_GE(minimumFeedbackArcs(2, arcs, 20).weight, uncuttable);
}

TEST(FeedbackArcs, ofTwentyNodesAreStillExact)
{
    std::mt19937 random(3);
    const auto arcs = randomArcs(random, 20, 90);
    const FeedbackArcs exact = minimumFeedbackArcs(20, arcs, 20), heuristic = minimumFeedbackArcs(20, arcs, 0);
    EXPECT_TRUE(exact.isExact);
    EXPECT_TRUE(isAcyclicWithout(20, arcs, exact.arcs));
    EXPECT_LE(exact.weight, heuristic.weight);
}

TEST(FeedbackArcs, ofThousandsOfNodesAreFoundToo)
{
    std::mt19937 random(5);
    const auto arcs = randomArcs(random, 2'000, 6'000);
    EXPECT_TRUE(isAcyclicWithout(2'000, arcs, minimumFeedbackArcs(2'000, arcs, 20).arcs));
}

TEST(FeedbackArcs, canBeCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    std::mt19937 random(5);
    EXPECT_THROW(minimumFeedbackArcs(20, randomArcs(random, 20, 60), 20, stop.get_token()), Cancelled);
    EXPECT_THROW(minimumFeedbackArcs(40, randomArcs(random, 40, 90), 20, stop.get_token()), Cancelled);
}
