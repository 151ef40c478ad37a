#include "tests/app/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace alidade::test {
namespace {

using Json = nlohmann::json;

constexpr const char *goMod = "module example.com/shop\n\ngo 1.21\n\nrequire github.com/nats-io/nats.go v1.31.0\n";

/// Two programs that speak over NATS, and a file that is no Go.
Folder shop()
{
    const std::string head = "package main\n\nimport \"github.com/nats-io/nats.go\"\n\n";
    return Folder({{"go.mod", goMod},
                   {"cmd/order/main.go", head + "func main() {\n\tnc, _ := nats.Connect(\"nats://nats:4222\")\n"
                                                "\tnc.Publish(\"order.placed\", nil)\n}\n"},
                   {"cmd/mail/main.go", head + "func main() {\n\tnc, _ := nats.Connect(\"nats://nats:4222\")\n"
                                               "\tnc.Subscribe(\"order.placed\", func(m *nats.Msg) {})\n}\n"},
                   {"cmd/mail/broken.go", "package main\n\nfunc {"}});
}

TEST(EventsCommand, showsWhatTheCodePublishes)
{
    const Folder folder = shop();
    const Outcome outcome = alidade({"events", folder.path(), "-f", "json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome.errors << outcome.output;
    const Json json = Json::parse(outcome.output);
    ASSERT_EQ(json["items"].size(), 1U) << outcome.output;
    EXPECT_EQ(json["items"][0]["text"], "order.placed");
    EXPECT_EQ(json["items"][0]["publishers"], Json({"order"}));
    EXPECT_EQ(json["items"][0]["consumers"], Json({"mail"}));
    const Json document = Json::parse(alidade({"events", folder.path(), "-f", "asyncapi", "--service", "mail"}).output);
    EXPECT_EQ(document["operations"]["mail.receive.order.placed"]["action"], "receive");
}

TEST(EventsCommand, notesOfPeopleAreDecisions)
{
    const Folder folder = shop();
    const std::string file = folder / "shop.alidade";
    ASSERT_EQ(alidade({"import", folder.path(), "-w", file}).exitCode, 0);
    ASSERT_EQ(alidade({"events", "add", "Who pays?", "--kind", "hot-spot", "-w", file}).exitCode, 0);
    EXPECT_NE(alidade({"events", "-w", file}).output.find("Who pays?"), std::string::npos);
    EXPECT_EQ(alidade({"events", "accept", "Order", "-w", file}).exitCode, 0);
    EXPECT_NE(alidade({"events", "-w", file}).output.find("Order\n"), std::string::npos);
    EXPECT_EQ(alidade({"events", "remove", "who-pays", "-w", file}).exitCode, 0);
    EXPECT_EQ(alidade({"events", "-w", file}).output.find("Who pays?"), std::string::npos);
    EXPECT_EQ(alidade({"undo", "-w", file}).exitCode, 0);
    EXPECT_NE(alidade({"events", "-w", file}).output.find("Who pays?"), std::string::npos);
}

TEST(EventsCommand, saysWhatItDoesNotKnow)
{
    const Folder folder = shop();
    const std::string file = folder / "shop.alidade";
    ASSERT_EQ(alidade({"import", folder.path(), "-w", file}).exitCode, 0);
    EXPECT_EQ(alidade({"events", "add", "x", "--kind", "sticker", "-w", file}).exitCode, 2);
    EXPECT_EQ(alidade({"events", "add", "x", "--context", "Nowhere", "-w", file}).exitCode, 2);
    EXPECT_EQ(alidade({"events", "remove", "nothing", "-w", file}).exitCode, 2);
    EXPECT_EQ(alidade({"events", "accept", "Nothing", "-w", file}).exitCode, 2);
    EXPECT_EQ(alidade({"events", "-w", file, "--service", "ghost", "-f", "asyncapi"}).exitCode, 2);
}

} // namespace
} // namespace alidade::test
