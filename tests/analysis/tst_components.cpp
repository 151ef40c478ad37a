#include "analysis/cycles.h"

#include <gtest/gtest.h>

#include <random>

using namespace alidade;

namespace {

std::vector<GraphEdge> randomEdges(std::mt19937 &random, std::uint32_t nodes, std::size_t count)
{
    std::uniform_int_distribution<std::uint32_t> node(0, nodes - 1);
    std::vector<GraphEdge> edges(count);
    for (GraphEdge &edge : edges)
        edge = {node(random), node(random)};
    return edges;
}

/// reach[a][b]: b can be reached from a; by closing over every middle node in turn (Warshall).
std::vector<std::vector<bool>> reachability(std::uint32_t nodes, const std::vector<GraphEdge> &edges)
{
    std::vector<std::vector<bool>> reach(nodes, std::vector<bool>(nodes, false));
    for (std::uint32_t n = 0; n < nodes; ++n)
        reach[n][n] = true;
    for (const GraphEdge &edge : edges)
        reach[edge.from][edge.to] = true;
    for (std::uint32_t via = 0; via < nodes; ++via) {
        for (std::uint32_t from = 0; from < nodes; ++from) {
            for (std::uint32_t to = 0; to < nodes; ++to) {
                if (reach[from][via] && reach[via][to])
                    reach[from][to] = true;
            }
        }
    }
    return reach;
}

} // namespace

TEST(Graph, sortsSuccessorsAndDropsDuplicatesAndLoops)
{
    const Graph graph = makeGraph(4, std::vector<GraphEdge>{{2, 3}, {0, 2}, {0, 1}, {2, 2}, {0, 2}, {2, 0}, {0, 0}});
    EXPECT_EQ(graph.offsets, (std::vector<std::uint32_t>{0, 2, 2, 4, 4}));
    EXPECT_EQ(graph.targets, (std::vector<std::uint32_t>{1, 2, 0, 3}));
}

TEST(Graph, mayBeEmpty)
{
    EXPECT_EQ(makeGraph(0, {}).size(), 0U);
    std::uint32_t count = 7;
    EXPECT_TRUE(stronglyConnectedComponents(makeGraph(0, {}), count).empty());
    EXPECT_EQ(count, 0U);
}

TEST(Components, areTheClassesOfMutualReachabilityOnRandomGraphs)
{
    std::mt19937 random(20240601);
    for (int round = 0; round < 300; ++round) {
        const auto nodes = static_cast<std::uint32_t>(1 + random() % 14);
        const auto edges = randomEdges(random, nodes, random() % (2 * nodes + 1));
        std::uint32_t count = 0;
        const auto component = stronglyConnectedComponents(makeGraph(nodes, edges), count);
        const auto reach = reachability(nodes, edges);
        for (std::uint32_t a = 0; a < nodes; ++a) {
            ASSERT_LT(component[a], count);
            for (std::uint32_t b = 0; b < nodes; ++b)
                ASSERT_EQ(component[a] == component[b], reach[a][b] && reach[b][a])
                    << "round " << round << ": " << a << ", " << b;
        }
    }
}

TEST(Components, areNumberedAfterTheirSuccessors)
{
    std::mt19937 random(7);
    const auto edges = randomEdges(random, 500, 700);
    std::uint32_t count = 0;
    const auto component = stronglyConnectedComponents(makeGraph(500, edges), count);
    ASSERT_GT(count, 100U);
    for (const GraphEdge &edge : edges)
        EXPECT_GE(component[edge.from], component[edge.to]);
}

TEST(Components, ofAVeryLongChainNeedNoDeepStack)
{
    constexpr std::uint32_t nodes = 1'000'000;
    std::vector<GraphEdge> edges;
    for (std::uint32_t n = 0; n + 1 < nodes; ++n)
        edges.push_back({n, n + 1});
    std::uint32_t count = 0;
    stronglyConnectedComponents(makeGraph(nodes, edges), count);
    EXPECT_EQ(count, nodes);
    edges.push_back({nodes - 1, 0});
    stronglyConnectedComponents(makeGraph(nodes, edges), count);
    EXPECT_EQ(count, 1U);
}
