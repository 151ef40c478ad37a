#include "tests/app/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace alidade::test {
namespace {

// A checkout: web calls order, order asks its database; the last span is there twice.
const std::string spans = R"([
{"traceId":"1f","id":"a1","kind":"CLIENT","name":"post /orders","timestamp":1772366400000000,"duration":20000,
 "localEndpoint":{"serviceName":"web"}},
{"traceId":"1f","id":"a1","kind":"SERVER","shared":true,"name":"place","timestamp":1772366400001000,"duration":16000,
 "localEndpoint":{"serviceName":"order"}},
{"traceId":"1f","id":"a2","parentId":"a1","kind":"CLIENT","name":"insert","timestamp":1772366400002000,"duration":4000,
 "localEndpoint":{"serviceName":"order"},"remoteEndpoint":{"serviceName":"orders-db"},"tags":{"db.system":"mysql","error":"no room"}},
{"traceId":"1f","id":"a2","parentId":"a1","kind":"CLIENT","name":"insert","timestamp":1772366400002000,"duration":4000,
 "localEndpoint":{"serviceName":"order"}}])";

TEST(TrafficCommand, tellsCallsAndWhatBecameOfTheSpans)
{
    const Folder folder({{"traces.json", spans}});
    const Outcome outcome = alidade({"traffic", folder / "traces.json"});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.errors;
    EXPECT_EQ(outcome.output.substr(0, outcome.output.find('\n')), "4 spans received = 3 stored + 1 dropped (duplicate 1)");
    EXPECT_NE(outcome.output.find("2026-03-01T12:00:00Z to 2026-03-01T12:00:10Z"), std::string::npos) << outcome.output;
    EXPECT_NE(outcome.output.find("orders-db"), std::string::npos) << outcome.output;
}

TEST(TrafficCommand, writesJsonThatOthersRelyOn)
{
    const Folder folder({{"traces.json", spans}});
    const Outcome outcome = alidade({"traffic", folder / "traces.json", "--format", "json", "--bucket", "1m"});
    const auto json = nlohmann::json::parse(outcome.output);
    EXPECT_EQ(json["schema"], "alidade/traffic/1");
    EXPECT_EQ(json["stepSeconds"], 60);
    EXPECT_EQ(json["spans"]["received"], 4);
    EXPECT_EQ(json["spans"]["dropped"]["duplicate"], 1);
    ASSERT_EQ(json["edges"].size(), 2U);
    const auto &query = json["edges"][0], &call = json["edges"][1];
    EXPECT_EQ(query["to"]["kind"], "datastore");
    EXPECT_EQ(query["protocol"], "mysql");
    EXPECT_EQ(query["errors"], 1);
    EXPECT_EQ(query["examples"]["failing"][0]["trace"], "000000000000001f");
    EXPECT_EQ(call["from"]["name"], "web");
    EXPECT_EQ(call["to"]["name"], "order");
    EXPECT_NEAR(call["p95Us"].get<double>(), 16000, 16000.0 / 32);
    EXPECT_EQ(call["buckets"][0]["start"], "2026-03-01T12:00:00Z");
    EXPECT_EQ(call["operations"][0]["name"], "place");
}

TEST(TrafficCommand, keepsToTheTimeThatWasAskedFor)
{
    const Folder folder({{"traces.json", spans}});
    const Outcome outcome = alidade({"traffic", folder / "traces.json", "--from", "2026-03-02"});
    EXPECT_EQ(outcome.output, "4 spans received = 0 stored + 4 dropped (outside 4)\n0 services\nNo calls between services.\n");
}

TEST(TrafficCommand, saysWhatIsWrong)
{
    const Folder folder({{"traces.json", spans}, {"other.txt", "hello"}, {"index.json", "{\"files\": [{\"name\": \"a\"}]}"}});
    EXPECT_NE(alidade({"traffic", folder / "other.txt"}).errors.find("is no trace file that Alidade knows"), std::string::npos);
    EXPECT_EQ(alidade({"traffic", folder / "missing.json"}).exitCode, 2);
    const Outcome noTrace = alidade({"traffic", folder / "index.json"});
    EXPECT_EQ(noTrace.exitCode, 2);
    EXPECT_NE(noTrace.errors.find("no span"), std::string::npos) << noTrace.errors;
    for (const std::vector<std::string> &wrong : std::vector<std::vector<std::string>>{
             {"--bucket", "5s"}, {"--from", "soon"}, {"--format", "xml"}, {"--from", "2026-03-02", "--to", "2026-03-01"}}) {
        std::vector<std::string> arguments{"traffic", folder / "traces.json"};
        arguments.insert(arguments.end(), wrong.begin(), wrong.end());
        const Outcome outcome = alidade(arguments);
        EXPECT_EQ(outcome.exitCode, 2) << wrong[1];
        EXPECT_EQ(outcome.output, "");
    }
}

TEST(TrafficCommand, namesDamagedPlacesAndGoesOn)
{
    const Folder folder({{"traces.json", spans.substr(0, spans.rfind("{\"traceId\"") + 30)}});
    const Outcome outcome = alidade({"traffic", "-v", folder / "traces.json"});
    EXPECT_EQ(outcome.exitCode, 0);
    EXPECT_NE(outcome.errors.find("ends in the middle"), std::string::npos) << outcome.errors;
    EXPECT_EQ(outcome.output.find("3 spans received = 3 stored"), 0U) << outcome.output;
}

} // namespace
} // namespace alidade::test
