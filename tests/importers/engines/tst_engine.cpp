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

} // namespace
} // namespace alidade::test
