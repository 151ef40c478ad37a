#include "exporters/exporter.h"
#include "tests/exporters/views.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

using namespace alidade;
using nlohmann::json;
using test::System;

namespace {

std::string written(const std::string &format, const Architecture &architecture, const std::vector<Cycle> &cycles)
{
    return findFormat(cyclesFormats(), format)->write(architecture, test::serviceView(architecture), cycles, {});
}

} // namespace

TEST(CyclesJson, hasMembersModeEdgesAndCuts)
{
    const json document = json::parse(written("json", test::ringSystem(), {test::ring()}));
    EXPECT_EQ(document["schema"], "alidade/cycles/1");
    EXPECT_EQ(document["groupBy"], "service");
    ASSERT_EQ(document["cycles"].size(), 1U);
    const json &cycle = document["cycles"][0];
    EXPECT_EQ(cycle["members"], (json{"a", "b", "c"}));
    EXPECT_EQ(cycle["mode"], "sync");
    EXPECT_EQ(cycle["edges"].size(), 3U);
    EXPECT_EQ(
        cycle["edges"][0],
        json::parse(R"({"from":"a","to":"b","evidence":[{"voice":"coded","file":"a/main.go","line":7,"detail":"a calls b"}]})"));
    EXPECT_EQ(
        cycle["cuts"],
        json::parse(R"([{"edges":[{"from":"c","to":"a"}],"weight":1.5,"exact":true,"advice":"c -> a: publish an event."}])"));
}

TEST(CyclesJson, isValidWithoutCycles)
{
    EXPECT_EQ(json::parse(written("json", test::ringSystem(), {}))["cycles"], json::array());
}

TEST(CyclesJson, namesTheModulesBehindAnEdge)
{
    Architecture a = System().service("a").calls("b", Mode::build, "build").build();
    a.modules = {{.path = "m/a", .dir = "a", .source = "test", .service = 0},
                 {.path = "m/b", .dir = "b", .source = "test", .service = 1}};
    a.moduleDependencies = {{.from = 0, .to = 1, .evidence = {{Voice::coded, "test", "a/go.mod", 5, "requires m/b"}}}};
    const Cycle cycle{.members = {0, 1}, .chain = {0, 1, 0}, .edges = {0}};
    const json edge = json::parse(written("json", a, {cycle}))["cycles"][0]["edges"][0];
    EXPECT_EQ(edge["modules"], json{"m/a"});
    EXPECT_EQ(edge["evidence"].size(), 2U);
    EXPECT_EQ(edge["evidence"][0]["file"], "a/go.mod");
    EXPECT_EQ(edge["evidence"][0]["line"], 5);
}

