#include "importers/runtime/processmetrics.h"
#include "importers/runtime/runtimereading.h"
#include "model/error.h"

#include <gtest/gtest.h>

namespace alidade {
namespace {

std::string problemOf(std::string_view bytes)
{
    try {
        readRuntimeBytes(bytes);
    } catch (const Error &error) {
        return error.what();
    }
    return "none";
}

TEST(Metrics, readsPrometheusText)
{
    const RuntimeReading reading = readRuntimeBytes("# HELP go_goroutines Number of goroutines.\n"
                                                    "# TYPE go_goroutines gauge\n"
                                                    "go_goroutines{job=\"order\"} 27\n"
                                                    "go_info{version=\"go1.22.3\",job=\"order\"} 1\r\n"
                                                    "go_memstats_next_gc_bytes{job=\"order\"} 1.5e+07 1700000000000\n"
                                                    "go_gc_gomemlimit_bytes{job=\"order\"} 9.223372036854776e+18\n"
                                                    "shop_orders_total{job=\"order\"} 5\n");
    ASSERT_TRUE(reading.metrics);
    const ProcessState &process = reading.metrics->process;
    EXPECT_EQ(process.goVersion, "go1.22.3");
    EXPECT_EQ(process.goroutines, 27);
    EXPECT_EQ(process.heapGoal, 15e6);
    EXPECT_FALSE(process.memoryLimit) << "the largest number means none";
    EXPECT_EQ(reading.name(), "order");
    EXPECT_TRUE(reading.diagnostics.empty());
}

TEST(Metrics, readsOpenMetricsWithExamplesAndItsEnd)
{
    const RuntimeReading reading =
        readRuntimeBytes("# TYPE http_requests counter\n"
                         "http_requests_total{method=\"get\",path=\"/a \\\"b\\\"\",code=\"500\"} 3 # {trace_id=\"abc\"} 1\n"
                         "http_requests_total{method=\"get\",path=\"/a \\\"b\\\"\",code=\"200\"} 7\n"
                         "# EOF\n"
                         "go_goroutines 1\n");
    ASSERT_EQ(reading.metrics->served.size(), 1U);
    const ServedOperation &one = reading.metrics->served[0];
    EXPECT_EQ(one.operation, "GET /a \"b\"");
    EXPECT_EQ(one.calls, 10);
    EXPECT_EQ(one.errors, 3);
    EXPECT_FALSE(reading.metrics->process.goroutines) << "what is behind the end does not count";
}

TEST(Metrics, reckonsQuantilesOfHistogramsAsPrometheusDoes)
{
    const RuntimeReading reading = readRuntimeBytes(
        "grpc_server_handled_total{grpc_service=\"shop.Order\",grpc_method=\"Create\",grpc_code=\"OK\"} 90\n"
        "grpc_server_handled_total{grpc_service=\"shop.Order\",grpc_method=\"Create\",grpc_code=\"Internal\"} 4\n"
        "grpc_server_handled_total{grpc_service=\"shop.Order\",grpc_method=\"Create\",grpc_code=\"NotFound\"} 6\n"
        "grpc_server_handling_seconds_bucket{grpc_service=\"shop.Order\",grpc_method=\"Create\",le=\"0.1\"} 50\n"
        "grpc_server_handling_seconds_bucket{grpc_service=\"shop.Order\",grpc_method=\"Create\",le=\"0.5\"} 90\n"
        "grpc_server_handling_seconds_bucket{grpc_service=\"shop.Order\",grpc_method=\"Create\",le=\"+Inf\"} 100\n"
        "grpc_server_handling_seconds_sum{grpc_service=\"shop.Order\",grpc_method=\"Create\"} 25\n"
        "grpc_server_handling_seconds_count{grpc_service=\"shop.Order\",grpc_method=\"Create\"} 100\n");
    ASSERT_EQ(reading.metrics->served.size(), 2U);
    EXPECT_EQ(reading.metrics->served[0].operation, "shop.Order/Create");
    EXPECT_EQ(reading.metrics->served[0].calls, 100);
    EXPECT_EQ(reading.metrics->served[0].errors, 4) << "NotFound is no fault of the server";
    const ServedOperation &times = reading.metrics->served[1];
    EXPECT_EQ(times.seconds, 25);
    EXPECT_DOUBLE_EQ(*times.p50, 0.1);
    EXPECT_DOUBLE_EQ(*times.p95, 0.5) << "beyond the last bound counts as it";
}

TEST(Metrics, aFaultyLineCostsThatLine)
{
    const RuntimeReading reading = readRuntimeBytes("go_threads 9\n"
                                                    "go_goroutines{job=\"order 27\n"
                                                    "go_memstats_next_gc_bytes twelve\n"
                                                    "process_open_fds 4\n");
    EXPECT_EQ(reading.metrics->process.threads, 9);
    EXPECT_EQ(reading.metrics->process.openFiles, 4);
    ASSERT_EQ(reading.diagnostics.size(), 2U);
    EXPECT_EQ(reading.diagnostics[0].line, 2);
    EXPECT_EQ(reading.diagnostics[1].line, 3);
}

TEST(Metrics, ofSeveralProcessesTheFirstCounts)
{
    const RuntimeReading reading = readRuntimeBytes("go_threads{instance=\"a\"} 9\ngo_threads{instance=\"b\"} 12\n");
    EXPECT_EQ(reading.metrics->process.threads, 9);
    ASSERT_EQ(reading.diagnostics.size(), 1U);
    EXPECT_EQ(reading.diagnostics[0].message, "Several processes are told of here; the first counts");
}

TEST(Variables, readsTheStatisticsOfMemory)
{
    const RuntimeReading reading =
        readRuntimeBytes("{\"cmdline\": [\"/app/order\", \"-v\"], \"memstats\": {\"NextGC\": 4194304, \"HeapInuse\": 3000000,"
                         "\"Sys\": 9000000, \"NumGC\": 12, \"PauseTotalNs\": 2500000000, \"GCCPUFraction\": 0.02}}");
    const ProcessState &process = reading.metrics->process;
    EXPECT_EQ(process.heapGoal, 4194304);
    EXPECT_EQ(process.collections, 12);
    EXPECT_EQ(process.pauseSeconds, 2.5);
    EXPECT_EQ(process.collectorShare, 0.02);
    EXPECT_EQ(reading.name(), "order");
}

TEST(Variables, tellsWhenThereIsNothingOfMemory)
{
    const RuntimeReading reading = readRuntimeBytes("{\"cmdline\": []}");
    ASSERT_EQ(reading.diagnostics.size(), 1U);
}

TEST(Runtime, saysWhatElseItIs)
{
    EXPECT_NE(problemOf("<html><body>/debug/pprof/").find("a page for people"), std::string::npos);
    EXPECT_NE(problemOf("goroutine profile: total 5\n").find("leave out \"debug=…\""), std::string::npos);
    EXPECT_NE(problemOf("heap profile: 1: 2 [3: 4] @ heap/2\n").find("leave out"), std::string::npos);
    EXPECT_NE(problemOf("{\"a\":").find("/debug/vars"), std::string::npos);
    EXPECT_NE(problemOf("shop_orders_total 5\n").find("no metric of a runtime"), std::string::npos);
    EXPECT_NE(problemOf("  \n").find("empty"), std::string::npos);
}

TEST(Runtime, readsFilesAndNamesThemWhenItCannot)
{
    const std::string data = SOURCE_DIR "/tests/importers/runtime/data/";
    const RuntimeReading reading = readRuntime(data + "heap.pb.gz", {}, {}, {});
    ASSERT_TRUE(reading.profile);
    EXPECT_EQ(reading.name(), "order");
    for (const std::string &place :
         {data + "heap.top", data + "missing", std::string("http://user:secret@localhost:1/metrics")}) {
        try {
            readRuntime(place, {}, {}, {});
            ADD_FAILURE() << place;
        } catch (const Error &error) {
            EXPECT_NE(std::string(error.what()).find(place.substr(place.rfind('/'))), std::string::npos) << error.what();
        }
    }
}

} // namespace
} // namespace alidade
