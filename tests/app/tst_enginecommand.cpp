#include "tests/app/program.h"
#include "tests/importers/engines/engines.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace alidade::test {
namespace {

TEST(EngineCommand, importsWhatAnEngineKnows)
{
    std::string asked;
    const StubEngine engine([&](const std::string &request) -> StubEngine::Answer {
        asked = request;
        return {200, R"([{"parent":"web","child":"order","callCount":100,"errorCount":5}])"};
    });
    const Folder folder;
    folder.write("token", "secret\n");
    const std::string workspace = folder / "shop.alidade";
    const Outcome outcome = alidade({"import", "zipkin+" + engine.url(), "--from", "2026-03-01T12:00:00Z", "--to",
                                     "2026-03-01T13:00:00Z", "--token-file", folder / "token", "-w", workspace});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.errors;
    EXPECT_NE(asked.find("lookback=3600000"), std::string::npos) << asked;
    EXPECT_NE(asked.find("Authorization: Bearer secret\r\n"), std::string::npos) << asked;
    EXPECT_EQ(folder.read("shop.alidade").find("secret"), std::string::npos) << "a token is never stored";
    const auto json = nlohmann::json::parse(alidade({"graph", "-w", workspace, "--format", "json"}).output);
    ASSERT_EQ(json["edges"].size(), 1U);
    EXPECT_EQ(json["edges"][0]["voices"], nlohmann::json({"observed"}));
}

TEST(EngineCommand, asksForATime)
{
    const Folder folder;
    const Outcome outcome = alidade({"import", "jaeger+http://127.0.0.1:1", "-w", folder / "shop.alidade"});
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_NE(outcome.errors.find("Say for which time"), std::string::npos) << outcome.errors;
    EXPECT_FALSE(folder.has("shop.alidade"));
}

TEST(EngineCommand, pollsEnginesOnlyAndOnlyUntilNow)
{
    const Folder folder;
    const std::string engine = "jaeger+http://127.0.0.1:1", from = "2026-03-01T12:00:00Z";
    for (const std::vector<std::string> &wrong : {std::vector<std::string>{".", "--every", "1m"},
                                                  {engine, "--from", from, "--every", "1s"},
                                                  {engine, "--from", from, "--to", "2026-03-01T13:00:00Z", "--every", "1m"},
                                                  {engine, "--from", from, "--every", "often"}}) {
        std::vector<std::string> arguments{"import", "-w", folder / "shop.alidade"};
        arguments.insert(arguments.end(), wrong.begin(), wrong.end());
        EXPECT_EQ(alidade(arguments).exitCode, 2) << wrong.back();
    }
    EXPECT_FALSE(folder.has("shop.alidade"));
}

} // namespace
} // namespace alidade::test
