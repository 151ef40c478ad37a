#include "importers/tracing/attributes.h"
#include "importers/tracing/traceimport.h"
#include "model/error.h"
#include "tests/model/temporaryfolder.h"

#include <gtest/gtest.h>

namespace alidade {
namespace {

using test::TemporaryFolder;
using test::writeBytes;

std::string resource(const std::string &service, const std::string &deployment, const std::string &spans)
{
    const auto attribute = [](const std::string &key, const std::string &value) {
        return "{\"key\":\"" + key + "\",\"value\":{\"stringValue\":\"" + value + "\"}}";
    };
    return "{\"resource\":{\"attributes\":[" + attribute("service.name", service) + "," +
           attribute("k8s.deployment.name", deployment) + "]},\"scopeSpans\":[{\"spans\":[" + spans + "]}]}";
}

std::string span(const std::string &id, const std::string &parent, int kind, const std::string &state = {})
{
    return "{\"traceId\":\"0000000000000000000000000000001f\",\"spanId\":\"" + id + "\",\"parentSpanId\":\"" + parent +
           "\",\"name\":\"work\",\"kind\":" + std::to_string(kind) + ",\"traceState\":\"" + state +
           "\",\"startTimeUnixNano\":\"1772366400000000000\",\"endTimeUnixNano\":\"1772366400005000000\"}";
}

TEST(TraceImport, keepsTheWholeTraceOfAnExampleAndTheWorkloadOfAService)
{
    const TemporaryFolder folder;
    const std::string web =
        resource("web", "shop-web", span("00000000000000a1", "", 2) + "," + span("00000000000000a2", "00000000000000a1", 3));
    const std::string order = resource("order", "shop-order", span("00000000000000b1", "00000000000000a2", 2, "Not=valid"));
    writeBytes(folder / "traces.json", "{\"resourceSpans\":[" + web + "," + order + "]}\n{\"resourceSpans\":[{\n");
    ASSERT_TRUE(isTraceFile(folder / "traces.json"));
    const ImportedTraces imported = importTraces(folder / "traces.json", {}, {}, {});
    EXPECT_EQ(imported.source.kind, "traces");
    EXPECT_EQ(imported.source.name, "traces.json");
    EXPECT_EQ(imported.diagnostics.size(), 1U); // told once, although the file is read twice
    ASSERT_EQ(imported.traffic.services.size(), 2U);
    EXPECT_EQ(imported.traffic.services[0].workloads, std::vector<std::string>{"shop-order"});
    EXPECT_EQ(imported.traffic.services[0].invalidStates, 1U);
    EXPECT_EQ(imported.traffic.services[1].invalidStates, 0U);
    ASSERT_EQ(imported.examples.size(), 1U);
    EXPECT_EQ(imported.examples[0].id, (TraceId{0, 0x1f}));
    EXPECT_EQ(imported.examples[0].spans.size(), 3U);
    EXPECT_EQ(imported.examples[0].spans[2].service, "order");
    EXPECT_EQ(imported.examples[0].spans[2].durationUs, 5000U);
}

TEST(TraceImport, knowsTracesFromWhatElseMayBeAFile)
{
    const TemporaryFolder folder;
    const auto isTrace = [&](const std::string &bytes) {
        writeBytes(folder / "file", bytes);
        return isTraceFile(folder / "file");
    };
    EXPECT_TRUE(isTrace("[{\"traceId\":\"1\",\"id\":\"2\"}]"));
    EXPECT_TRUE(isTrace("{\"data\":[{\"traceID\":\"1\",\"spans\":[]}]}"));
    EXPECT_FALSE(isTrace("{\"openapi\":\"3.0.0\"}"));
    EXPECT_FALSE(isTrace("module example.com/shop\n"));
    EXPECT_FALSE(isTrace(std::string("SQLite format 3\0 and more", 25)));
    EXPECT_FALSE(isTrace(""));
    EXPECT_FALSE(isTraceFile(folder.path()));
    EXPECT_FALSE(isTraceFile(folder / "missing"));
    writeBytes(folder / "file", "{\"spans\":[]}");
    EXPECT_THROW(importTraces(folder / "file", {}, {}, {}), Error);
}

TEST(TraceState, isOneByTheRulesOfW3C)
{
    for (const char *good : {"", "ot=th:8", "vendor=value, other@tenant=1 ", "a=b,,c=d", "0a-b_c*/d=~!"})
        EXPECT_TRUE(isTraceState(good)) << good;
    for (const char *bad : {"noequals", "=x", "a=", "Upper=1", "a=b=c", "k\x01=v", "a=\xc3\xa4"})
        EXPECT_FALSE(isTraceState(bad)) << bad;
    std::string many;
    for (int i = 0; i < 33; ++i)
        many += "k" + std::to_string(i) + "=v,";
    EXPECT_FALSE(isTraceState(many));
    EXPECT_FALSE(isTraceState("k=" + std::string(257, 'x')));
}

} // namespace
} // namespace alidade
