#include "importers/receiving/connectionbook.h"
#include "importers/receiving/listensocket.h"
#include "importers/tracing/inflater.h"
#include "model/error.h"
#include "tests/importers/receiving/receiving.h"

#include <fstream>
#include <gtest/gtest.h>
#include <set>
#include <sstream>

namespace alidade::test {
namespace {

const std::string zipkinSpan = R"([{"traceId":"1f","id":"a1","kind":"CLIENT","timestamp":1,"duration":2,
    "localEndpoint":{"serviceName":"web"},"tags":{"db.system":"mysql","db.name":"orders"}}])";

std::string refusal(const ReceiverOptions &options)
{
    try {
        const Receiver receiver(options, {});
    } catch (const Error &error) {
        return error.what();
    }
    return "none";
}

/// The local addresses of this process's listening sockets, as /proc/net has them: hexadecimal, in the machine's order.
std::set<std::string> listeningOn()
{
    std::set<std::string> addresses;
    for (const char *table : {"/proc/self/net/tcp", "/proc/self/net/tcp6"}) {
        std::ifstream lines(table);
        std::string line, number, local, remote, state, rest, inode;
        for (std::getline(lines, line); std::getline(lines, line);) {
            std::istringstream(line) >> number >> local >> remote >> state >> rest >> rest >> rest >> rest >> rest >> inode;
            for (int descriptor = 0; state == "0A" && descriptor < 256; ++descriptor) {
                char target[64]{};
                if (readlink(("/proc/self/fd/" + std::to_string(descriptor)).c_str(), target, sizeof target - 1) > 0 &&
                    target == "socket:[" + inode + "]")
                    addresses.insert(local.substr(0, local.find(':')));
            }
        }
    }
    return addresses;
}

TEST(Receiver, listensOnThisMachineOnly)
{
    const Receiving receiving;
    EXPECT_EQ(listeningOn(), std::set<std::string>{"0100007F"});
}

TEST(Receiver, opensToOthersOnlyWithPermissionAndAToken)
{
    ReceiverOptions options{.otlpGrpc = "", .otlpHttp = "0.0.0.0:0", .zipkin = ""};
    EXPECT_NE(refusal(options).find("can be reached by other machines"), std::string::npos);
    options.allowsOthers = true;
    EXPECT_NE(refusal(options).find("only with a token"), std::string::npos);
    options.token = "secret";
    EXPECT_EQ(refusal(options), "none");
}

TEST(Receiver, asksForTheToken)
{
    ReceiverOptions options;
    options.token = "secret";
    Receiving receiving(options);
    const auto status = [&](const std::string &headers) {
        return statusOf(replyTo(receiving.zipkin(), post("/api/v2/spans", "application/json", zipkinSpan, headers)));
    };
    EXPECT_EQ(status(""), 401);
    EXPECT_EQ(status("Authorization: Bearer Secret\r\n"), 401);
    EXPECT_EQ(status("Authorization: Bearer secre\r\n"), 401);
    EXPECT_EQ(status("Authorization: Bearer secret\r\n"), 202);
}

TEST(Receiver, saysWhyADoorDoesNotOpen)
{
    const Receiving other;
    const std::string taken = "127.0.0.1:" + std::to_string(other.http());
    EXPECT_NE(refusal({.otlpGrpc = taken}).find("Cannot listen on " + taken + ": Address already in use"), std::string::npos);
    EXPECT_NE(refusal({.otlpGrpc = "somewhere"}).find("is no address to listen on"), std::string::npos);
    EXPECT_NE(refusal({.otlpGrpc = "", .otlpHttp = "", .zipkin = ""}).find("nothing to receive by"), std::string::npos);
}

TEST(Receiver, offersAgainWhatCouldNotBeKept)
{
    std::atomic<bool> isFull{true};
    std::atomic<std::uint64_t> stored{0};
    ReceiverOptions options = Receiving::onFreePorts({});
    Receiver receiver(options, [&](const TrafficSet &delta, const std::vector<Trace> &) {
        if (isFull)
            throw Error("The disk is full.");
        stored += delta.spans.stored;
    });
    const std::string address = receiver.status().doors.at(2).address;
    const auto port = static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
    replyTo(port, post("/api/v2/spans", "application/json", zipkinSpan));
    while (receiver.status().problem.empty())
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    EXPECT_EQ(receiver.status().problem, "The disk is full.");
    isFull = false;
    while (!receiver.status().problem.empty())
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    EXPECT_EQ(stored, 1U);
    isFull = true;
    replyTo(port, post("/api/v2/spans", "application/json", zipkinSpan));
    EXPECT_THROW(receiver.stop(), Error) << "the last stretch, too, is told to be lost";
}

TEST(Receiver, passesOnOnlyWhatIsNew)
{
    Receiving receiving;
    replyTo(receiving.zipkin(), post("/api/v2/spans", "application/json", zipkinSpan));
    ASSERT_TRUE(receiving.waitForEdges(1));
    replyTo(receiving.zipkin(), post("/api/v2/spans", "application/json", zipkinSpan));
    const TrafficSet traffic = receiving.stop(); // the sum of all that was passed on
    EXPECT_EQ(traffic.edges.at(0).total().calls, 1);
    EXPECT_EQ(traffic.spans.received, 2U);
    EXPECT_EQ(traffic.spans.stored + traffic.spans.droppedTotal(), 2U);
    EXPECT_EQ(receiving->status().spans, traffic.spans);
}

TEST(Receiver, passesOnWholeTracesThatStandForEdges)
{
    Receiving receiving;
    const auto send = [&](const std::string &spans) {
        replyTo(receiving.zipkin(), post("/api/v2/spans", "application/json", "[" + spans + "]"));
    };
    const std::string call = R"("traceId":"1f","timestamp":1000,"duration":20)";
    send("{" + call + R"(,"id":"a1","kind":"CLIENT","localEndpoint":{"serviceName":"web"}},{)" + call +
         R"(,"id":"a1","shared":true,"kind":"SERVER","localEndpoint":{"serviceName":"order"}})");
    ASSERT_TRUE(receiving.waitForEdges(1));
    send("{" + call + R"(,"id":"a2","parentId":"a1","name":"late","localEndpoint":{"serviceName":"order"}})");
    receiving.stop();
    const auto examples = receiving.examples();
    ASSERT_EQ(examples.size(), 1U);
    const Trace &trace = examples.begin()->second;
    ASSERT_EQ(trace.spans.size(), 3U) << "with what came after the edge was seen";
    EXPECT_EQ(trace.id.low, 0x1fU);
    EXPECT_EQ(trace.spans[2].name, "late");
    EXPECT_EQ(trace.spans[2].parent, 0xa1U);
    EXPECT_EQ(trace.spans[2].service, "order");
}

TEST(Inflater, takesWhatComesInAnyPieces)
{
    const std::string text(100'000, 'x'), compressed = gzip(text) + gzip("and more");
    Inflater inflater(200'000);
    std::string inflated;
    Inflater::Result result = Inflater::Result::more;
    for (const char c : compressed)
        result = inflater.add({&c, 1}, inflated);
    EXPECT_EQ(result, Inflater::Result::whole);
    EXPECT_EQ(inflated, text + "and more");
    EXPECT_EQ(inflateWhole(gzip(text), text.size(), inflated), Inflater::Result::whole) << "just as large as allowed";
    EXPECT_EQ(inflateWhole(gzip(text), text.size() - 1, inflated), Inflater::Result::tooLarge);
    EXPECT_EQ(inflateWhole(compressed.substr(0, 20), 1000, inflated), Inflater::Result::damaged);
}

} // namespace
} // namespace alidade::test
