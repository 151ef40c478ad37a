#include "analysis/graph.h"
#include "tests/builder.h"

#include <gtest/gtest.h>

using namespace alidade;
using test::System;

namespace {

std::string toText(const GroupedView &view)
{
    std::string text;
    for (const GroupedEdge &edge : view.edges)
        text += view.names[edge.from] + ">" + view.names[edge.to] + " " + std::string(toText(edge.mode)) + "*" +
                std::to_string(edge.dependencies.size()) + "\n";
    return text;
}

} // namespace

TEST(Grouping, hasWords)
{
    EXPECT_EQ(toText(Grouping::context), "context");
    EXPECT_EQ(fromText<Grouping>("module"), Grouping::module);
    EXPECT_EQ(fromText<Grouping>("package"), std::nullopt);
}

TEST(Grouping, byServiceBundlesDependenciesAndTakesTheStrongestMode)
{
    const Architecture a = System()
                               .service("order")
                               .calls("kafka", Mode::async, "kafka")
                               .calls("payment", Mode::build, "build")
                               .calls("payment", Mode::async, "nats")
                               .calls("payment", Mode::sync, "grpc", Voice::deployed)
                               .build();
    const GroupedView view = groupBy(a, Grouping::service);
    EXPECT_EQ(view.names, (std::vector<std::string>{"kafka", "order", "payment"}));
    EXPECT_EQ(toText(view), "order>kafka async*1\norder>payment sync*3\n");
    EXPECT_EQ(view.edges[1].protocols, (std::vector<std::string>{"build", "grpc", "nats"}));
    EXPECT_TRUE(view.edges[1].voices.contains(Voice::coded));
    EXPECT_TRUE(view.edges[1].voices.contains(Voice::deployed));
    EXPECT_FALSE(view.edges[1].voices.contains(Voice::observed));
}

TEST(Grouping, byContextOrdersByNameAndPutsTheRestIntoUnassigned)
{
    Architecture a = System()
                         .service("cart")
                         .in("b")
                         .calls("order")
                         .service("order")
                         .in("a")
                         .calls("mail")
                         .calls("stock")
                         .service("stock")
                         .in("a")
                         .build();
    a.contexts[0].name = "Zebra"; // id "a"
    a.contexts[1].name = "Apple"; // id "b"
    const GroupedView view = groupBy(a, Grouping::context);
    EXPECT_EQ(view.names, (std::vector<std::string>{"Apple", "Zebra", "Unassigned"}));
    EXPECT_EQ(view.entities, (std::vector<Index>{1, 0, none}));
    EXPECT_EQ(toText(view), "Apple>Zebra sync*1\nZebra>Unassigned sync*1\n");
}

TEST(Grouping, byModuleCanHideWhatIsInNoSource)
{
    Architecture a;
    a.modules = {{.path = "a"}, {.path = "b"}, {.path = "x", .isExternal = true}};
    a.moduleDependencies = {{.from = 0, .to = 1}, {.from = 0, .to = 2}, {.from = 1, .to = 0}};
    EXPECT_EQ(toText(groupBy(a, Grouping::module)), "a>b build*1\na>x build*1\nb>a build*1\n");
    const GroupedView own = groupBy(a, Grouping::module, ExternalModules::hide);
    EXPECT_EQ(own.names, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(toText(own), "a>b build*1\nb>a build*1\n");
}

TEST(ModuleDependencyIndex, findsWhatStandsBehindABuildDependency)
{
    Architecture a;
    a.nodes = {{.name = "auth"}, {.name = "user"}};
    a.modules = {{.path = "auth/core", .service = 0},
                 {.path = "auth/grpc", .service = 0},
                 {.path = "lib"},
                 {.path = "user", .service = 1}};
    a.moduleDependencies = {
        {.from = 0, .to = 1}, {.from = 0, .to = 3}, {.from = 1, .to = 3}, {.from = 2, .to = 3}, {.from = 3, .to = 0}};
    const ModuleDependencyIndex index(a);
    EXPECT_EQ(index.between(0, 1), (std::vector<Index>{1, 2}));
    EXPECT_EQ(index.between(1, 0), (std::vector<Index>{4}));
    EXPECT_TRUE(index.between(1, 1).empty());
}
