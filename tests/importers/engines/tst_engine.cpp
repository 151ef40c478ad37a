#include "model/error.h"
#include "tests/importers/engines/engines.h"

#include <gtest/gtest.h>

namespace alidade::test {
namespace {

constexpr std::int64_t from = 1'772'366'400, to = from + 600;

EngineTraffic read(EngineKind kind, const StubEngine &engine, const HttpOptions &http = {})
{
    return readEngine({.engine = {kind, engine.url()}, .from = from, .to = to, .http = http}, {}, {});
}

std::string problem(EngineKind kind, const StubEngine &engine)
{
    try {
        read(kind, engine);
    } catch (const Error &error) {
        return error.what();
    }
    return "none";
}

/// Answers queries by what they ask for; an empty vector for all else.
StubEngine prometheus(const std::vector<std::pair<std::string, std::string>> &results)
{
    return StubEngine([results](const std::string &request) -> StubEngine::Answer {
        for (const auto &[part, result] : results)
            if (request.find(part) != std::string::npos)
                return {200, R"({"status":"success","data":{"resultType":"matrix","result":[)" + result + "]}}"};
        return {200, R"({"status":"success","data":{"resultType":"vector","result":[]}})"};
    });
}

TEST(Engine, isNamedByItsScheme)
{
    EXPECT_EQ(engineNamed("prometheus+https://metrics.example.com/select/0/prometheus/")->url,
              "https://metrics.example.com/select/0/prometheus");
    EXPECT_EQ(engineNamed("jaeger+http://localhost:16686")->kind, EngineKind::jaeger);
    EXPECT_EQ(engineNamed("zipkin+http://localhost:9411")->kind, EngineKind::zipkin);
    EXPECT_EQ(engineNamed("tempo+http://localhost:3200")->kind, EngineKind::tempo);
    EXPECT_EQ(engineNamed("clickhouse+http://localhost:8123/?database=otel")->kind, EngineKind::clickHouse);
    for (const char *other : {"prometheus", "http://localhost:9090", "prometheus+file:///etc", "."})
        EXPECT_FALSE(engineNamed(other)) << other;
    EXPECT_THROW(engineNamed("jaeger+http://me:secret@localhost"), Error);
}

TEST(Engine, readsJaegersDependencies)
{
    std::string asked;
    const StubEngine engine([&](const std::string &request) -> StubEngine::Answer {
        asked = request;
        return {
            200,
            R"({"data":[{"parent":"web","child":"order","callCount":600},{"parent":"order","child":"order","callCount":1},{"parent":7}]})"};
    });
    const EngineTraffic read = test::read(EngineKind::jaeger, engine, {.token = "secret"});
    EXPECT_NE(asked.find("GET /api/dependencies?endTs=1772367000000&lookback=600000 "), std::string::npos) << asked;
    EXPECT_NE(asked.find("Authorization: Bearer secret\r\n"), std::string::npos) << asked;
    ASSERT_EQ(read.traffic.edges.size(), 1U);
    EXPECT_NEAR(read.traffic.edges[0].total().calls, 600, 1e-6);
    EXPECT_EQ(read.traffic.edges[0].cells.size(), 10U) << "a minute each";
    ASSERT_EQ(read.diagnostics.size(), 1U) << "that these numbers are coarse";
}

TEST(Engine, readsTheNewerJaegersDependencies)
{
    const StubEngine engine([](const std::string &request) -> StubEngine::Answer {
        if (request.starts_with(
                "GET /api/v3/dependencies?start_time=2026-03-01T12%3A00%3A00Z&end_time=2026-03-01T12%3A10%3A00Z "))
            return {200, R"({"dependencies":[{"parent":"web","child":"order","callCount":"42"}]})"};
        return {404, "404 page not found"};
    });
    EXPECT_NEAR(read(EngineKind::jaeger, engine).traffic.edges.at(0).total().calls, 42, 1e-6);
}

TEST(Engine, readsZipkinsDependencies)
{
    const StubEngine engine([](const std::string &) -> StubEngine::Answer {
        return {
            200,
            R"([{"parent":"web","child":"order","callCount":100,"errorCount":5},{"parent":"web","child":"stock","callCount":1}])"};
    });
    const TrafficSet traffic = read(EngineKind::zipkin, engine).traffic;
    ASSERT_EQ(traffic.edges.size(), 2U);
    EXPECT_NEAR(traffic.edges[0].total().errors, 5, 1e-6);
    EXPECT_EQ(traffic.services.size(), 3U);
}

TEST(Engine, readsWhatIstioCountsOnce)
{
    const std::string pair =
        R"("source_canonical_service":"web","destination_canonical_service":"order","request_protocol":"grpc")";
    const auto values = [](int value) {
        return R"(,"values":[[1772366460,")" + std::to_string(value) + R"("],[1772366520,"NaN"],[1772366580,")" +
               std::to_string(value) + R"("]])";
    };
    const StubEngine engine = prometheus({
        {"istio_requests_total%7B", R"({"metric":{)" + pair + R"(,"reporter":"source"})" + values(1) + "}"},
        {"rate%28istio_requests_total%5B",
         R"({"metric":{)" + pair + R"(,"reporter":"source"})" + values(20) + R"(},{"metric":{)" + pair +
             R"(,"reporter":"destination"})" + values(18) +
             R"(},{"metric":{"source_workload":"unknown","destination_canonical_service":"web","reporter":"destination"})" +
             values(5) + "}"},
        {"istio_requests_total%22", R"({"metric":{"__name__":"istio_requests_total"},"value":[1772367000,"3"]})"},
    });
    const TrafficSet traffic = read(EngineKind::prometheus, engine).traffic;
    ASSERT_EQ(traffic.edges.size(), 2U);
    EXPECT_EQ(traffic.edges[0].protocol, "grpc");
    EXPECT_EQ(traffic.edges[0].total().calls, 40) << "what both ends report counts once";
    EXPECT_EQ(traffic.edges[0].total().errors, 2);
    EXPECT_EQ(traffic.edges[1].from.kind, TrafficEndKind::peer) << "outside of the mesh";
}

