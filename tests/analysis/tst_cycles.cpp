#include "analysis/cycles.h"
#include "model/error.h"
#include "tests/builder.h"

#include <gtest/gtest.h>

using namespace alidade;
using test::System;

namespace {

std::string names(const GroupedView &view, const std::vector<std::uint32_t> &groups)
{
    std::string text;
    for (std::uint32_t group : groups)
        text += (text.empty() ? "" : " ") + view.names[group];
    return text;
}

std::string edgeNames(const GroupedView &view, const std::vector<std::uint32_t> &edges)
{
    std::string text;
    for (std::uint32_t edge : edges)
        text += (text.empty() ? "" : " ") + view.names[view.edges[edge].from] + ">" + view.names[view.edges[edge].to];
    return text;
}

/// "members | chain | mode" a cycle.
std::string cyclesOf(const Architecture &architecture, Grouping grouping = Grouping::service)
{
    const GroupedView view = groupBy(architecture, grouping);
    std::string text;
    for (const Cycle &cycle : findCycles(architecture, view))
        text += names(view, cycle.members) + " | " + names(view, cycle.chain) + " | " + std::string(toText(cycle.mode)) + "\n";
    return text;
}

/// Modules a, b, c, …, one per edge end.
Architecture modules(std::size_t count, std::vector<ModuleDependency> dependencies)
{
    Architecture a;
    for (std::size_t i = 0; i < count; ++i)
        a.modules.push_back({.path = std::string(1, static_cast<char>('a' + i))});
    a.moduleDependencies = std::move(dependencies);
    return a;
}

} // namespace

TEST(Cycles, areNoneInALayeredSystem)
{
    EXPECT_EQ(cyclesOf(System().service("a").calls("b").calls("c").service("b").calls("c").build()), "");
}

TEST(Cycles, areListedLargestFirstThenByName)
{
    EXPECT_EQ(cyclesOf(System()
                           .service("x")
                           .calls("y")
                           .service("y")
                           .calls("x")
                           .service("c")
                           .calls("d")
                           .service("d")
                           .calls("e")
                           .service("e")
                           .calls("c")
                           .service("a")
                           .calls("b")
                           .service("b")
                           .calls("a")
                           .calls("x")
                           .build()),
              "c d e | c d e c | sync\n"
              "a b | a b a | sync\n"
              "x y | x y x | sync\n");
}

TEST(Cycles, haveAShortestChainThroughTheFirstMember)
{
    EXPECT_EQ(cyclesOf(System()
                           .service("a")
                           .calls("b")
                           .service("b")
                           .calls("c")
                           .service("c")
                           .calls("d")
                           .calls("a")
                           .service("d")
                           .calls("a")
                           .build()),
              "a b c d | a b c a | sync\n");
}

TEST(Cycles, areSyncOnlyWhenCallsAloneCloseThem)
{
    EXPECT_EQ(cyclesOf(System().service("a").calls("b", Mode::async).service("b").calls("a", Mode::async).build()),
              "a b | a b a | async\n");
    EXPECT_EQ(cyclesOf(System().service("a").calls("b", Mode::build).service("b").calls("a", Mode::build).build()),
              "a b | a b a | build\n");
    EXPECT_EQ(cyclesOf(System().service("a").calls("b").service("b").calls("a", Mode::async).build()), "a b | a b a | mixed\n");
    EXPECT_EQ(cyclesOf(System().service("a").calls("b", Mode::build).service("b").calls("a", Mode::async).build()),
              "a b | a b a | mixed\n");
    EXPECT_EQ(cyclesOf(System().service("a").calls("b").service("b").calls("a", Mode::data).build()), "a b | a b a | sync\n");
    EXPECT_EQ(cyclesOf(System()
                           .service("a")
                           .calls("b")
                           .calls("c", Mode::async)
                           .service("b")
                           .calls("a")
                           .service("c")
                           .calls("a", Mode::async)
                           .build()),
              "a b c | a b a | sync\n")
        << "one more asynchronous way does not make a ring of calls harmless";
}

