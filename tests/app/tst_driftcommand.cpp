#include "tests/app/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace alidade::test {
namespace {

const std::string sample = SOURCE_DIR "/resources/sample", recorded = sample + "/traces/shop.json";

/// "from > to verdict" of every dependency that is neither agreed nor left unjudged.
std::vector<std::string> driftOf(const std::string &json)
{
    std::vector<std::string> lines;
    const auto document = nlohmann::json::parse(json);
    for (const auto &item : document["dependencies"]) {
        if (item.contains("level"))
            lines.push_back(item["from"].get<std::string>() + " > " + item["to"].get<std::string>() + " " +
                            item["verdict"].get<std::string>());
    }
    return lines;
}

const std::vector<std::string> planted{"gateway > legacy-shop deployed-only", "legacy-shop > postgres-order coded-only",
                                       "notification-service > postgres-user observed-only",
                                       "price-watch > gateway observed-only", "storefront > inventory-service observed-only"};

TEST(DriftCommand, showsThePlantedDifferencesOfTheSampleAndNothingElse)
{
    const Outcome outcome = alidade({"drift", sample, recorded, "--format", "json"});
    EXPECT_EQ(outcome.exitCode, 1) << outcome.errors;
    EXPECT_EQ(driftOf(outcome.output), planted);
    const auto json = nlohmann::json::parse(outcome.output);
    EXPECT_EQ(json["schema"], "alidade/drift/1");
    EXPECT_EQ(json["onlyObserved"], nlohmann::json::array({"price-watch"}));
    EXPECT_EQ(json["propagation"]["knownDependencies"], 28);
    EXPECT_EQ(json["propagation"]["tracedDependencies"], 26);
    // The storefront does not hand its trace on.
    for (const auto &edge : json["propagation"]["edges"])
        EXPECT_EQ(edge["brokenShare"], edge["from"] == "storefront" && edge["to"] == "gateway" ? 1.0 : 0.0) << edge;
    const auto isUnjudged = [](const nlohmann::json &item) { return item["verdict"] == "unjudged"; };
    EXPECT_FALSE(std::ranges::any_of(json["dependencies"], isUnjudged));
}

TEST(DriftCommand, saysNothingAboutWhatDoesNotRunWithoutTraffic)
{
    const Outcome outcome = alidade({"drift", sample, "--format", "json"});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.errors;
    EXPECT_TRUE(driftOf(outcome.output).empty());
    EXPECT_TRUE(nlohmann::json::parse(outcome.output)["window"].is_null());
}

TEST(DriftCommand, isTheSameFromAWorkspaceAndEveryTime)
{
    const Folder folder;
    const std::string file = folder / "shop.alidade";
    ASSERT_EQ(alidade({"import", sample, recorded, "-w", file}).exitCode, 0);
    const Outcome first = alidade({"drift", "-w", file, "--format", "json"});
    EXPECT_EQ(driftOf(first.output), planted);
    EXPECT_EQ(alidade({"drift", "-w", file, "--format", "json"}).output, first.output);
    const auto evidence = nlohmann::json::parse(first.output)["dependencies"][0]["evidence"];
    EXPECT_FALSE(evidence.empty());
    // Nothing was seen after the recording, so nothing is missed then either.
    const Outcome later = alidade({"drift", "-w", file, "--from", "2026-03-03", "--format", "json"});
    EXPECT_TRUE(driftOf(later.output).empty()) << later.output;
}

TEST(DriftCommand, decisionsChangeWhatIsOpenAndAreTakenBack)
{
    const Folder folder;
    const std::string file = folder / "shop.alidade";
    ASSERT_EQ(alidade({"import", sample, recorded, "-w", file}).exitCode, 0);
    EXPECT_EQ(alidade({"drift", "-w", file, "--fail-on", "warning"}).exitCode, 1);
    EXPECT_EQ(alidade({"drift", "-w", file, "--fail-on", "error"}).exitCode, 0);
    EXPECT_EQ(alidade({"drift", "-w", file, "--exit-zero"}).exitCode, 0);
    for (const auto &[from, to] : {std::pair{"storefront", "inventory"}, std::pair{"price-watch", "gateway"}})
        EXPECT_EQ(alidade({"drift", "accept", from, to, "--reason", "known", "-w", file}).exitCode, 0);
    EXPECT_EQ(alidade({"drift", "adopt", "notification-service", "postgres-user", "-w", file}).exitCode, 0);
    EXPECT_EQ(alidade({"drift", "-w", file, "--fail-on", "warning"}).exitCode, 0);
    const std::string sarif = alidade({"drift", "-w", file, "--format", "sarif"}).output;
    std::size_t suppressed = 0;
    const auto document = nlohmann::json::parse(sarif);
    for (const auto &result : document["runs"][0]["results"])
        suppressed += result.contains("suppressions") ? 1 : 0;
    EXPECT_EQ(suppressed, 2U);
    EXPECT_EQ(alidade({"undo", "-w", file}).exitCode, 0);
    EXPECT_EQ(alidade({"drift", "-w", file, "--fail-on", "warning"}).exitCode, 1);
    EXPECT_EQ(alidade({"drift", "withdraw", "storefront", "inventory-service", "-w", file}).exitCode, 0);
    EXPECT_EQ(alidade({"drift", "withdraw", "storefront", "inventory-service", "-w", file}).exitCode, 2);
    EXPECT_EQ(alidade({"drift", "accept", "gateway", "order-service", "-w", file}).exitCode, 2);
    EXPECT_EQ(alidade({"drift", "accept", "storefront", "inventory", "--until", "soon", "-w", file}).exitCode, 2);
}

TEST(SnapshotCommand, keepsListsComparesAndRemoves)
{
    const Folder folder;
    const std::string file = folder / "shop.alidade";
    ASSERT_EQ(alidade({"import", recorded, "-w", file}).exitCode, 0);
    ASSERT_EQ(alidade({"snapshot", "take", "before", "--pin", "--note", "v1", "-w", file}).exitCode, 0);
    EXPECT_EQ(alidade({"snapshot", "take", "before", "-w", file}).exitCode, 2);
    EXPECT_EQ(alidade({"snapshot", "take", "now", "-w", file}).exitCode, 2);
    EXPECT_NE(alidade({"snapshot", "list", "-w", file}).output.find("pinned"), std::string::npos);
    ASSERT_EQ(alidade({"import", sample, "-w", file}).exitCode, 0);
    const auto diff =
        nlohmann::json::parse(alidade({"snapshot", "diff", "before", "now", "-w", file, "--format", "json"}).output);
    EXPECT_EQ(diff["schema"], "alidade/snapshot-diff/1");
    std::vector<std::string> added;
    for (const auto &node : diff["nodes"])
        added.push_back(node["change"].get<std::string>() + " " + node["name"].get<std::string>());
    EXPECT_EQ(added, std::vector<std::string>{"added otel-collector"}); // all others were seen to run
    const std::string same = alidade({"snapshot", "diff", "now", "now", "-w", file}).output;
    EXPECT_NE(same.find("No differences"), std::string::npos) << same;
    EXPECT_NE(alidade({"snapshot", "diff", "1", "now", "-w", file, "--format", "markdown"}).output.find("| gateway | added |"),
              std::string::npos);
    EXPECT_EQ(alidade({"snapshot", "diff", "later", "now", "-w", file}).exitCode, 2);
    EXPECT_EQ(alidade({"snapshot", "diff", "2026-03-02T10:00Z..09:00Z", "now", "-w", file}).exitCode, 2);
    EXPECT_EQ(alidade({"snapshot", "remove", "before", "-w", file}).exitCode, 0);
    EXPECT_EQ(alidade({"snapshot", "remove", "before", "-w", file}).exitCode, 2);
}

TEST(ImportCommand, keepsTracesBesideCodeAndShowsAnExample)
{
    const Folder folder;
    const std::string file = folder / "shop.alidade";
    ASSERT_EQ(alidade({"import", recorded, "-w", file}).exitCode, 0);
    // Nothing is lost on the way but the last digit of a sum.
    const auto edgesOf = [](const Outcome &outcome) {
        auto edges = nlohmann::json::parse(outcome.output)["edges"];
        for (auto &edge : edges) {
            edge.erase("inFlight");
            edge["buckets"][0].erase("inFlight");
        }
        return edges;
    };
    const auto edges = edgesOf(alidade({"traffic", "-w", file, "--bucket", "1h", "--format", "json"}));
    EXPECT_EQ(edges.size(), 32U);
    EXPECT_TRUE(edges == edgesOf(alidade({"traffic", recorded, "--bucket", "1h", "--format", "json"})));
    const std::string id = edges[0]["examples"]["slowest"][0]["trace"];
    const Outcome trace = alidade({"trace", id, "-w", file});
    EXPECT_EQ(trace.exitCode, 0) << trace.errors;
    EXPECT_NE(trace.output.find("critical"), std::string::npos) << trace.output;
    EXPECT_EQ(alidade({"trace", "12", "-w", file}).exitCode, 2);
    EXPECT_EQ(alidade({"trace", "xyz", "-w", file}).exitCode, 2);
    const std::string graph = alidade({"graph", sample, recorded, "--format", "json"}).output;
    EXPECT_NE(graph.find("\"observed\""), std::string::npos);
    EXPECT_NE(graph.find("price-watch"), std::string::npos);
}

} // namespace
} // namespace alidade::test