TEST(CyclesSarif, hasOneResultPerCycleWithLevelByMode)
{
    const std::vector<std::pair<CycleMode, std::string>> levels{
        {CycleMode::sync, "error"}, {CycleMode::mixed, "warning"}, {CycleMode::build, "warning"}, {CycleMode::async, "note"}};
    for (const auto &[mode, level] : levels) {
        const json run = json::parse(written("sarif", test::ringSystem(), {test::ring(mode)}))["runs"][0];
        ASSERT_EQ(run["results"].size(), 1U);
        const json &result = run["results"][0];
        EXPECT_EQ(result["ruleId"], "service-cycle");
        EXPECT_EQ(result["level"], level);
        EXPECT_EQ(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"], result["ruleId"]);
        EXPECT_EQ(result["locations"][0]["physicalLocation"],
                  json::parse(R"({"artifactLocation":{"uri":"a/main.go","uriBaseId":"SRCROOT"},"region":{"startLine":7}})"));
        EXPECT_EQ(result["relatedLocations"].size(), 3U);
    }
}

TEST(CyclesSarif, hasAFingerprintOfTheMembersAlone)
{
    auto fingerprint = [](const Architecture &a, CycleMode mode) {
        return json::parse(written("sarif", a, {test::ring(mode)}))["runs"][0]["results"][0]["partialFingerprints"];
    };
    Architecture moved = test::ringSystem();
    moved.dependencies[0].evidence[0].line = 99;
    EXPECT_EQ(fingerprint(test::ringSystem(), CycleMode::sync), fingerprint(moved, CycleMode::async));
    const Architecture other = System().service("a").calls("b").service("b").calls("x").service("x").calls("a").build();
    EXPECT_NE(fingerprint(test::ringSystem(), CycleMode::sync), fingerprint(other, CycleMode::sync));
}

TEST(CyclesSarif, encodesPathsAsUris)
{
    Architecture a = test::ringSystem();
    a.dependencies[0].evidence[0].file = "a b/支#付?.go";
    const json result = json::parse(written("sarif", a, {test::ring()}))["runs"][0]["results"][0];
    EXPECT_EQ(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a%20b/%E6%94%AF%23%E4%BB%98%3F.go");
}

TEST(CyclesSarif, namesMembersWhenNoPlaceIsKnown)
{
    Architecture a = test::ringSystem();
    for (Dependency &dependency : a.dependencies)
        dependency.evidence.clear();
    const json result = json::parse(written("sarif", a, {test::ring()}))["runs"][0]["results"][0];
    EXPECT_EQ(result["locations"][0]["logicalLocations"].size(), 3U);
}

TEST(CyclesMermaid, coloursMembersAndEdges)
{
    const std::string text = written("mermaid", test::ringSystem(), {test::ring()});
    EXPECT_NE(text.find("n0[\"a\"]:::cycle0\n"), std::string::npos) << text;
    EXPECT_NE(text.find("classDef cycle0 fill:#"), std::string::npos) << text;
    EXPECT_NE(text.find("linkStyle 0,1 stroke:#"), std::string::npos) << text;
    EXPECT_NE(text.find("linkStyle 2 stroke:#"), std::string::npos) << "the cut: " << text;
}

TEST(CyclesText, isATableOfChainsModesAndLines)
{
    EXPECT_EQ(written("text", test::ringSystem(), {test::ring()}), "1 cycle between services (3 services, 3 dependencies)\n"
                                                                   "\n"
                                                                   "Chain                 Cycle?     Triggered by\n"
                                                                   "────────────────────  ─────────  ────────────────────────\n"
                                                                   "CYCLE: a → b → c → a  yes, sync  a → b\n"
                                                                   "                                   a/main.go:7  a calls b\n"
                                                                   "                                 b → c\n"
                                                                   "                                   b/main.go:1  b calls c\n"
                                                                   "                                 c → a\n"
                                                                   "                                   c/main.go:1  c calls a\n"
                                                                   "\n"
                                                                   "To break cycle 1 (a and 2 others)\n"
                                                                   "  1. weight 1.5  c -> a: publish an event.\n");
}

TEST(CyclesText, saysWhenThereIsNone)
{
    EXPECT_EQ(written("text", test::ringSystem(), {}), "No cycles between services (3 services, 3 dependencies)\n");
}

TEST(CyclesText, canListTheOtherChainsToo)
{
    const Architecture a = test::ringSystem();
    const std::string text = cyclesText(a, test::serviceView(a), {}, {.showAllChains = true});
    EXPECT_NE(text.find("a → b  no      a → b\n                 a/main.go:7  a calls b\n"), std::string::npos) << text;
}

TEST(CyclesText, breaksLongChainsAndNamesMembersOffTheChain)
{
    System system;
    const std::string tail(40, 'x');
    for (const char *name : {"a", "b", "c"})
        system.service(name + tail).calls("a" + tail);
    const Architecture a = system.build();
    const Cycle cycle{.members = {0, 1, 2}, .chain = {0, 1, 0}, .edges = {}, .mode = CycleMode::async};
    const std::string text = written("text", a, {cycle});
    EXPECT_NE(text.find("\n       → b" + tail), std::string::npos) << text;
    EXPECT_NE(text.find("  with c" + tail), std::string::npos) << text;
}
