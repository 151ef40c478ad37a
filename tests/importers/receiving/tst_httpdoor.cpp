#include "importers/tracing/wire.h"
#include "tests/bench/otlppayload.h"
#include "tests/importers/receiving/receiving.h"

#include <gtest/gtest.h>

namespace alidade::test {
namespace {

using namespace std::chrono_literals;
constexpr const char *protobuf = "application/x-protobuf", *json = "application/json";

/// One request with this many spans, two a trace.
std::string request(std::size_t spans)
{
    bench::OtlpPayload payload(spans * 100);
    for (std::uint64_t trace = 0; trace < spans / 2; ++trace)
        payload.addTrace(trace * 60, 1); // all of one service
    payload.finish();
    return payload.requests().at(0);
}

std::string jsonSpan(const std::string &service, const std::string &id, int kind, const std::string &parent)
{
    return R"({"resource":{"attributes":[{"key":"service.name","value":{"stringValue":")" + service +
           R"("}}]},"scopeSpans":[{"spans":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":")" + id +
           R"(","parentSpanId":")" + parent + R"(","name":"call","kind":)" + std::to_string(kind) +
           R"(,"startTimeUnixNano":"1772366400000000000","endTimeUnixNano":"1772366400100000000"}]}]})";
}

const std::string jsonRequest = R"({"resourceSpans":[)" + jsonSpan("web", "eee19b7ec3c1b174", 3, "") + "," +
                                jsonSpan("order", "eee19b7ec3c1b175", 2, "eee19b7ec3c1b174") + "]}";

TEST(HttpDoor, takesProtobufAndJson)
{
    Receiving receiving;
    const std::string reply = replyTo(receiving.http(), post("/v1/traces", protobuf, request(10)));
    EXPECT_EQ(statusOf(reply), 200);
    EXPECT_NE(reply.find("Content-Type: application/x-protobuf\r\n"), std::string::npos) << reply;
    EXPECT_EQ(bodyOf(reply), "");
    EXPECT_EQ(bodyOf(replyTo(receiving.http(), post("/v1/traces", "application/json; charset=utf-8", jsonRequest))), "{}");
    const TrafficSet traffic = receiving.stop();
    EXPECT_EQ(traffic.spans.stored, 12U);
    ASSERT_EQ(traffic.edges.size(), 2U) << "one by its address alone";
    EXPECT_EQ(traffic.edges[1].from.name, "web");
    EXPECT_EQ(traffic.edges[1].to.name, "order");
}

TEST(HttpDoor, takesSeveralRequestsOnOneConnection)
{
    Receiving receiving;
    Connection connection(receiving.http());
    for (int i = 0; i < 3; ++i) {
        connection.send(post("/v1/traces", json, jsonRequest));
        EXPECT_EQ(statusOf(connection.receive()), 200);
    }
    const TrafficSet traffic = receiving.stop();
    EXPECT_EQ(traffic.spans.received, 6U);
    EXPECT_EQ(traffic.spans[SpanDrop::duplicate], 4U);
}

TEST(HttpDoor, takesWhatIsCompressedOrInChunks)
{
    Receiving receiving;
    const std::string body = gzip(request(10));
    EXPECT_EQ(statusOf(replyTo(receiving.http(), post("/v1/traces", protobuf, body, "Content-Encoding: gzip\r\n"))), 200);
    EXPECT_EQ(statusOf(replyTo(receiving.http(),
                               "POST /v1/traces HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                               "Transfer-Encoding: chunked\r\n\r\n2\r\n{\"\r\n13\r\nresourceSpans\": []}\r\n0\r\n\r\n")),
              200);
    EXPECT_EQ(receiving.stop().spans.stored, 10U);
}

TEST(HttpDoor, takesZipkinsSpans)
{
    Receiving receiving;
    const std::string spans =
        R"([{"traceId":"1f","id":"a1","kind":"CLIENT","timestamp":1,"duration":2,"localEndpoint":{"serviceName":"web"}},
        {"traceId":"1f","id":"a1","kind":"SERVER","shared":true,"timestamp":1,"duration":2,"localEndpoint":{"serviceName":"order"}}])";
    EXPECT_EQ(statusOf(replyTo(receiving.zipkin(), post("/api/v2/spans", json, spans))), 202);
    EXPECT_EQ(statusOf(replyTo(receiving.zipkin(), post("/v1/traces", json, jsonRequest))), 404);
    EXPECT_EQ(receiving.stop().edges.size(), 1U);
}

