#include "importers/tracing/wire.h"
#include "tests/bench/otlppayload.h"
#include "tests/importers/receiving/receiving.h"

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

namespace alidade::test {
namespace {

constexpr const char *exportTraces = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";
constexpr const char *exportMetrics = "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export";

std::string request(std::size_t spans)
{
    bench::OtlpPayload payload(spans * 100);
    for (std::uint64_t trace = 0; trace < spans / 2; ++trace)
        payload.addTrace(trace * 60, 1); // all of one service
    payload.finish();
    return payload.requests().at(0);
}

struct Reply {
    grpc::Status status;
    std::string bytes;
};

struct CallOptions {
    std::string method = exportTraces, authority, origin;
    grpc_compression_algorithm compression = GRPC_COMPRESS_NONE;
};

Reply call(std::uint16_t port, const std::string &bytes, const CallOptions &options = {})
{
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1); // a connection of its own
    grpc::GenericStub stub(
        grpc::CreateCustomChannel("127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials(), arguments));
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
    context.set_compression_algorithm(options.compression);
    if (!options.authority.empty())
        context.set_authority(options.authority);
    if (!options.origin.empty())
        context.AddMetadata("origin", options.origin);
    const grpc::Slice slice(bytes);
    const grpc::ByteBuffer message(&slice, 1);
    grpc::CompletionQueue queue;
    auto reader = stub.PrepareUnaryCall(&context, options.method, message, &queue);
    reader->StartCall();
    Reply reply;
    grpc::ByteBuffer buffer;
    reader->Finish(&buffer, &reply.status, &queue);
    void *tag = nullptr;
    bool isOk = false;
    queue.Next(&tag, &isOk);
    grpc::Slice answer;
    if (buffer.DumpToSingleSlice(&answer).ok())
        reply.bytes.assign(reinterpret_cast<const char *>(answer.begin()), answer.size());
    return reply;
}

TEST(GrpcDoor, takesSpans)
{
    Receiving receiving;
    const Reply reply = call(receiving.grpc(), request(100));
    EXPECT_TRUE(reply.status.ok()) << reply.status.error_message();
    EXPECT_EQ(reply.bytes, "");
    for (const auto compression : {GRPC_COMPRESS_GZIP, GRPC_COMPRESS_DEFLATE})
        EXPECT_TRUE(call(receiving.grpc(), request(200), {.compression = compression}).status.ok());
    const TrafficSet traffic = receiving.stop();
    EXPECT_EQ(traffic.spans.received, 500U);
    EXPECT_EQ(traffic.spans.stored, 200U);
}

TEST(GrpcDoor, tellsHowManySpansCannotBeUsed)
{
    Receiving receiving;
    // A span without an id: ResourceSpans { ScopeSpans { Span { name } } }
    const Reply reply = call(receiving.grpc(), std::string("\x0a\x09\x12\x07\x12\x05\x2a\x03"
                                                           "abc",
                                                           11));
    ASSERT_TRUE(reply.status.ok());
    WireReader response(reply.bytes);
    WireField field;
    ASSERT_TRUE(response.next(field));
    WireReader partial(field.bytes);
    ASSERT_TRUE(partial.next(field));
    EXPECT_EQ(field.value, 1U);
    EXPECT_EQ(receiving.stop().spans[SpanDrop::unnamed], 1U);
}

TEST(GrpcDoor, refusesWhatItDoesNotUnderstand)
{
    Receiving receiving;
    EXPECT_EQ(call(receiving.grpc(), "\n\x7f broken").status.error_code(), grpc::INVALID_ARGUMENT);
    EXPECT_EQ(call(receiving.grpc(), "", {.method = "/shop.Stock/Reserve"}).status.error_code(), grpc::UNIMPLEMENTED);
    EXPECT_TRUE(call(receiving.grpc(), "", {.method = exportMetrics}).status.ok());
    EXPECT_EQ(call(receiving.grpc(), "", {.authority = "rebound.example"}).status.error_code(), grpc::PERMISSION_DENIED);
    EXPECT_EQ(call(receiving.grpc(), "", {.origin = "http://localhost"}).status.error_code(), grpc::PERMISSION_DENIED);
}

TEST(GrpcDoor, asksForTheToken)
{
    ReceiverOptions options;
    options.token = "secret";
    Receiving receiving(options);
    EXPECT_EQ(call(receiving.grpc(), "").status.error_code(), grpc::UNAUTHENTICATED);
}

TEST(GrpcDoor, refusesWhatIsTooLargeAndInflatesNoBomb)
{
    Receiving receiving;
    EXPECT_EQ(call(receiving.grpc(), std::string((4U << 20) + 1, ' ')).status.error_code(), grpc::RESOURCE_EXHAUSTED);
    EXPECT_EQ(call(receiving.grpc(), std::string((4U << 20) + 1, ' '), {.compression = GRPC_COMPRESS_GZIP}).status.error_code(),
              grpc::RESOURCE_EXHAUSTED);
    const std::string bomb = gzipBomb();
    forgetPeak();
    const std::size_t before = residentPeak();
    EXPECT_EQ(call(receiving.grpc(), bomb).status.error_code(), grpc::RESOURCE_EXHAUSTED);
    EXPECT_LT(residentPeak() - before, 64U << 20);
}

TEST(GrpcDoor, refusesForNowWhatItCannotHoldAndCountsIt)
{
    ReceiverOptions options;
    options.limits.maxHeld = 1000;
    Receiving receiving(options);
    const grpc::Status status = call(receiving.grpc(), request(100)).status;
    EXPECT_EQ(status.error_code(), grpc::UNAVAILABLE);
    EXPECT_NE(status.error_details().find("type.googleapis.com/google.rpc.RetryInfo"), std::string::npos);
    const TrafficSet traffic = receiving.stop();
    EXPECT_EQ(traffic.spans.received, 100U);
    EXPECT_EQ(traffic.spans[SpanDrop::busy], 100U);
}

TEST(GrpcDoor, slowConnectionsDoNotDelayAGoodClient)
{
    Receiving receiving;
    std::vector<std::unique_ptr<Connection>> slow;
    for (int i = 0; i < 200; ++i) {
        slow.push_back(std::make_unique<Connection>(receiving.grpc()));
        slow.back()->send("PRI * HTTP/2.0\r\n\r\nSM\r\n");
    }
    const auto start = std::chrono::steady_clock::now();
    EXPECT_TRUE(call(receiving.grpc(), request(10)).status.ok());
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
    EXPECT_LE(receiving->status().doors[0].connections, ReceiverLimits().maxConnections);
}

} // namespace
} // namespace alidade::test
