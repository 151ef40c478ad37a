#include "importers/tracing/attributes.h"

#include "importers/tracing/peer.h"
#include "importers/tracing/timetext.h"

#include <gtest/gtest.h>

namespace alidade {
namespace {

Span withAttributes(SpanKind kind, std::initializer_list<std::pair<std::string_view, std::string_view>> attributes)
{
    Span span;
    span.kind = kind;
    for (const auto &[name, value] : attributes)
        setAttribute(span, spanAttribute(name), value);
    return span;
}

std::string peerText(SpanKind kind, std::initializer_list<std::pair<std::string_view, std::string_view>> attributes)
{
    const Peer peer = otherEnd(withAttributes(kind, attributes));
    return std::string(toText(peer.kind)) + " " + std::string(peer.name) + (peer.part.empty() ? "" : "/") +
           std::string(peer.part);
}

TEST(Attributes, nameThePeerByOldAndNewConventions)
{
    const SpanKind client = SpanKind::client;
    EXPECT_EQ(peerText(client, {{"server.address", "payment"}}), "peer payment");
    EXPECT_EQ(peerText(client, {{"net.peer.name", "payment"}}), "peer payment");
    EXPECT_EQ(peerText(client, {{"url.full", "https://ann:secret@pay.example:8443/charge?card=1"}}), "peer pay.example");
    EXPECT_EQ(peerText(client, {{"http.url", "http://[2001:db8::1]:80/"}}), "peer 2001:db8::1");
    EXPECT_EQ(peerText(client, {{"server.address", "10.1.2.3"}, {"rpc.service", "shop.Payment"}}), "peer shop.Payment");
    EXPECT_EQ(peerText(client, {{"net.peer.ip", "10.1.2.3"}}), "peer 10.1.2.3");
    EXPECT_EQ(peerText(client, {{"server.address", "lb"}, {"peer.service", "payment"}}), "peer payment");
    EXPECT_EQ(peerText(client, {}), "peer ");
}

TEST(Attributes, nameStoresAndTopics)
{
    EXPECT_EQ(
        peerText(SpanKind::client, {{"db.system.name", "postgresql"}, {"db.namespace", "orders"}, {"server.address", "pg"}}),
        "datastore pg/orders");
    EXPECT_EQ(peerText(SpanKind::client, {{"db.system", "redis"}, {"net.peer.ip", "10.0.0.1"}}), "datastore redis");
    EXPECT_EQ(peerText(SpanKind::producer,
                       {{"messaging.system", "nats"}, {"messaging.destination.name", "orders"}, {"server.address", "n1"}}),
              "broker nats/orders");
    EXPECT_EQ(peerText(SpanKind::consumer, {{"messaging.system", "nats"}, {"messaging.destination", "orders"}}),
              "broker nats/orders");
}

TEST(Attributes, sayWhatCountsAsAnError)
{
    EXPECT_TRUE(hasFailed(withAttributes(SpanKind::client, {{"http.status_code", "404"}})));
    EXPECT_FALSE(hasFailed(withAttributes(SpanKind::server, {{"http.response.status_code", "404"}})));
    EXPECT_TRUE(hasFailed(withAttributes(SpanKind::server, {{"http.response.status_code", "503"}})));
    EXPECT_FALSE(hasFailed(withAttributes(SpanKind::server, {{"rpc.grpc.status_code", "5"}})));
    EXPECT_TRUE(hasFailed(withAttributes(SpanKind::client, {{"rpc.response.status_code", "NOT_FOUND"}})));
    EXPECT_TRUE(hasFailed(withAttributes(SpanKind::server, {{"rpc.grpc.status_code", "14"}})));
    EXPECT_TRUE(hasFailed(withAttributes(SpanKind::internal, {{"error", "true"}})));
    EXPECT_FALSE(hasFailed(withAttributes(SpanKind::internal, {{"error", "false"}})));
    EXPECT_FALSE(hasFailed(withAttributes(SpanKind::client, {{"http.status_code", "500"}, {"otel.status_code", "OK"}})));
    EXPECT_FALSE(hasFailed(withAttributes(SpanKind::client, {{"http.status_code", "99999999999999999999"}})));
}

TEST(SamplingWeight, readsTheThresholdOfTheTraceState)
{
    EXPECT_EQ(samplingWeight("ot=th:8"), 2);
    EXPECT_EQ(samplingWeight("vendor=1,ot=rv:abcdef01234567;th:c"), 4);
    EXPECT_EQ(samplingWeight("ot=th:0"), 1);
    EXPECT_NEAR(samplingWeight("ot=th:fd70a3d70a3d71"), 100, 0.001);
    for (const std::string_view none : {"", "ot=", "ot=th:", "ot=th:xyz", "ot=th:123456789abcdef", "not=th:8", "ot=rv:1,x=th:8"})
        EXPECT_EQ(samplingWeight(none), 1) << none;
}

TEST(TimeText, readsTimesAndDurations)
{
    EXPECT_EQ(timeOf("1970-01-02T00:00:01.5Z"), 86'401'500'000'000U);
    EXPECT_EQ(timeOf("2017-01-26T16:46:31.639875139-05:00"), 1'485'467'191'639'875'139U);
    EXPECT_EQ(timeOf("1970-01-02"), 86'400'000'000'000U);
    EXPECT_EQ(timeOf("12"), 12'000'000'000U);
    for (const std::string_view wrong : {"", "soon", "2026-13-01", "2026-02-30", "2026-01-01T25:00:00Z", "2026-01-01T00:00:00Zx",
                                         "9999-01-01", "1970-01-01T00:00:00+01:00", "-1"})
        EXPECT_EQ(timeOf(wrong), std::nullopt) << wrong;
    EXPECT_EQ(nanosecondsOf("5000ns"), 5000U);
    EXPECT_EQ(nanosecondsOf("0.000005s"), 5000U);
    EXPECT_EQ(nanosecondsOf("1.5ms"), 1'500'000U);
    for (const std::string_view wrong : {"", "5", "s", "-1s", "nan s", "1e300s"})
        EXPECT_EQ(nanosecondsOf(wrong), std::nullopt) << wrong;
}

} // namespace
} // namespace alidade
