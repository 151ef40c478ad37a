#include "exporters/exporter.h"
#include "tests/exporters/views.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

using namespace alidade;
using nlohmann::json;
using test::System;

namespace {

std::string written(const std::string &format, const Architecture &architecture, const GroupedView &view)
{
    return findFormat(graphFormats(), format)->write(architecture, view, {});
}

Architecture shop()
{
    Architecture a = System()
                         .service("order")
                         .in("Sales")
                         .calls("db", Mode::data, "sql")
                         .calls("payment")
                         .calls("payment", Mode::async, "nats")
                         .service("payment")
                         .in("Billing")
                         .service("db", NodeKind::datastore)
                         .service("lonely")
                         .build();
    a.nodes[a.findNode("order")].aliases = {"orders"};
    a.nodes[a.findNode("order")].endpoints = {
        {.kind = EndpointKind::http, .name = "GET /orders", .evidence = {Voice::coded, "test", "order/main.go", 7, "GET"}}};
    a.nodes[a.findNode("order")].owners = {"@sales"};
    return a;
}

} // namespace

TEST(GraphFormats, areFoundByName)
{
    EXPECT_EQ(formatNames(graphFormats()), "text, json, dot, mermaid, svg, png, pdf");
    EXPECT_EQ(findFormat(graphFormats(), "dott"), nullptr);
    EXPECT_EQ(findFormat(graphFormats(), "mermaid")->suffix, "mmd");
    for (const GraphFormat &format : graphFormats())
        EXPECT_EQ(format.write != nullptr, format.source == GraphFormat::Source::view) << format.name;
}

TEST(GraphJson, listsNodesWithWhatIsKnownOfThem)
{
    const Architecture a = shop();
    const json graph = json::parse(written("json", a, test::serviceView(a)));
    EXPECT_EQ(graph["schema"], "alidade/graph/1");
    EXPECT_EQ(graph["groupBy"], "service");
    EXPECT_EQ(graph["nodes"].size(), 4U);
    EXPECT_EQ(graph["nodes"][2],
              json::parse(R"({"id":"order","name":"order","kind":"service","language":"","path":"","context":"Sales",
        "aliases":["orders"],"endpoints":[{"kind":"http","name":"GET /orders",
        "evidence":[{"voice":"coded","file":"order/main.go","line":7,"detail":"GET"}]}],"owners":["@sales"]})"));
    EXPECT_EQ(graph["nodes"][0]["kind"], "datastore");
    EXPECT_EQ(graph["flows"], json::array());
}

TEST(GraphJson, flowsLeadFromProducersToConsumers)
{
    Architecture a = shop();
    const Evidence evidence{Voice::coded, "test", "order/main.go", 9, "Send"};
    a.flows = {{a.findNode("order"), a.findNode("payment"), none, "orders", {evidence}},
               {a.findNode("order"), a.findNode("payment"), a.findNode("db"), "paid", {evidence}}};
    const json flows = json::parse(written("json", a, test::serviceView(a)))["flows"];
    ASSERT_EQ(flows.size(), 2U);
    EXPECT_EQ(flows[0], json::parse(R"({"from":"order","to":"payment","via":"orders","broker":"",
        "evidence":[{"voice":"coded","file":"order/main.go","line":9,"detail":"Send"}]})"));
    EXPECT_EQ(flows[1]["broker"], "db");
    const GroupedView byContext{.grouping = Grouping::context,
                                .names = {"Billing", "Sales"},
                                .entities = {a.findContext("Billing"), a.findContext("Sales")}};
    const json contexts = json::parse(written("json", a, byContext))["flows"];
    ASSERT_EQ(contexts.size(), 2U);
    EXPECT_EQ(contexts[0]["from"], "Sales");
    EXPECT_EQ(contexts[0]["to"], "Billing");
}

