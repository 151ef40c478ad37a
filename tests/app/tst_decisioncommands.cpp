#include "model/store/workspace.h"
#include "tests/app/program.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

using namespace alidade;
using alidade::test::Folder;
using alidade::test::Outcome;
using nlohmann::json;

namespace {

/// A workspace with two services whose names are joined, and a call that nobody answers.
std::string shopWith(const Folder &folder)
{
    Facts facts;
    facts.nodes = {{.name = "order-service", .origin = NameOrigin::annotation, .place = {"order/go.mod", 1}},
                   {.name = "order", .origin = NameOrigin::workload, .place = {"k8s/order.yaml", 4}},
                   {.name = "payment", .origin = NameOrigin::annotation, .place = {"payment/go.mod", 1}}};
    facts.calls = {{.node = "order",
                    .protocol = "grpc",
                    .target = "${PAYMENT_ADDR}",
                    .operation = "shop.Pay/Charge",
                    .framework = "grpc",
                    .place = {"order/main.go", 12},
                    .detail = "pb.NewPayClient"}};
    const std::string file = folder / "shop.alidade";
    Workspace::create(file, "Shop").replaceFacts({.id = "/shop", .name = "shop", .kind = "directory"}, facts, {});
    return file;
}

Outcome run(std::vector<std::string> arguments, const std::string &file)
{
    arguments.insert(arguments.end(), {"-w", file});
    return test::alidade(arguments);
}

std::vector<std::string> nodeNames(const std::string &file)
{
    std::vector<std::string> names;
    const json document = json::parse(run({"identity", "-f", "json"}, file).output);
    for (const json &node : document["nodes"])
        names.push_back(node["name"]);
    return names;
}

using Names = std::vector<std::string>;

} // namespace

TEST(IdentityCommand, tellsNamesWithPlaceAndReason)
{
    const Folder folder;
    const std::string file = shopWith(folder);
    const Outcome text = run({"identity"}, file);
    EXPECT_EQ(text.exitCode, 0);
    EXPECT_NE(text.output.find("same name without its ending"), std::string::npos) << text.output;
    EXPECT_NE(text.output.find("k8s/order.yaml:4"), std::string::npos) << text.output;

    const json document = json::parse(run({"identity", "--format", "json"}, file).output);
    EXPECT_EQ(document["schema"], "alidade/identity/1");
    const json &claim = document["nodes"][0]["claims"][1];
    EXPECT_EQ(claim["name"], "order");
    EXPECT_EQ(claim["origin"], "workload");
    EXPECT_EQ(claim["decided"], false);
    EXPECT_EQ(claim["evidence"][0]["line"], 4);
}

TEST(IdentityCommand, separatesJoinsAndForgets)
{
    const Folder folder;
    const std::string file = shopWith(folder);
    EXPECT_EQ(nodeNames(file), (Names{"order-service", "payment"}));
    EXPECT_EQ(run({"identity", "separate", "order"}, file).exitCode, 0);
    EXPECT_EQ(nodeNames(file), (Names{"order", "order-service", "payment"}));
    EXPECT_EQ(run({"identity", "join", "order", "payment"}, file).exitCode, 0);
    EXPECT_EQ(json::parse(run({"identity", "-f", "json"}, file).output)["nodes"][1]["claims"][1]["reason"], "a person said so");
    EXPECT_EQ(run({"undo"}, file).exitCode, 0);
    EXPECT_EQ(nodeNames(file), (Names{"order", "order-service", "payment"}));
    EXPECT_EQ(run({"identity", "forget", "order"}, file).exitCode, 0);
    EXPECT_EQ(nodeNames(file), (Names{"order-service", "payment"}));
}

TEST(IdentityCommand, refusesWhatIsNotThere)
{
    const Folder folder;
    const std::string file = shopWith(folder);
    for (const Names &arguments :
         {Names{"identity", "join", "order", "nobody"}, Names{"identity", "separate", "nobody"},
          Names{"identity", "forget", "order"}, Names{"identity", "--format", "dot"}, Names{"identity", "join"}}) {
        const Outcome outcome = run(arguments, file);
        EXPECT_EQ(outcome.exitCode, 2) << arguments.back();
        EXPECT_FALSE(outcome.errors.empty());
    }
    EXPECT_EQ(test::alidade({"identity", "join", "order", "payment"}).exitCode, 2) << "a decision needs a workspace";
}