TEST(Cycles, ignoreTelemetry)
{
    EXPECT_EQ(cyclesOf(System().service("a").calls("b").service("b").calls("a", Mode::telemetry).build()), "");
}

TEST(Cycles, ignoreAcceptedCuts)
{
    Architecture a = System().service("a").calls("b").service("b").calls("a").build();
    a.dependencies[1].isCutAccepted = true;
    EXPECT_EQ(cyclesOf(a), "");
}

TEST(Cycles, ignoreReplicasOfOneStore)
{
    const System replicas =
        System().service("db0", NodeKind::datastore).calls("db1").service("db1", NodeKind::datastore).calls("db0");
    EXPECT_EQ(cyclesOf(replicas.build()), "");
}

TEST(Cycles, ignoreAcceptedCutsBetweenModules)
{
    Architecture a;
    a.modules = {{.path = "x/a"}, {.path = "x/b"}};
    a.moduleDependencies = {{.from = 0, .to = 1}, {.from = 1, .to = 0}};
    EXPECT_NE(cyclesOf(a, Grouping::module), "");
    a.moduleDependencies[1].isCutAccepted = true;
    EXPECT_EQ(cyclesOf(a, Grouping::module), "");
}

TEST(Cycles, ofContextsLeaveTheUnassignedOut)
{
    const System withoutLoop = System().service("a").in("Sales").calls("x").service("x").calls("a");
    EXPECT_EQ(cyclesOf(withoutLoop.build(), Grouping::context), "");
    EXPECT_EQ(
        cyclesOf(
            System().service("a").in("Sales").calls("b").service("b").in("Stock").calls("c").service("c").in("Sales").build(),
            Grouping::context),
        "Sales Stock | Sales Stock Sales | sync\n");
}

TEST(Cycles, ofModulesAreBuildCycles)
{
    EXPECT_EQ(cyclesOf(modules(3, {{.from = 0, .to = 1}, {.from = 1, .to = 2}, {.from = 2, .to = 0}}), Grouping::module),
              "a b c | a b c a | build\n");
}

TEST(Cycles, canBeCancelled)
{
    const Architecture a = System().service("a").calls("b").service("b").calls("a").build();
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(findCycles(a, groupBy(a, Grouping::service), {.stop = stop.get_token()}), Cancelled);
}

TEST(Cuts, weighCallsAccordingToTheirMode)
{
    const Architecture a = System()
                               .service("a")
                               .calls("b", Mode::sync)
                               .calls("b", Mode::sync, "http")
                               .calls("c", Mode::async)
                               .calls("d", Mode::data)
                               .calls("e", Mode::sync, "grpc", Voice::deployed)
                               .build();
    const GroupedView view = groupBy(a, Grouping::service);
    std::vector<double> weights;
    for (const GroupedEdge &edge : view.edges)
        weights.push_back(cutWeight(a, view, edge));
    EXPECT_EQ(weights, (std::vector<double>{2, 0.5, 2, 1}));
}

TEST(Cuts, weighImportLines)
{
    const Architecture a = modules(5, {{.from = 0, .to = 1, .imports = 3},
                                       {.from = 0, .to = 2, .isTestOnly = true, .imports = 2},
                                       {.from = 0, .to = 3},
                                       {.from = 0, .to = 4, .isIndirect = true}});
    const GroupedView view = groupBy(a, Grouping::module);
    std::vector<double> weights;
    for (const GroupedEdge &edge : view.edges)
        weights.push_back(cutWeight(a, view, edge));
    EXPECT_EQ(weights, (std::vector<double>{3, 0.5, 1, 0.25}));
}

