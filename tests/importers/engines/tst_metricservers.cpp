// The same metrics in a real Prometheus and a real VictoriaMetrics give the same edges.
#include "model/error.h"
#include "tests/importers/engines/engines.h"

#include <chrono>
#include <gtest/gtest.h>
#include <set>

namespace alidade::test {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t hour = 3600, sampleEvery = 30;

/// The hour before the last whole one: old enough for what engines hold back.
std::int64_t beginning()
{
    const auto now =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    return now / hour * hour - 2 * hour;
}

/// A counter that grows by `perSample`, in Prometheus' text form; times are in milliseconds, or in seconds for OpenMetrics.
std::string counter(const std::string &name, const std::string &labels, double perSample, bool isOpenMetrics)
{
    std::string text;
    for (std::int64_t i = 0; i <= hour / sampleEvery; ++i) {
        const std::int64_t time = beginning() + i * sampleEvery;
        text += name + "{" + labels + "} " + std::to_string(perSample * static_cast<double>(i)) + " " + std::to_string(time) +
                (isOpenMetrics ? "" : "000") + "\n";
    }
    return text;
}

/// Service graph metrics as the Collector's connector writes them behind a namespace, with its label `failed`.
std::string metrics(bool isOpenMetrics)
{
    const std::string prefix = "shop_traces_service_graph_request";
    const auto type = [&](const std::string &name) { return isOpenMetrics ? "# TYPE " + name + " counter\n" : std::string(); };
    const std::string stock = R"(client="order",server="stock",connection_type="")",
                      store = R"(client="order",server="orders-db",connection_type="database")",
                      mail = R"(client="order",server="mail",connection_type="messaging_system")",
                      web = R"(client="web",server="order")";
    std::string text = type(prefix);
    text += counter(prefix + "_total", stock + R"(,failed="false")", 9, isOpenMetrics);
    text += counter(prefix + "_total", stock + R"(,failed="true")", 1, isOpenMetrics);
    text += counter(prefix + "_total", store + R"(,failed="false")", 20, isOpenMetrics);
    text += counter(prefix + "_total", mail + R"(,failed="false")", 2, isOpenMetrics);
    text += counter(prefix + "_total", web + R"(,failed="false")", 30, isOpenMetrics);
    text += type(prefix + "_failed") + counter(prefix + "_failed_total", stock + R"(,failed="true")", 1, isOpenMetrics);
    text += isOpenMetrics ? "# TYPE " + prefix + "_server_seconds histogram\n" : "";
    const std::pair<const char *, double> buckets[] = {{"0.1", 5}, {"0.2", 9.5}, {"+Inf", 10}};
    for (const auto &[le, perSample] : buckets)
        text += counter(prefix + "_server_seconds_bucket", stock + R"(,le=")" + le + "\"", perSample, isOpenMetrics);
    text += counter(prefix + "_server_seconds_count", stock, 10, isOpenMetrics) +
            counter(prefix + "_server_seconds_sum", stock, 1, isOpenMetrics);
    return text + (isOpenMetrics ? "# EOF\n" : "");
}

EngineTraffic read(const std::string &address, std::int64_t from, std::int64_t to)
{
    const EngineRequest request{.engine = *engineNamed("prometheus+http://" + address + "/"), .from = from, .to = to};
    for (int i = 0;; ++i) { // the server starts, and indexes what it was given
        try {
            return readEngine(request, {}, {});
        } catch (const Error &) {
            if (i == 100)
                throw;
            std::this_thread::sleep_for(200ms);
        }
    }
}