TEST(IdentityCommand, refusesANameThatNobodyHasAndTellsTheNearOnes)
{
    const Folder folder;
    const std::string file = shopWith(folder);
    const Outcome typo = run({"identity", "join", "paymetn", "order"}, file);
    EXPECT_EQ(typo.exitCode, 2);
    EXPECT_NE(typo.errors.find("Nothing is called \"paymetn\""), std::string::npos) << typo.errors;
    EXPECT_NE(typo.errors.find("Do you mean \"payment\"?"), std::string::npos) << typo.errors;
    const Outcome other = run({"identity", "join", "order", "pament"}, file);
    EXPECT_EQ(other.exitCode, 2);
    EXPECT_NE(other.errors.find("\"payment\""), std::string::npos) << other.errors;
}

TEST(IdentityCommand, joinsAHostThatIsOnlyCalled)
{
    const Folder folder;
    const std::string file = shopWith(folder);
    Facts facts;
    facts.calls = {
        {.node = "order", .protocol = "http", .target = "http://till.internal:80", .framework = "http", .place = {"a", 1}}};
    Workspace::open(file).replaceFacts({.id = "/more", .name = "more", .kind = "directory"}, facts, {});
    EXPECT_EQ(run({"identity", "join", "till.internal", "payment"}, file).exitCode, 0);
    EXPECT_EQ(run({"identity", "join", "internal", "payment"}, file).exitCode, 2) << "part of a name only";
}

TEST(IdentityCommand, takesADecisionThatStandsForDone)
{
    const Folder folder;
    const std::string file = shopWith(folder);
    EXPECT_EQ(run({"identity", "separate", "order"}, file).exitCode, 0);
    const Outcome again = run({"identity", "separate", "order"}, file);
    EXPECT_EQ(again.exitCode, 0);
    EXPECT_NE(again.output.find("already"), std::string::npos) << again.output;
}

TEST(CallsCommand, takesADecisionThatStandsForDone)
{
    const Folder folder;
    const std::string file = shopWith(folder);
    EXPECT_EQ(run({"calls", "ignore", "order/main.go:12"}, file).exitCode, 0);
    const Outcome again = run({"calls", "ignore", "order/main.go:12"}, file);
    EXPECT_EQ(again.exitCode, 0) << again.errors;
    EXPECT_NE(again.output.find("already"), std::string::npos) << again.output;
}

TEST(CallsCommand, tellsOpenCallsAndWhy)
{
    const Folder folder;
    const std::string file = shopWith(folder);
    const Outcome text = run({"calls"}, file);
    EXPECT_EQ(text.exitCode, 0);
    EXPECT_TRUE(text.output.starts_with("1 open call\n")) << text.output;
    EXPECT_NE(text.output.find("PAYMENT_ADDR is set nowhere and has no fallback"), std::string::npos) << text.output;
    EXPECT_NE(text.output.find("order/main.go:12"), std::string::npos) << text.output;

    const json document = json::parse(run({"calls", "-f", "json"}, file).output);
    EXPECT_EQ(document["schema"], "alidade/calls/1");
    const json &call = document["calls"][0];
    EXPECT_EQ(call["key"], "order-service|request|grpc|${PAYMENT_ADDR}|shop.Pay/Charge");
    EXPECT_EQ(call["decided"], false);
    EXPECT_EQ(call["evidence"][0]["file"], "order/main.go");
}

TEST(CallsCommand, settlesACallByItsPlaceOrItsKey)
{
    const Folder folder;
    const std::string file = shopWith(folder);
    EXPECT_EQ(run({"calls", "resolve", "order/main.go:12", "payment"}, file).exitCode, 0);
    const json graph = json::parse(run({"graph", "-f", "json"}, file).output);
    ASSERT_EQ(graph["edges"].size(), 1U);
    EXPECT_EQ(graph["edges"][0]["to"], "payment");
    EXPECT_EQ(graph["edges"][0]["voices"], (json{"designed", "coded"}));
    EXPECT_TRUE(run({"calls"}, file).output.starts_with("0 open calls, 1 settled by a person\n"));

    const std::string key = "order-service|request|grpc|${PAYMENT_ADDR}|shop.Pay/Charge";
    EXPECT_EQ(run({"calls", "ignore", key}, file).exitCode, 0);
    EXPECT_TRUE(json::parse(run({"graph", "-f", "json"}, file).output)["edges"].empty());
    EXPECT_EQ(run({"calls", "forget", key}, file).exitCode, 0);
    EXPECT_TRUE(run({"calls"}, file).output.starts_with("1 open call\n"));
}

TEST(CallsCommand, refusesWhatIsNotThere)
{
    const Folder folder;
    const std::string file = shopWith(folder);
    for (const Names &arguments :
         {Names{"calls", "resolve", "order/main.go:13", "payment"}, Names{"calls", "resolve", "order/main.go:12", "nobody"},
          Names{"calls", "forget", "order/main.go:12"}}) {
        const Outcome outcome = run(arguments, file);
        EXPECT_EQ(outcome.exitCode, 2) << arguments.back();
        EXPECT_FALSE(outcome.errors.empty());
    }
}
