#include "exporters/events/eventformats.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace alidade {
namespace {

Node named(const std::string &name)
{
    Node node;
    node.name = name;
    return node;
}

StormItem event(const std::string &text, const std::string &topic, std::vector<Index> from, std::vector<Index> to)
{
    StormItem item;
    item.id = "event:" + text;
    item.text = text;
    item.topic = topic;
    item.isFound = true;
    item.publishers = std::move(from);
    item.consumers = std::move(to);
    item.evidence = {{Voice::coded, "code", "order.go", 10, {}}};
    return item;
}

struct Board {
    Architecture architecture;
    EventStorm storm;
};

Board board()
{
    Board board;
    board.architecture.systemName = "Shop";
    board.architecture.nodes = {named("mail"), named("order")};
    board.storm.items = {event("OrderPlaced", "orders", {1}, {0}), event("Order \"x\"]; end", "orders", {1}, {})};
    StormItem policy;
    policy.id = "policy:mail|OrderPlaced";
    policy.kind = BoardItemKind::policy;
    policy.text = "OrderPlaced";
    policy.node = 0;
    board.storm.items.push_back(policy);
    board.storm.links = {{0, 2, StormBond::said}};
    board.storm.lanes = {{}};
    board.storm.findings = {{"event-unconsumed", Severity::warning, 1, {"order"}, "Nobody hears it.", "Hear it.", {}}};
    return board;
}

TEST(EventFormats, textSaysWhoAndWhere)
{
    const Board b = board();
    const std::string text = eventsText(b.architecture, b.storm, false);
    EXPECT_NE(text.find("order -> mail"), std::string::npos) << text;
    EXPECT_NE(text.find("order -> ?"), std::string::npos) << text;
    EXPECT_NE(text.find("order.go:10"), std::string::npos) << text;
    EXPECT_NE(text.find("whenever OrderPlaced"), std::string::npos) << text;
    EXPECT_NE(text.find("warning: Nobody hears it. [event-unconsumed]"), std::string::npos) << text;
    EXPECT_EQ(eventsText({}, {}, false), "No events were found.\n");
}

TEST(EventFormats, jsonHoldsItemsLinksAndFindings)
{
    const Board b = board();
    const auto json = nlohmann::json::parse(eventsJson(b.architecture, b.storm));
    EXPECT_EQ(json["schema"], "alidade/events/1");
    EXPECT_EQ(json["items"][0]["publishers"][0], "order");
    EXPECT_EQ(json["links"][0]["to"], "policy:mail|OrderPlaced");
    EXPECT_EQ(json["findings"][0]["rule"], "event-unconsumed");
}

TEST(EventFormats, mermaidKeepsHostileNamesInTheirLabels)
{
    const Board b = board();
    const std::string text = eventsMermaid(b.architecture, b.storm);
    EXPECT_EQ(text.substr(0, 13), "flowchart LR\n");
    EXPECT_NE(text.find("i0[\"OrderPlaced\"]:::event\n"), std::string::npos) << text;
    EXPECT_NE(text.find("i0 --> i2\n"), std::string::npos) << text;
    EXPECT_EQ(text.find("x\"];"), std::string::npos) << text;
}

TEST(AsyncApi, eachTopicIsAChannelWithItsMessages)
{
    const Board b = board();
    const auto json = nlohmann::json::parse(eventsAsyncApi(b.architecture, b.storm, none));
    EXPECT_EQ(json["asyncapi"], "3.0.0");
    EXPECT_EQ(json["info"]["title"], "Shop");
    EXPECT_EQ(json["channels"]["orders"]["address"], "orders");
    EXPECT_EQ(json["channels"]["orders"]["messages"].size(), 2U);
    EXPECT_EQ(json["operations"]["order.send.OrderPlaced"]["action"], "send");
    EXPECT_EQ(json["operations"]["mail.receive.OrderPlaced"]["channel"]["$ref"], "#/channels/orders");
    for (const auto &[key, message] : json["components"]["messages"].items())
        EXPECT_EQ(key.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"), std::string::npos)
            << key;
}

TEST(AsyncApi, aServiceHasADocumentOfItsOwn)
{
    const Board b = board();
    const auto json = nlohmann::json::parse(eventsAsyncApi(b.architecture, b.storm, 0));
    EXPECT_EQ(json["info"]["title"], "mail");
    EXPECT_EQ(json["operations"].size(), 1U);
    EXPECT_TRUE(json["operations"].contains("mail.receive.OrderPlaced"));
}

TEST(AsyncApi, protosTellTheFields)
{
    Board b = board();
    const Evidence place{Voice::designed, "code", "events.proto", 5, {}};
    Contract contract;
    contract.kind = "proto";
    contract.name = "shop.v1";
    contract.items = {{"message", "shop.v1.OrderPlaced", "", 0, place},
                      {"field", "shop.v1.OrderPlaced.id", "string", 1, place},
                      {"field", "shop.v1.OrderPlaced.cents", "int64", 2, place},
                      {"field", "shop.v1.OrderPlaced.lines", "repeated shop.v1.Line", 3, place}};
    b.architecture.contracts = {contract};
    b.storm.items[0].evidence.push_back(place);
    const auto json = nlohmann::json::parse(eventsAsyncApi(b.architecture, b.storm, none));
    const auto payload = json["components"]["messages"]["OrderPlaced"]["payload"];
    EXPECT_EQ(payload["properties"]["id"]["type"], "string");
    EXPECT_EQ(payload["properties"]["cents"]["format"], "int64");
    EXPECT_EQ(payload["properties"]["lines"]["type"], "array");
}

} // namespace
} // namespace alidade
