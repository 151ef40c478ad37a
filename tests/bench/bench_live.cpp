// How much a workspace grows with an hour of a large system's traffic, and how fast any past hour is read from it.
#include "model/store/workspace.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <random>
#include <tuple>

#include <unistd.h>

namespace alidade {
namespace {

constexpr int services = 300, edgesEach = 5, spansPerSecond = 10'000, hours = 3;
constexpr std::int64_t start = 1'772'366'400, flushSeconds = 2;

/// Of the processor, so that what else runs on the machine does not count.
struct Watch {
    std::clock_t begin = std::clock();
    double ms() const { return 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC; }
};

/// What a flush interval of the system tells: every call is two spans.
class Simulation {
public:
    TrafficSet interval(std::int64_t second)
    {
        TrafficSet set;
        for (int s = 0; s < services; ++s)
            set.services.push_back({.name = name(s), .spans = spansPerSecond * flushSeconds / services, .workloads = {}});
        std::ranges::sort(set.services, {}, &ServiceTraffic::name);
        const double calls = spansPerSecond / 2.0 * flushSeconds / (services * edgesEach);
        std::poisson_distribution<int> count(calls);
        for (int s = 0; s < services; ++s) {
            for (int e = 1; e <= edgesEach; ++e)
                addEdge(set, s, (s + e * e * 7) % services, count(m_random), second);
        }
        std::ranges::sort(set.edges, {}, [](const TrafficEdge &edge) { return std::tie(edge.from, edge.to); });
        return set;
    }

private:
    static std::string name(int number) { return "service-" + std::to_string(number); }

    void addEdge(TrafficSet &set, int from, int to, int calls, std::int64_t second)
    {
        if (calls == 0 || from == to)
            return;
        TrafficEdge edge;
        edge.from = {TrafficEndKind::service, name(from), {}};
        edge.to = {TrafficEndKind::service, name(to), {}};
        edge.protocol = "grpc";
        TrafficCell &cell = edge.cellAt(stepStart(second, set.step));
        for (int i = 0; i < calls; ++i) {
            const auto us = static_cast<std::uint64_t>(m_latency(m_random));
            const bool hasFailed = m_random() % 100 == 0;
            ++cell.spans;
            cell.calls += 1;
            cell.errors += hasFailed ? 1 : 0;
            cell.busySeconds += static_cast<double>(us) / 1e6;
            cell.latency.add(us);
            edge.examples.add({m_random(), m_random(), m_random(), second * 1'000'000, us}, hasFailed);
        }
        edge.operations = {{"shop.v1.Service/Method" + std::to_string(to % 7), static_cast<double>(calls), 0}};
        set.edges.push_back(std::move(edge));
    }

    std::mt19937_64 m_random{42};
    std::lognormal_distribution<double> m_latency{8, 1};
};

/// What the file and its log hold.
double megabytes(const std::filesystem::path &file)
{
    double bytes = 0;
    for (const char *ending : {"", "-wal"}) {
        std::error_code none;
        const auto size = std::filesystem::file_size(file.string() + ending, none);
        bytes += none ? 0 : static_cast<double>(size);
    }
    return bytes / 1e6;
}

void run(const std::filesystem::path &file)
{
    Workspace workspace = Workspace::create(file, "bench");
    const Source live{.id = "live", .name = "live", .kind = "live", .revision = {}, .importedAt = {}};
    Simulation simulation;
    double before = megabytes(file);
    for (int hour = 0; hour < hours; ++hour) {
        double total = 0, longest = 0;
        for (std::int64_t second = hour * 3600; second < (hour + 1) * 3600; second += flushSeconds) {
            const TrafficSet interval = simulation.interval(start + second);
            const Watch watch;
            workspace.recordTraffic(live, interval);
            total += watch.ms();
            longest = std::max(longest, watch.ms());
        }
        const double now = megabytes(file);
        std::printf("hour %d: grew by %.1f MB to %.1f MB; a flush of %lld s took %.1f ms, at most %.1f ms\n", hour + 1,
                    now - before, now, static_cast<long long>(flushSeconds), total * flushSeconds / 3600, longest);
        before = now;
    }
    for (int hour = 0; hour < hours; ++hour) {
        const TimeRange range{start + hour * 3600, start + (hour + 1) * 3600};
        Watch watch;
        const TrafficSet traffic = workspace.traffic(range);
        std::size_t cells = 0;
        for (const TrafficEdge &edge : traffic.edges)
            cells += edge.cells.size();
        std::printf("open hour %d: %.0f ms, %zu edges, %zu cells of %lld s", hour + 1, watch.ms(), traffic.edges.size(), cells,
                    static_cast<long long>(traffic.step.count()));
        watch = Watch();
        const Architecture architecture = workspace.architecture(range);
        std::printf("; as an architecture: %.0f ms, %zu dependencies\n", watch.ms(), architecture.dependencies.size());
    }
    const Watch watch;
    std::printf("timeline: %zu points in %.1f ms\n", workspace.timeline().size(), watch.ms());
}

} // namespace
} // namespace alidade

int main()
{
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("alidade-bench-" + std::to_string(getpid()));
    std::filesystem::create_directory(folder);
    alidade::run(folder / "live.alidade");
    std::filesystem::remove_all(folder);
}