TEST(GraphJson, hasOneEdgeForEachModeAndProtocol)
{
    const Architecture a = shop();
    const json edges = json::parse(written("json", a, test::serviceView(a)))["edges"];
    ASSERT_EQ(edges.size(), 3U);
    EXPECT_EQ(edges[0]["to"], "db");
    EXPECT_EQ(edges[1], json::parse(R"({"from":"order","to":"payment","protocol":"grpc","mode":"sync","via":[],"voices":["coded"],
        "evidence":[{"voice":"coded","file":"order/main.go","line":1,"detail":"order calls payment"}]})"));
    EXPECT_EQ(edges[2]["mode"], "async");
    EXPECT_EQ(edges[2]["protocol"], "nats");
}

TEST(GraphJson, namesTheSourceWhereThereAreSeveral)
{
    Architecture a = shop();
    a.sources = {{.id = "/a", .name = "a"}, {.id = "/b", .name = "b"}};
    EXPECT_EQ(json::parse(written("json", a, test::serviceView(a)))["edges"][0]["evidence"][0]["source"], "test");
}

TEST(GraphJson, survivesNamesThatAreNotUtf8)
{
    const Architecture a = System().service("a\xff\"\\").calls("b\n").build();
    const json graph = json::parse(written("json", a, test::serviceView(a)));
    EXPECT_EQ(graph["nodes"][0]["name"], "a\uFFFD\"\\");
    EXPECT_EQ(graph["nodes"][1]["name"], "b\n");
}

TEST(GraphMermaid, putsContextsIntoSubgraphs)
{
    const Architecture a = shop();
    EXPECT_EQ(written("mermaid", a, test::serviceView(a)), "flowchart LR\n"
                                                           "    n0[(\"db\")]\n"
                                                           "    n1[\"lonely\"]\n"
                                                           "    subgraph c0[\"Billing\"]\n"
                                                           "        n3[\"payment\"]\n"
                                                           "    end\n"
                                                           "    subgraph c1[\"Sales\"]\n"
                                                           "        n2[\"order\"]\n"
                                                           "    end\n"
                                                           "    n2 -->|\"sql\"| n0\n"
                                                           "    n2 -->|\"grpc#44; nats\"| n3\n");
}

TEST(GraphMermaid, keepsHostileNamesInsideTheirLabels)
{
    const Architecture a = System().service("a\"]\nclick n0 \"javascript:alert(1)\"").calls("%%{init: {}}%%").build();
    const std::string text = written("mermaid", a, test::serviceView(a));
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 4);
    EXPECT_EQ(text.find("javascript:"), std::string::npos);
    EXPECT_EQ(text.find("%%{"), std::string::npos);
}

TEST(GraphDot, isQuotedAndClustered)
{
    const Architecture a = System().service("a\"b").in("Sales").calls("c\\", Mode::async, "kafka").build();
    const std::string text = written("dot", a, test::serviceView(a));
    EXPECT_NE(text.find("subgraph cluster_0 {\n        label=\"Sales\";\n        n0 [label=\"a\\\"b\", shape=box];\n    }"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("n1 [label=\"c\\\\\""), std::string::npos) << text;
    EXPECT_NE(text.find("n0 -> n1 [style=dashed, label=\"kafka\"];"), std::string::npos) << text;
}

TEST(GraphText, isATableWithCountsAndPlaces)
{
    const Architecture a = shop();
    EXPECT_EQ(written("text", a, test::serviceView(a)), "3 services, 1 resource, 2 dependencies\n"
                                                        "\n"
                                                        "From   To       Mode  Protocol    Says   Where\n"
                                                        "─────  ───────  ────  ──────────  ─────  ───────────────\n"
                                                        "order  db       data  sql         coded  order/main.go:1\n"
                                                        "order  payment  sync  grpc, nats  coded  order/main.go:1\n"
                                                        "\n"
                                                        "Without dependencies: lonely\n");
}

TEST(GraphText, hasColoursOnlyWhenAsked)
{
    const Architecture a = shop();
    EXPECT_EQ(graphText(a, test::serviceView(a)).find('\x1b'), std::string::npos);
    EXPECT_NE(graphText(a, test::serviceView(a), {.useColor = true}).find("\x1b[1m"), std::string::npos);
}

TEST(GraphText, neverSteersTheTerminal)
{
    const Architecture a = System().service("\x1b[2Jx").calls("y\r").build();
    const std::string text = written("text", a, test::serviceView(a));
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_EQ(text.find('\r'), std::string::npos);
}
