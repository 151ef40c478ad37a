#include "analysis/contracts/consumers.h"

#include "exporters/contracts/contractreport.h"
#include "tests/contracts/contractfixture.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace alidade::test {
namespace {

const std::string contract = R"(syntax = "proto3";
package shop.v1;
service Orders {
  rpc Create(Order) returns (Receipt);
  rpc Cancel(CancelRequest) returns (Receipt);
}
service Stock { rpc Take(CancelRequest) returns (CancelRequest); }
message Order { repeated Line lines = 1; }
message Line { Money price = 1; }
message Money { int64 units = 1; }
message Receipt { string id = 1; }
message CancelRequest { string id = 1; }
message Unused { Money money = 1; }
)";

/// web creates orders, back uses some method of Orders, stock-job takes from the stock, order serves.
Architecture shop()
{
    Architecture a;
    for (const char *name : {"back", "order", "stock-job", "web"}) {
        Node node;
        node.name = name;
        a.nodes.push_back(std::move(node));
    }
    const auto call = [&](Index from, std::string via, std::string file, int line) {
        Dependency d{.from = from, .to = 1, .protocol = "grpc"};
        d.via = {std::move(via)};
        d.evidence = {{Voice::deployed, "shop", "compose.yaml", 9, {}}, {Voice::coded, "shop", std::move(file), line, {}}};
        a.dependencies.push_back(std::move(d));
    };
    call(0, "shop.v1.Orders", "back/main.go", 3);
    call(2, "shop.v1.Stock/Take", "job/main.go", 5);
    call(3, "shop.v1.Orders/Create", "web/main.go", 7);
    a.nodes[1].endpoints.push_back({EndpointKind::grpc, "shop.v1.Orders/Create", {Voice::coded, "shop", "order/main.go", 2, {}}});
    return a;
}

std::string verdictsOn(const std::string &element)
{
    static const ContractSet set = contracts({{"a.proto", contract}});
    static const Architecture architecture = shop();
    ContractFinding finding;
    finding.element = element;
    std::string text;
    for (const ConsumerVerdict &verdict : ContractConsumers(architecture, set, set).verdicts(finding))
        text += verdict.consumer + " " + std::string(toText(verdict.impact)) + "; ";
    return text;
}

TEST(Consumers, areHurtByTheMethodsTheyUse)
{
    EXPECT_EQ(verdictsOn("shop.v1.Orders.Create"), "web breaks; back possible; stock-job untouched; ");
    EXPECT_EQ(verdictsOn("shop.v1.Orders.Cancel"), "back possible; stock-job untouched; web untouched; ");
    EXPECT_EQ(verdictsOn("shop.v1.Orders"), "back breaks; web breaks; stock-job untouched; ");
}

TEST(Consumers, areKnownByTheMethodInThePathOfARequest)
{
    EXPECT_EQ(methodIn("POST /shop.v1.Orders/Create"), "shop.v1.Orders/Create");
    EXPECT_EQ(methodIn("/shop.v1.Orders/Create"), "shop.v1.Orders/Create");
    EXPECT_EQ(methodIn("shop.v1.Orders/Create"), "shop.v1.Orders/Create");
    const ContractSet set = contracts({{"a.proto", contract}});
    Architecture architecture = shop();
    architecture.dependencies[2].via = {"POST /shop.v1.Orders/Cancel"};
    ContractFinding finding;
    finding.element = "shop.v1.Orders.Cancel";
    const std::vector<ConsumerVerdict> verdicts = ContractConsumers(architecture, set, set).verdicts(finding);
    ASSERT_FALSE(verdicts.empty());
    EXPECT_EQ(verdicts.front().consumer, "web");
    EXPECT_EQ(verdicts.front().impact, Impact::breaks);
}

TEST(Consumers, areHurtThroughMessagesWithinMessages)
{
    EXPECT_EQ(verdictsOn("shop.v1.Money.units"), "web breaks; back possible; stock-job untouched; ");
    EXPECT_EQ(verdictsOn("shop.v1.CancelRequest.id"), "stock-job breaks; back possible; web untouched; ");
    EXPECT_EQ(verdictsOn("shop.v1.Unused.money"), "back untouched; stock-job untouched; web untouched; ");
    EXPECT_EQ(verdictsOn("shop.v1"), "back breaks; stock-job breaks; web breaks; ");
}

TEST(Consumers, areListedByAnyNameWithTheirPlaces)
{
    const ContractSet set = contracts({{"a.proto", contract}});
    const Architecture architecture = shop();
    const ContractConsumers consumers(architecture, set, set);
    const std::string create = "shop.v1.Orders\n    used by back (back/main.go:3)\n"
                               "shop.v1.Orders/Create\n    served by order (order/main.go:2)\n    used by web (web/main.go:7)\n";
    EXPECT_EQ(contractUsesText("x", consumers.usesOf("Orders/Create")), create);
    EXPECT_EQ(contractUsesText("x", consumers.usesOf("Money.units")), create);
    EXPECT_TRUE(consumers.knows("Line"));
    EXPECT_FALSE(consumers.knows("Nothing"));
    EXPECT_EQ(contractUsesText("x\x1b[1m", {}).find('\x1b'), std::string::npos);
}

ContractReport report()
{
    static const Architecture architecture = shop();
    const ContractSet older = contracts({{"a.proto", contract}});
    std::string changed = contract;
    changed.replace(changed.find("int64 units"), 5, "bytes");
    const ContractSet newer = contracts({{"a.proto", changed}});
    Diagnostics diagnostics;
    ContractReport report{ContractReport::Kind::diff, "old|", "new"};
    report.knowsConsumers = true;
    const ContractConsumers consumers(architecture, older, newer);
    for (ContractFinding &finding : findBreakingChanges(older, newer, diagnostics, {{"FIELD_SAME_TYPE"}}))
        report.changes.push_back({finding, consumers.verdicts(finding)});
    report.rules = {{"FIELD_SAME_TYPE", "Fields keep their type", {"FILE"}}};
    return report;
}

TEST(ContractReport, tellsPeopleWhoIsHurt)
{
    EXPECT_EQ(contractText(report()),
              "a.proto:10:17: Field 1 of message \"Money\" \"units\" was int64 and is bytes. [FIELD_SAME_TYPE]\n"
              "    breaks web (web/main.go:7), which uses shop.v1.Orders/Create\n"
              "    may break back (back/main.go:3), which uses shop.v1.Orders\n"
              "    does not touch stock-job\n"
              "1 breaking change.\n");
    const std::string markdown = contractMarkdown(report());
    EXPECT_NE(markdown.find("old\\|"), std::string::npos);
    EXPECT_NE(markdown.find("### Breaks web"), std::string::npos);
}

TEST(ContractReport, writesJsonAndSarifThatOthersRelyOn)
{
    const auto json = nlohmann::json::parse(contractJson(report()));
    EXPECT_EQ(json["schema"], "alidade/contract-diff/1");
    EXPECT_EQ(json["changes"][0]["place"]["column"], 17);
    EXPECT_EQ(json["changes"][0]["element"], "shop.v1.Money.units");
    EXPECT_EQ(json["changes"][0]["consumers"][0]["impact"], "breaks");
    const auto sarif = nlohmann::json::parse(contractSarif(report()));
    EXPECT_EQ(sarif["version"], "2.1.0");
    EXPECT_EQ(sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"], 17);
    EXPECT_EQ(sarif["runs"][0]["tool"]["driver"]["rules"][0]["id"], "FIELD_SAME_TYPE");
}

} // namespace
} // namespace alidade::test
