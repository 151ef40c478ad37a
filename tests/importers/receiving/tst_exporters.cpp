// What the exporters of the OpenTelemetry SDK send arrives, all of it.
#include "tests/importers/receiving/receiving.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

namespace alidade::test {
namespace {

constexpr int traces = 2000;

int sendWithSdk(const std::string &form, const std::string &compression, std::uint16_t port)
{
    const std::string command = "node " SOURCE_DIR "/tests/importers/receiving/send.js " + form + " " + compression + " " +
                                std::to_string(port) + " " + std::to_string(traces);
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

struct Way {
    std::string protocol, form, compression;
};

class Exporters : public ::testing::TestWithParam<Way> {};

TEST_P(Exporters, deliverEverySpan)
{
    const auto &[protocol, form, compression] = GetParam();
    Receiving receiving;
    ASSERT_EQ(sendWithSdk(form, compression, receiving.port(protocol)), 0);
    EXPECT_TRUE(receiving.waitForEdges(1)) << "what was sent is not passed on while receiving goes on";
    const TrafficSet traffic = receiving.stop();
    EXPECT_EQ(traffic.spans.received, 2U * traces);
    EXPECT_EQ(traffic.spans.stored, 2U * traces);
    ASSERT_EQ(traffic.edges.size(), 1U);
    EXPECT_EQ(traffic.edges[0].from.name, "front");
    EXPECT_EQ(traffic.edges[0].to.name, "stock");
    EXPECT_EQ(traffic.edges[0].total().calls, traces);
    EXPECT_EQ(traffic.edges[0].protocol, "grpc");
}

INSTANTIATE_TEST_SUITE_P(All, Exporters,
                         ::testing::Values(Way{"OTLP/gRPC", "grpc", "none"}, Way{"OTLP/gRPC", "grpc", "gzip"},
                                           Way{"OTLP/HTTP", "protobuf", "none"}, Way{"OTLP/HTTP", "protobuf", "gzip"},
                                           Way{"OTLP/HTTP", "json", "none"}, Way{"OTLP/HTTP", "json", "gzip"},
                                           Way{"Zipkin", "zipkin", "none"}),
                         [](const auto &info) { return info.param.form + "_" + info.param.compression; });

} // namespace
} // namespace alidade::test