TEST(HttpDoor, refusesWebPages)
{
    Receiving receiving;
    const std::uint16_t port = receiving.http();
    EXPECT_EQ(statusOf(replyTo(port, post("/v1/traces", json, jsonRequest, "Origin: http://localhost\r\n"))), 403);
    EXPECT_EQ(statusOf(replyTo(port, post("/v1/traces", json, jsonRequest, {}, "rebound.example:4318"))), 403);
    EXPECT_EQ(statusOf(replyTo(port, post("/v1/traces", json, jsonRequest, {}, "127.0.0.1.rebound.example"))), 403);
    EXPECT_EQ(statusOf(replyTo(port, post("/v1/traces", json, jsonRequest, {}, "192.0.2.1"))), 403);
    EXPECT_EQ(statusOf(replyTo(port, post("/v1/traces", json, jsonRequest, {}, "[::1]:4318"))), 200);
    EXPECT_EQ(receiving->status().forbidden, 4U);
    EXPECT_EQ(receiving.stop().spans.received, 2U);
}

TEST(HttpDoor, saysWhatItDoesNotUnderstand)
{
    Receiving receiving;
    const std::uint16_t port = receiving.http();
    EXPECT_EQ(statusOf(replyTo(port, post("/v2/traces", json, "{}"))), 404);
    EXPECT_EQ(statusOf(replyTo(port, "GET /v1/traces HTTP/1.1\r\nHost: localhost\r\n\r\n")), 405);
    EXPECT_EQ(statusOf(replyTo(port, post("/v1/traces", "text/xml", "<a/>"))), 415);
    EXPECT_EQ(statusOf(replyTo(port, post("/v1/traces", json, "{}", "Content-Encoding: br\r\n"))), 415);
    EXPECT_EQ(statusOf(replyTo(port, post("/v1/traces", protobuf, "\n\x7f broken"))), 400);
    EXPECT_EQ(statusOf(replyTo(port, post("/v1/traces", json, "[{\"resourceSpans\":["))), 400);
    EXPECT_EQ(statusOf(replyTo(port, post("/v1/traces", json, "\x1f\x8b\x08 no gzip", "Content-Encoding: gzip\r\n"))), 400);
    const std::string half = gzip(request(10)).substr(0, 100);
    EXPECT_EQ(statusOf(replyTo(port, post("/v1/traces", protobuf, half, "Content-Encoding: gzip\r\n"))), 400);
    EXPECT_EQ(statusOf(replyTo(port, post("/v1/traces", json, "{}", "X-Long: " + std::string(20'000, 'x') + "\r\n"))), 431);
    EXPECT_EQ(receiving->status().malformed, 9U);
    const std::string reply = bodyOf(replyTo(port, post("/v1/traces", protobuf, "\n\x7f broken")));
    WireReader status(reply); // google.rpc.Status
    WireField field;
    ASSERT_TRUE(status.next(field));
    EXPECT_EQ(field.value, 3U) << "INVALID_ARGUMENT";
}

TEST(HttpDoor, answersForSignalsThatAreNotKept)
{
    Receiving receiving;
    const std::string metrics("\x0a\x08\x12\x06\x12\x04\x2a\x02\x0a\x00", 10); // one gauge with one data point
    const std::string reply = bodyOf(replyTo(receiving.http(), post("/v1/metrics", protobuf, metrics)));
    WireReader response(reply);
    WireField field;
    ASSERT_TRUE(response.next(field)) << "a partial success";
    WireReader partial(field.bytes);
    ASSERT_TRUE(partial.next(field));
    EXPECT_EQ(field.value, 1U) << "data points that were not kept";
    EXPECT_EQ(statusOf(replyTo(receiving.http(), post("/v1/logs", json, "{}"))), 200);
    const std::string gauges =
        R"({"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"dataPoints","gauge":{"dataPoints":[{"asInt":"1"},{"attributes":[{"key":"a"}]}]}},
        {"sum":{"dataPoints":[{"asInt":"3"}]}}]}]}]})";
    EXPECT_NE(bodyOf(replyTo(receiving.http(), post("/v1/metrics", json, gauges))).find("\"rejectedDataPoints\":\"3\""),
              std::string::npos);
    const std::string logs = R"({"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":{"stringValue":"a"}},{}]}]}]})";
    EXPECT_NE(bodyOf(replyTo(receiving.http(), post("/v1/logs", json, logs))).find("\"rejectedLogRecords\":\"2\""),
              std::string::npos);
    EXPECT_EQ(receiving->status().others, 4U);
}