TEST(Engine, saysWhatTheEngineSays)
{
    const StubEngine refusing([](const std::string &) -> StubEngine::Answer {
        return {422, R"({"status":"error","errorType":"422","error":"too many samples"})"};
    });
    EXPECT_EQ(problem(EngineKind::prometheus, refusing), refusing.url() + " refuses the query: too many samples.");
    const StubEngine other([](const std::string &) -> StubEngine::Answer { return {502, "<html>"}; });
    EXPECT_EQ(problem(EngineKind::prometheus, other), other.url() + " refuses the query: status 502.");
    EXPECT_EQ(problem(EngineKind::jaeger, other), other.url() + " does not tell its dependencies (status 502).");
    EXPECT_EQ(problem(EngineKind::zipkin, other), other.url() + " does not tell its dependencies (status 502).");
    const StubEngine nothing([](const std::string &) -> StubEngine::Answer { return {200, "[]"}; });
    EXPECT_EQ(problem(EngineKind::zipkin, nothing), nothing.url() + " knows no calls in that time.");
}

TEST(Engine, tellsThatAnAnswerIsPartial)
{
    const StubEngine engine([](const std::string &request) -> StubEngine::Answer {
        const bool isNames = request.find("__name__") != std::string::npos && request.find("_request_total") != std::string::npos;
        const bool isCalls = request.starts_with("POST /api/v1/query_range");
        const std::string result =
            isNames   ? R"({"metric":{"__name__":"traces_service_graph_request_total"},"value":[1772367000,"3"]})"
            : isCalls ? R"({"metric":{"client":"web","server":"order"},"values":[[1772366460,"2"]]})"
                      : "";
        return {200, R"({"status":"success","warnings":["one store is down"],"data":{"result":[)" + result + "]}}"};
    });
    const EngineTraffic read = test::read(EngineKind::prometheus, engine);
    ASSERT_FALSE(read.diagnostics.empty());
    EXPECT_EQ(read.diagnostics[0].message, "The engine says: one store is down");
}

TEST(Engine, takesNoAnswerThatIsTooLargeAndStops)
{
    const StubEngine engine([](const std::string &) -> StubEngine::Answer {
        return {200, std::string(HttpOptions::maxReply + 1, ' ')};
    });
    EXPECT_NE(problem(EngineKind::zipkin, engine).find("answers with more than 64 MiB"), std::string::npos);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(readEngine({.engine = {EngineKind::zipkin, engine.url()}, .from = from, .to = to}, {}, stop.get_token()),
                 Cancelled);
    EXPECT_THROW(readEngine({.engine = {EngineKind::zipkin, engine.url()}, .from = to, .to = from}, {}, {}), Error) << "no time";
}