class Prometheus {
public:
    Prometheus() : m_address(freeAddress())
    {
        std::ofstream(m_folder / "metrics.txt") << metrics(true);
        std::ofstream(m_folder / "prometheus.yml") << "global: {}\n";
        const std::string command = "promtool tsdb create-blocks-from openmetrics " + (m_folder / "metrics.txt") + " " +
                                    (m_folder / "data") + " >/dev/null 2>&1";
        if (std::system(command.c_str()) != 0)
            throw std::runtime_error("promtool takes no metrics; is the Debian package prometheus installed?");
        m_program.emplace(std::vector<std::string>{"prometheus", "--config.file=" + (m_folder / "prometheus.yml"),
                                                   "--storage.tsdb.path=" + (m_folder / "data"),
                                                   "--web.listen-address=" + m_address});
    }
    const std::string &address() const { return m_address; }

private:
    Directory m_folder;
    std::string m_address;
    std::optional<Program> m_program;
};

class VictoriaMetrics {
public:
    VictoriaMetrics()
        : m_address(freeAddress()),
          m_program({"victoria-metrics", "-storageDataPath=" + (m_folder / "data"), "-httpListenAddr=" + m_address})
    {
        for (int i = 0; i < 100; ++i) {
            try {
                if (httpPost("http://" + m_address + "/api/v1/import/prometheus", metrics(false), {}, {}).status == 204) {
                    httpGet("http://" + m_address + "/internal/force_flush", {}, {}); // is shown at once
                    return;
                }
            } catch (const Error &) { // it does not listen yet
            }
            std::this_thread::sleep_for(100ms);
        }
        throw std::runtime_error("victoria-metrics takes no metrics");
    }
    const std::string &address() const { return m_address; }

private:
    Directory m_folder;
    std::string m_address;
    Program m_program;
};

std::string edgeText(const TrafficSet &traffic)
{
    std::string text;
    for (const TrafficEdge &edge : traffic.edges)
        text += edge.from.name + " -> " + edge.to.name + " " + std::string(toText(edge.to.kind)) + " " +
                std::string(toText(edge.relation)) + "\n";
    return text;
}

constexpr const char *expectedEdges = "order -> mail service flow\n"
                                      "order -> stock service call\n"
                                      "order -> orders-db datastore call\n"
                                      "web -> order service call\n";

void expectTheEdges(const EngineTraffic &engine)
{
    ASSERT_EQ(edgeText(engine.traffic), expectedEdges);
    const TrafficCell stock = engine.traffic.edges[1].total();
    constexpr double samples = static_cast<double>(hour) / sampleEvery;
    EXPECT_NEAR(stock.calls, 10 * samples, samples) << "within a tenth: engines extrapolate";
    EXPECT_NEAR(stock.errors, samples, 0.1 * samples);
    EXPECT_NEAR(stock.latency.quantileUs(0.5), 100'000, 7'000);
    EXPECT_NEAR(stock.latency.quantileUs(0.94), 199'000, 10'000);
    EXPECT_NEAR(stock.busySeconds, samples, 0.1 * samples);
    EXPECT_TRUE(engine.diagnostics.empty()) << engine.diagnostics.at(0).message;
    EXPECT_EQ(engine.source.kind, "engine");
}

TEST(MetricServers, prometheusTellsItsEdges)
{
    const Prometheus server;
    expectTheEdges(read(server.address(), beginning(), beginning() + hour));
}

TEST(MetricServers, victoriaMetricsTellsTheSame)
{
    const VictoriaMetrics server;
    expectTheEdges(read(server.address(), beginning(), beginning() + hour));
}

TEST(MetricServers, sayWhatTheyDoNotKnow)
{
    const VictoriaMetrics server;
    ASSERT_EQ(read(server.address(), beginning(), beginning() + hour).traffic.edges.size(), 4U);
    const EngineRequest before{.engine = {EngineKind::prometheus, "http://" + server.address()},
                               .from = beginning() - 100 * hour,
                               .to = beginning() - 99 * hour};
    try {
        readEngine(before, {}, {});
        FAIL();
    } catch (const Error &error) {
        EXPECT_NE(std::string(error.what()).find("neither service graph metrics"), std::string::npos) << error.what();
    }
}

} // namespace
} // namespace alidade::test