TEST(HttpDoor, refusesABodyThatIsTooLarge)
{
    Receiving receiving;
    const std::uint16_t port = receiving.http();
    const std::string head = "POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    EXPECT_EQ(statusOf(replyTo(port, head + "Content-Length: 20971521\r\n\r\n")), 413) << "at once, without the body";
    std::string chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 21; ++i)
        chunked += "100000\r\n" + std::string(1U << 20, ' ') + "\r\n";
    EXPECT_EQ(statusOf(replyTo(port, chunked + "0\r\n\r\n")), 413);
    EXPECT_EQ(receiving->status().tooLarge, 2U);
}

TEST(HttpDoor, doesNotInflateABomb)
{
    Receiving receiving;
    const std::string bomb = post("/v1/traces", protobuf, gzipBomb(), "Content-Encoding: gzip\r\n");
    ASSERT_LT(bomb.size(), 1'100'000U);
    forgetPeak();
    const std::size_t before = residentPeak();
    EXPECT_EQ(statusOf(replyTo(receiving.http(), bomb)), 413);
    EXPECT_LT(residentPeak() - before, 64U << 20);
}

TEST(HttpDoor, refusesForNowWhatItCannotHold)
{
    ReceiverOptions options;
    options.limits.maxHeld = 1000;
    Receiving receiving(options);
    const std::string reply = replyTo(receiving.http(), post("/v1/traces", protobuf, request(10)));
    EXPECT_EQ(statusOf(reply), 429);
    EXPECT_NE(reply.find("Retry-After: 1\r\n"), std::string::npos) << reply;
    EXPECT_EQ(statusOf(replyTo(receiving.http(), post("/v1/traces", json, R"({"resourceSpans":[]})"))), 200)
        << "nothing is kept back";
    EXPECT_EQ(receiving->status().busy, 1U);
}

TEST(HttpDoor, slowConnectionsDoNotDelayAGoodClient)
{
    Receiving receiving;
    std::vector<std::unique_ptr<Connection>> slow;
    for (int i = 0; i < 200; ++i) {
        slow.push_back(std::make_unique<Connection>(receiving.http()));
        slow.back()->send(
            i % 2
                ? "POST /v1/traces HTTP/1.1\r\nHost: loc"
                : "POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{");
    }
    const auto start = std::chrono::steady_clock::now();
    Connection good(receiving.http());
    for (int i = 0; i < 20; ++i) {
        good.send(post("/v1/traces", json, jsonRequest));
        ASSERT_EQ(statusOf(good.receive(5s)), 200);
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, 2s) << "twenty requests";
    const ReceiverStatus status = receiving->status();
    EXPECT_LE(status.doors[1].connections, ReceiverLimits().maxConnections);
    // And those that come later do not push it out.
    for (int i = 0; i < 100; ++i)
        slow.push_back(std::make_unique<Connection>(receiving.http()));
    good.send(post("/v1/traces", json, jsonRequest));
    EXPECT_EQ(statusOf(good.receive(5s)), 200);
}

TEST(HttpDoor, closesWhatTakesTooLong)
{
    ReceiverOptions options;
    options.limits.headerTime = options.limits.bodyTime = 300ms;
    options.limits.idleTime = 1500ms;
    Receiving receiving(options);
    Connection inHead(receiving.http()), inBody(receiving.http()), idle(receiving.http());
    idle.send(post("/v1/traces", json, jsonRequest));
    ASSERT_EQ(statusOf(idle.receive()), 200);
    inBody.send("POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n");
    const auto start = std::chrono::steady_clock::now();
    bool isOpen = true; // a byte now and then keeps neither open
    while (isOpen && std::chrono::steady_clock::now() - start < 10s) {
        isOpen = static_cast<int>(inHead.send("P")) + static_cast<int>(inBody.send(" ")) > 0;
        std::this_thread::sleep_for(50ms);
    }
    EXPECT_FALSE(isOpen);
    EXPECT_EQ(idle.receive(10s), "(closed)");
    EXPECT_EQ(receiving->status().doors[1].connections, 0U);
}

TEST(HttpDoor, anEndOfTheConnectionIsSeenOnTheOtherSide)
{
    Receiving receiving;
    Connection connection(receiving.http());
    connection.send(post("/v1/traces", json, jsonRequest, "Connection: close\r\n"));
    EXPECT_EQ(statusOf(connection.receive()), 200);
    EXPECT_EQ(connection.receive(5s), "(closed)");
}

} // namespace
} // namespace alidade::test