TEST(Cuts, areRankedAndDiffer)
{
    const Architecture a =
        modules(3, {{.from = 0, .to = 1, .imports = 5}, {.from = 1, .to = 2, .imports = 2}, {.from = 2, .to = 0, .imports = 3}});
    const GroupedView view = groupBy(a, Grouping::module);
    const std::vector<Cycle> cycles = findCycles(a, view);
    ASSERT_EQ(cycles.size(), 1U);
    std::string text;
    for (const Cut &cut : cycles[0].cuts)
        text +=
            edgeNames(view, cut.edges) + "=" + std::to_string(static_cast<int>(cut.weight)) + (cut.isExact ? " exact\n" : "\n");
    EXPECT_EQ(text, "b>c=2 exact\nc>a=3 exact\na>b=5 exact\n");
}

TEST(Cuts, areAsManyAsAskedFor)
{
    const Architecture a = modules(3, {{.from = 0, .to = 1}, {.from = 1, .to = 2}, {.from = 2, .to = 0}});
    const GroupedView view = groupBy(a, Grouping::module);
    EXPECT_EQ(findCycles(a, view, {.cutsPerCycle = 2})[0].cuts.size(), 2U);
    EXPECT_TRUE(findCycles(a, view, {.withCuts = false})[0].cuts.empty());
}

TEST(Cuts, doNotProposeRequirementsThatFollowFromOthers)
{
    // a requires c only because b does: that line goes away with a > b, and cutting it alone changes nothing.
    const Architecture a = modules(3, {{.from = 0, .to = 1, .imports = 1},
                                       {.from = 0, .to = 2, .isIndirect = true},
                                       {.from = 1, .to = 2, .imports = 4},
                                       {.from = 2, .to = 0, .imports = 6}});
    const GroupedView view = groupBy(a, Grouping::module);
    EXPECT_EQ(edgeNames(view, findCycles(a, view)[0].cuts[0].edges), "a>b");
}

TEST(Cuts, proposeAnIndirectRequirementWhenNothingElseExplainsIt)
{
    const Architecture a = modules(2, {{.from = 0, .to = 1, .isIndirect = true}, {.from = 1, .to = 0, .imports = 2}});
    const GroupedView view = groupBy(a, Grouping::module);
    EXPECT_EQ(edgeNames(view, findCycles(a, view)[0].cuts[0].edges), "a>b");
}

TEST(Cuts, explainTheirWeight)
{
    Architecture a = modules(2, {{.from = 0, .to = 1, .imports = 3}, {.from = 1, .to = 0, .imports = 9}});
    a.moduleDependencies[0].evidence = {{.source = "s", .file = "a/x.go", .line = 3},
                                        {.source = "s", .file = "a/y.go", .line = 5}};
    const GroupedView view = groupBy(a, Grouping::module);
    EXPECT_EQ(findCycles(a, view)[0].cuts[0].advice, "a -> b: 3 import lines in 2 files; introduce an interface in a that b "
                                                     "fulfils, or move what both need to a module below them.");
}

TEST(Cuts, explainTheirWeightInPartsThatCanBeTranslated)
{
    Architecture a = modules(2, {{.from = 0, .to = 1, .imports = 3}, {.from = 1, .to = 0, .imports = 9}});
    const GroupedView view = groupBy(a, Grouping::module);
    const std::vector<Cycle> cycles = findCycles(a, view);
    const Cut &cut = cycles[0].cuts[0];
    ASSERT_EQ(cut.steps.size(), 1U);
    EXPECT_EQ(cut.steps[0].edge, cut.edges[0]);
    EXPECT_EQ(cut.steps[0].importLines, 3);
    EXPECT_TRUE(cut.steps[0].isBuild);
    EXPECT_EQ(cut.steps[0].remedy, CutStep::Remedy::invertModules);
}

TEST(Cuts, betweenContextsNameTheServiceToMove)
{
    const Architecture a = System()
                               .service("a")
                               .in("Sales")
                               .calls("b")
                               .service("b")
                               .in("Stock")
                               .calls("c")
                               .calls("d")
                               .service("c")
                               .in("Sales")
                               .service("d")
                               .in("Sales")
                               .build();
    const GroupedView view = groupBy(a, Grouping::context);
    const std::string advice = findCycles(a, view)[0].cuts[0].advice;
    EXPECT_NE(advice.find("or move b to Sales"), std::string::npos) << advice;
}
