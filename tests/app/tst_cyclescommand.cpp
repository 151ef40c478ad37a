#include "tests/app/shop.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include <set>

using namespace alidade::test;
using nlohmann::json;

namespace {

std::set<std::vector<std::string>> membersOf(const json &document)
{
    std::set<std::vector<std::string>> members;
    for (const json &cycle : document["cycles"])
        members.insert(cycle["members"].get<std::vector<std::string>>());
    return members;
}

} // namespace

TEST(CyclesCommand, namesThePlantedCycleWithItsModulesAndLines)
{
    const Folder shop(shopWithCycle());
    const Outcome outcome = alidade::test::alidade({"cycles", shop.path(), "--group-by", "service", "--format", "json"});
    EXPECT_EQ(outcome.exitCode, 1);
    const json document = json::parse(outcome.output);
    ASSERT_EQ(membersOf(document), (std::set<std::vector<std::string>>{{"auth-service", "user-service"}}));
    const json &edges = document["cycles"][0]["edges"];
    ASSERT_EQ(edges.size(), 2U);
    EXPECT_EQ(edges[0]["from"], "auth-service");
    EXPECT_EQ(edges[0]["modules"], json{"example.com/shop/auth/grpc"});
    std::set<std::string> places;
    for (const json &place : edges[0]["evidence"])
        places.insert(place["file"].get<std::string>() + ":" + std::to_string(place["line"].get<int>()));
    EXPECT_TRUE(places.contains("auth/grpc/go.mod:8")) << edges[0];
    EXPECT_TRUE(places.contains("auth/grpc/main.go:5")) << edges[0];
    EXPECT_EQ(document["cycles"][0]["mode"], "build");
    EXPECT_FALSE(document["cycles"][0]["cuts"].empty());
}

TEST(CyclesCommand, saysOnStandardErrorWhatCouldNotBeRead)
{
    const Folder shop(shopWithCycle());
    const Outcome brief = alidade::test::alidade({"cycles", shop.path()});
    EXPECT_NE(brief.errors.find("first: broken/go.mod:"), std::string::npos) << brief.errors;
    EXPECT_EQ(brief.output.find("broken"), std::string::npos);
    const Outcome verbose = alidade::test::alidade({"cycles", "-v", shop.path()});
    EXPECT_GE(std::count(verbose.errors.begin(), verbose.errors.end(), '\n'),
              std::count(brief.errors.begin(), brief.errors.end(), '\n'));
}

TEST(CyclesCommand, exitsWithZeroWhenAskedOrClean)
{
    const Folder shop(shopWithCycle());
    EXPECT_EQ(alidade::test::alidade({"cycles", shop.path(), "--exit-zero"}).exitCode, 0);
    shop.write("user/client/go.mod", "// service: user-service\nmodule example.com/shop/user/client\n");
    shop.write("user/client/client.go", "package client\n\nfunc Name() string { return \"\" }\n");
    const Outcome clean = alidade::test::alidade({"cycles", shop.path()});
    EXPECT_EQ(clean.exitCode, 0);
    EXPECT_NE(clean.output.find("No cycles"), std::string::npos) << clean.output;
}

TEST(CyclesCommand, printsTheChainForPeople)
{
    const Folder shop(shopWithCycle());
    const Outcome outcome = alidade::test::alidade({"cycles", shop.path()});
    EXPECT_NE(outcome.output.find("CYCLE: auth-service → user-service → auth-service"), std::string::npos) << outcome.output;
    EXPECT_EQ(outcome.output.find('\x1b'), std::string::npos) << "no colours into a file";
}

TEST(CyclesCommand, isDeterministic)
{
    const Folder shop(shopWithCycle());
    for (const char *format : {"text", "json", "mermaid", "sarif"}) {
        const auto first = alidade::test::alidade({"cycles", shop.path(), "--format", format}),
                   second = alidade::test::alidade({"cycles", shop.path(), "--format", format});
        EXPECT_FALSE(first.output.empty());
        EXPECT_EQ(first.output, second.output) << format;
    }
}

TEST(CyclesCommand, readsGoModGraphFromStandardInput)
{
    const std::string graph =
        "example.com/shop/a example.com/shop/b@v1.0.0\nexample.com/shop/b@v1.0.0 example.com/shop/a@v0.9.0\n"
        "example.com/shop/a golang.org/x/text@v0.3.0\nthis is no line of it\n";
    const Outcome outcome = alidade::test::alidade({"cycles", "-", "--group-by", "module", "--format", "json"}, graph);
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_EQ(membersOf(json::parse(outcome.output)),
              (std::set<std::vector<std::string>>{{"example.com/shop/a", "example.com/shop/b"}}));
    EXPECT_NE(outcome.errors.find(":4:"), std::string::npos) << outcome.errors;
}

TEST(CyclesCommand, writesAFileInOneStep)
{
    const Folder shop(shopWithCycle()), target;
    const Outcome outcome = alidade::test::alidade({"cycles", shop.path(), "--format", "sarif", "-o", target / "out.sarif"});
    EXPECT_EQ(outcome.output, "");
    EXPECT_EQ(json::parse(target.read("out.sarif"))["version"], "2.1.0");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(target.path()), {}), 1) << "a temporary file stayed behind";
    EXPECT_EQ(alidade::test::alidade({"cycles", shop.path(), "-o", target / "missing/out.txt"}).exitCode, 2);
}

TEST(CyclesCommand, findsTheOnlyServiceCycleOfTheSample)
{
    const std::string sample = SOURCE_DIR "/resources/sample";
    const Outcome outcome = alidade::test::alidade({"cycles", sample, "--group-by", "service", "--format", "json"});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_EQ(membersOf(json::parse(outcome.output)),
              (std::set<std::vector<std::string>>{{"auth-service", "billing-service", "user-service"}}));
    EXPECT_EQ(json::parse(outcome.output)["cycles"][0]["chain"],
              (json{"auth-service", "user-service", "billing-service", "auth-service"}));
}