TEST(Engine, readsExampleTracesOfTempo)
{
    std::vector<std::string> asked;
    const StubEngine engine([&](const std::string &request) -> StubEngine::Answer {
        asked.push_back(request.substr(0, request.find(" HTTP")));
        if (request.starts_with("GET /api/search"))
            return {200, R"({"traces":[{"traceID":"a1"},{"traceID":"../x"},{"traceID":7},3,{"traceID":"b2"},{"traceID":"c3"}]})"};
        if (request.starts_with("GET /api/traces/b2"))
            return {404, ""};
        if (request.starts_with("GET /api/traces/c3"))
            return {200, "{\"batches\":[}"};
        const auto batch = [](const char *service, const char *id, const char *parent, const char *kind) {
            return std::string(R"({"resource":{"attributes":[{"key":"service.name","value":{"stringValue":")") + service +
                   R"("}}]},"scopeSpans":[{"spans":[{"traceId":"000000000000000000000000000000a1","spanId":")" + id +
                   R"(","parentSpanId":")" + parent + R"(","name":"Pay","kind":)" + kind +
                   R"(,"startTimeUnixNano":"1772366410000000000","endTimeUnixNano":"1772366410005000000"}]}]})";
        };
        return {200, "{\"batches\":[" + batch("till", "00000000000000a1", "", "3") + "," +
                         batch("ledger", "00000000000000a2", "00000000000000a1", "2") + "]}"};
    });
    const EngineTraffic read = test::read(EngineKind::tempo, engine);
    EXPECT_EQ(asked.at(0), "GET /api/search?start=1772366400&end=1772367000&limit=200");
    EXPECT_EQ(asked.at(1), "GET /api/traces/a1?start=1772366400&end=1772367000");
    EXPECT_EQ(asked.size(), 4U) << "what is no id is never asked for";
    ASSERT_EQ(read.traffic.edges.size(), 1U);
    EXPECT_EQ(read.traffic.edges[0].from.name, "till");
    EXPECT_EQ(read.traffic.edges[0].to.name, "ledger");
    ASSERT_EQ(read.examples.size(), 1U);
    EXPECT_EQ(read.examples[0].spans.size(), 2U);
    ASSERT_EQ(read.diagnostics.size(), 2U);
    EXPECT_EQ(read.diagnostics[0].message, "1 traces could not be read");
}

TEST(Engine, readsTheTableOfClickHouse)
{
    std::string asked;
    const auto row = [](const char *from, const char *to, const char *step, const char *calls) {
        std::string text = std::string("[\"") + from + "\",\"" + to + "\",\"" + step + "\",\"" + calls + "\",2,0.5";
        for (int i = 0; i < 14; ++i)
            text += i < 3 ? ",\"0\"" : std::string(",\"") + calls + "\"";
        return text + "]";
    };
    const StubEngine engine([&](const std::string &request) -> StubEngine::Answer {
        asked = request.substr(0, request.find("\r\n"));
        return {200, "{\"meta\":[],\"data\":[" + row("web", "order", "1772366400", "90") + "," +
                         row("web", "order", "1772366460", "10") + ",[\"short\"],7]}"};
    });
    const EngineTraffic read =
        readEngine({.engine = {EngineKind::clickHouse, engine.url() + "/?database=otel"}, .from = from, .to = to}, {}, {});
    EXPECT_TRUE(asked.starts_with("GET /?database=otel&query=SELECT%20")) << asked;
    EXPECT_NE(asked.find("toDateTime64%281772366400%2C%209%29"), std::string::npos) << asked;
    EXPECT_EQ(read.source.id, engine.url() + "/");
    ASSERT_EQ(read.traffic.edges.size(), 1U);
    const TrafficCell total = read.traffic.edges[0].total();
    EXPECT_NEAR(total.calls, 100, 1e-6);
    EXPECT_NEAR(total.errors, 4, 1e-6);
    EXPECT_NEAR(total.busySeconds, 1, 1e-6);
    EXPECT_GT(total.latency.quantileUs(0.5), 5'000) << "all took between 5 and 10 ms";
    EXPECT_LT(total.latency.quantileUs(0.99), 10'500);
    EXPECT_EQ(read.traffic.edges[0].cells.size(), 2U);
}

TEST(Engine, saysWhatClickHouseAnswers)
{
    const StubEngine engine([](const std::string &) -> StubEngine::Answer {
        return {404, "Code: 60. DB::Exception: Table default.otel_traces does not exist.\nstack"};
    });
    EXPECT_NE(problem(EngineKind::clickHouse, engine).find("otel_traces does not exist."), std::string::npos);
}

} // namespace
} // namespace alidade::test
