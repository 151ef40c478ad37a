#include "importers/runtime/processmetrics.h"

#include "importers/runtime/servedcalls.h"

#include <limits>
#include <map>

namespace alidade {
namespace {

using Amount = std::optional<double> ProcessState::*;

struct Gauge {
    std::string_view name;
    Amount member;
};

// The names of the Go and process collectors (client_golang, prometheus/go_collector*.go and process_collector.go); some amounts
// have a second name among the metrics of runtime/metrics, which then counts.
constexpr Gauge gauges[] = {
    {"go_gc_heap_live_bytes", &ProcessState::liveHeap},
    {"go_memstats_next_gc_bytes", &ProcessState::heapGoal},
    {"go_gc_heap_goal_bytes", &ProcessState::heapGoal},
    {"go_memstats_heap_inuse_bytes", &ProcessState::heapInUse},
    {"go_memstats_heap_sys_bytes", &ProcessState::heapMemory},
    {"go_memstats_heap_released_bytes", &ProcessState::heapReleased},
    {"go_memory_classes_heap_released_bytes", &ProcessState::heapReleased},
    {"go_memstats_stack_inuse_bytes", &ProcessState::stacks},
    {"go_memory_classes_heap_stacks_bytes", &ProcessState::stacks},
    {"go_memstats_sys_bytes", &ProcessState::goMemory},
    {"go_memory_classes_total_bytes", &ProcessState::goMemory},
    {"process_resident_memory_bytes", &ProcessState::residentMemory},
    {"go_gc_duration_seconds_count", &ProcessState::collections},
    {"go_gc_cycles_total_gc_cycles_total", &ProcessState::collections},
    {"go_gc_duration_seconds_sum", &ProcessState::pauseSeconds},
    {"go_memstats_gc_cpu_fraction", &ProcessState::collectorShare},
    {"go_gc_gogc_percent", &ProcessState::gcPercent},
    {"go_gc_gomemlimit_bytes", &ProcessState::memoryLimit},
    {"go_sched_gomaxprocs_threads", &ProcessState::maxProcs},
    {"go_goroutines", &ProcessState::goroutines},
    {"go_sched_goroutines_goroutines", &ProcessState::goroutines},
    {"go_threads", &ProcessState::threads},
    {"process_cpu_seconds_total", &ProcessState::cpuSeconds},
    {"process_open_fds", &ProcessState::openFiles},
    {"process_max_fds", &ProcessState::maxFiles},
    {"process_start_time_seconds", &ProcessState::startSeconds},
};

constexpr std::string_view collectorSeconds = "go_cpu_classes_gc_total_cpu_seconds_total";
constexpr std::string_view allSeconds = "go_cpu_classes_total_cpu_seconds_total";

/// What tells processes apart where several are in one reply.
std::string processOf(const MetricSample &sample)
{
    std::string process;
    for (const std::string_view label : {"job", "instance", "pod"})
        process.append(sample[label]).push_back('\n');
    return process;
}

std::string serviceOf(const MetricSample &sample)
{
    for (const std::string_view label : {"service", "service_name", "job", "app"})
        if (const std::string_view name = sample[label]; !name.empty())
            return std::string(name);
    return {};
}

/// GOMEMLIMIT is the largest number when none is set, GOGC an even larger one (-1 without its sign) when it is off.
void readExtremes(ProcessState &process)
{
    constexpr double largestGcPercent = std::numeric_limits<std::int32_t>::max();
    if (process.gcPercent && *process.gcPercent > largestGcPercent)
        process.gcPercent = -1;
    constexpr auto noLimit = static_cast<double>(std::numeric_limits<std::int64_t>::max());
    if (process.memoryLimit && *process.memoryLimit >= noLimit)
        process.memoryLimit.reset();
}

void setGauges(const std::map<std::string_view, double> &values, ProcessState &process)
{
    for (const Gauge &gauge : gauges)
        if (const auto found = values.find(gauge.name); found != values.end())
            process.*gauge.member = found->second;
    const auto collector = values.find(collectorSeconds), all = values.find(allSeconds);
    if (collector != values.end() && all != values.end() && all->second > 0)
        process.collectorShare = collector->second / all->second;
    readExtremes(process);
}

} // namespace

bool isRuntimeMetric(std::string_view name)
{
    return name.starts_with("go_") || name.starts_with("process_") || name.starts_with("grpc_server_") ||
           name.starts_with("http_");
}

RuntimeMetrics metricsOf(const std::vector<MetricSample> &samples, Diagnostics &diagnostics)
{
    RuntimeMetrics metrics;
    std::map<std::string_view, double> values;
    std::optional<std::string> process;
    std::vector<const MetricSample *> served;
    served.reserve(samples.size());
    bool hasOthers = false;
    for (const MetricSample &sample : samples) {
        const std::string here = processOf(sample);
        if (process.value_or(here) != here) {
            hasOthers = true;
            continue;
        }
        process = here;
        if (metrics.service.empty())
            metrics.service = serviceOf(sample);
        if (sample.name == "go_info")
            metrics.process.goVersion = sample["version"];
        values.try_emplace(sample.name, sample.value);
        served.push_back(&sample);
    }
    setGauges(values, metrics.process);
    metrics.served = servedCalls(served);
    if (hasOthers)
        diagnostics.push_back({.severity = Severity::note, .message = "Several processes are told of here; the first counts"});
    return metrics;
}

} // namespace alidade
