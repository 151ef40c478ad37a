#include "exporters/runtime.h"

#include "exporters/json/evidencejson.h"

namespace alidade {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::pair<const char *, std::optional<double> ProcessState::*> processAmounts[] = {
    {"liveHeapBytes", &ProcessState::liveHeap},
    {"heapGoalBytes", &ProcessState::heapGoal},
    {"heapInUseBytes", &ProcessState::heapInUse},
    {"heapMemoryBytes", &ProcessState::heapMemory},
    {"heapReleasedBytes", &ProcessState::heapReleased},
    {"stackBytes", &ProcessState::stacks},
    {"goMemoryBytes", &ProcessState::goMemory},
    {"residentBytes", &ProcessState::residentMemory},
    {"collections", &ProcessState::collections},
    {"pauseSeconds", &ProcessState::pauseSeconds},
    {"collectorShare", &ProcessState::collectorShare},
    {"gcPercent", &ProcessState::gcPercent},
    {"memoryLimitBytes", &ProcessState::memoryLimit},
    {"maxProcs", &ProcessState::maxProcs},
    {"goroutines", &ProcessState::goroutines},
    {"threads", &ProcessState::threads},
    {"cpuSeconds", &ProcessState::cpuSeconds},
    {"openFiles", &ProcessState::openFiles},
    {"maxFiles", &ProcessState::maxFiles},
    {"startSeconds", &ProcessState::startSeconds},
};

void addIf(Json &json, const char *key, const std::optional<double> &value)
{
    if (value)
        json[key] = *value;
}

Json processJson(const ProcessState &process)
{
    Json json = Json::object();
    if (!process.goVersion.empty())
        json["goVersion"] = process.goVersion;
    for (const auto &[key, member] : processAmounts)
        addIf(json, key, process.*member);
    return json;
}

Json servedJson(const std::vector<ServedOperation> &served)
{
    Json list = Json::array();
    for (const ServedOperation &one : served) {
        Json json{{"metric", one.metric},
                  {"operation", one.operation},
                  {"calls", one.calls},
                  {"errors", one.errors},
                  {"seconds", one.seconds}};
        addIf(json, "p50Seconds", one.p50);
        addIf(json, "p95Seconds", one.p95);
        addIf(json, "p99Seconds", one.p99);
        list.push_back(std::move(json));
    }
    return list;
}

Json adviceJson(const std::vector<RuntimeAdvice> &advice)
{
    Json list = Json::array();
    for (const RuntimeAdvice &one : advice) {
        Json json{{"setting", toText(one.setting)}};
        addIf(json, "now", one.now);
        addIf(json, "suggested", one.suggested);
        if (one.suggested)
            json["value"] = settingText(one.setting, *one.suggested);
        Json steps = Json::array(), notes = Json::array();
        for (const AdviceStep &step : one.steps)
            steps.push_back({{"operation", step.operation == ' ' ? std::string() : std::string(1, step.operation)},
                             {"term", toText(step.term)},
                             {"value", step.value}});
        for (const AdviceNote note : one.notes)
            notes.push_back(toText(note));
        json["steps"] = std::move(steps);
        json["notes"] = std::move(notes);
        list.push_back(std::move(json));
    }
    return list;
}

Json profileJson(const RuntimeReport &report)
{
    const Profile &profile = *report.profile;
    Json types = Json::array(), functions = Json::array();
    for (const ProfileType &type : profile.types)
        types.push_back({{"type", type.type}, {"unit", type.unit}});
    for (const FunctionWeight &one : report.top) {
        const ProfileFunction &function = profile.functions[one.function];
        functions.push_back(
            {{"name", function.name}, {"file", function.file}, {"flat", one.flat}, {"cumulative", one.cumulative}});
    }
    return {{"program", profile.program},
            {"types", std::move(types)},
            {"type", profile.types[report.type].type},
            {"unit", profile.types[report.type].unit},
            {"timeNs", profile.timeNs},
            {"durationNs", profile.durationNs},
            {"isDifference", report.isDifference},
            {"total", report.total},
            {"functions", std::move(functions)}};
}

Json reportJson(const RuntimeReport &report)
{
    Json json{{"place", report.place}, {"service", report.service}};
    if (report.metrics) {
        Json limits = Json::object();
        addIf(limits, "memoryBytes", report.limits.memory);
        addIf(limits, "cpus", report.limits.cpus);
        json["process"] = processJson(report.metrics->process);
        json["limits"] = std::move(limits);
        json["served"] = servedJson(report.metrics->served);
        json["advice"] = adviceJson(report.advice);
    }
    if (report.profile)
        json["profile"] = profileJson(report);
    return json;
}

} // namespace

std::string runtimeJson(std::span<const RuntimeReport> reports)
{
    Json readings = Json::array();
    for (const RuntimeReport &report : reports)
        readings.push_back(reportJson(report));
    return documentText({{"schema", "alidade/runtime/1"}, {"readings", std::move(readings)}});
}

} // namespace alidade
