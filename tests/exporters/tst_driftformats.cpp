#include "exporters/drift.h"
#include "tests/builder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace alidade {
namespace {

const std::string hostile = "web|x <b>\x1b[31m`y`\n# z";

Drift driftOf(const Architecture &architecture)
{
    Drift drift;
    DriftItem item;
    item.from = architecture.findNode(hostile);
    item.to = architecture.findNode("order");
    item.voices.add(Voice::coded);
    item.verdict = DriftVerdict::codedOnly;
    item.reason = "never seen";
    item.evidence = architecture.dependencies[0].evidence;
    drift.items.push_back(item);
    return drift;
}

TEST(DriftFormats, noNameSteersATerminalOrEndsACell)
{
    const Architecture architecture = test::System().service(hostile).calls("order").build();
    const Drift drift = driftOf(architecture);
    const std::string text = driftText(architecture, drift), markdown = driftMarkdown(architecture, drift);
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_NE(markdown.find("| web\\|x \\<b\\>"), std::string::npos) << markdown;
    EXPECT_EQ(markdown.find("\n# z"), std::string::npos);
    EXPECT_EQ(markdown.find('\x1b'), std::string::npos);
    const auto sarif = nlohmann::json::parse(driftSarif(architecture, drift));
    const auto &result = sarif["runs"][0]["results"][0];
    EXPECT_EQ(result["ruleId"], "drift-coded-only");
    EXPECT_EQ(sarif["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"], result["ruleId"]);
    EXPECT_EQ(nlohmann::json::parse(driftJson(architecture, drift))["dependencies"][0]["from"], hostile);
}

TEST(ComparisonFormats, tellWhatIsAnotherAndNothingElse)
{
    Comparison comparison;
    comparison.before = "a|b";
    comparison.after = "now";
    EXPECT_NE(comparisonText(comparison).find("No differences"), std::string::npos);
    EdgeChange change;
    change.kind = ChangeKind::changed;
    change.from = hostile;
    change.to = "order";
    change.before.errorShare = 0.01;
    change.after.errorShare = 0.25;
    change.areErrorsOther = true;
    comparison.edges.push_back(change);
    comparison.nodes.push_back({ChangeKind::added, hostile, NodeKind::service, NodeKind::service});
    const std::string markdown = comparisonMarkdown(comparison);
    EXPECT_NE(markdown.find("# a\\|b → now"), std::string::npos) << markdown;
    EXPECT_NE(markdown.find("errors 1 % → 25 %"), std::string::npos) << markdown;
    EXPECT_EQ(markdown.find("rate"), std::string::npos) << markdown;
    EXPECT_EQ(comparisonText(comparison).find('\x1b'), std::string::npos);
    const auto json = nlohmann::json::parse(comparisonJson(comparison));
    EXPECT_EQ(json["edges"][0]["differs"], nlohmann::json::array({"errors"}));
    EXPECT_EQ(json["nodes"][0]["name"], hostile);
}

} // namespace
} // namespace alidade
