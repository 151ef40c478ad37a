#include "importers/runtime/processmetrics.h"

#include "model/error.h"

#include <nlohmann/json.hpp>

namespace alidade {
namespace {

using Json = nlohmann::json;
constexpr double nanoseconds = 1e9;

std::optional<double> numberAt(const Json &json, const char *key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

} // namespace

RuntimeMetrics readVariables(std::string_view text, Diagnostics &diagnostics)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        throw Error("This is not the JSON of /debug/vars.");
    RuntimeMetrics metrics;
    ProcessState &process = metrics.process;
    const auto memory = json.find("memstats");
    if (memory == json.end() || !memory->is_object()) {
        diagnostics.push_back(
            {.severity = Severity::warning, .message = "There is no \"memstats\" in it, so it tells nothing of memory"});
    } else {
        process.heapGoal = numberAt(*memory, "NextGC");
        process.heapInUse = numberAt(*memory, "HeapInuse");
        process.heapMemory = numberAt(*memory, "HeapSys");
        process.heapReleased = numberAt(*memory, "HeapReleased");
        process.stacks = numberAt(*memory, "StackInuse");
        process.goMemory = numberAt(*memory, "Sys");
        process.collections = numberAt(*memory, "NumGC");
        process.collectorShare = numberAt(*memory, "GCCPUFraction");
        if (const auto pauses = numberAt(*memory, "PauseTotalNs"))
            process.pauseSeconds = *pauses / nanoseconds;
    }
    // Not in Go itself, but what programs publish themselves mostly under these names.
    for (const char *name : {"goroutines", "Goroutines", "numgoroutine", "NumGoroutine"})
        if (const auto count = numberAt(json, name))
            process.goroutines = count;
    if (const auto command = json.find("cmdline");
        command != json.end() && command->is_array() && !command->empty() && command->front().is_string()) {
        const std::string program = command->front().get<std::string>();
        metrics.service = program.substr(program.rfind('/') + 1);
    }
    return metrics;
}

} // namespace alidade
