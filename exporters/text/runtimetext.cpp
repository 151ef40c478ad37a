#include "exporters/runtime.h"

#include "exporters/escape.h"
#include "exporters/text/table.h"
#include "exporters/traffic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace alidade {
namespace {

std::string withUnit(double value, double size, std::string_view unit)
{
    return numberText(std::fabs(value) / size).append(1, ' ').append(unit);
}

std::string bytesText(double value)
{
    constexpr std::array<std::string_view, 5> units{"B", "KiB", "MiB", "GiB", "TiB"};
    constexpr double step = 1024;
    double size = 1;
    std::size_t unit = 0;
    while (unit + 1 < units.size() && std::fabs(value) >= size * step) {
        size *= step;
        ++unit;
    }
    return withUnit(value, size, units[unit]);
}

std::string timeLength(double nanoseconds)
{
    constexpr double microsecond = 1e3, minute = 60e9;
    return std::fabs(nanoseconds) >= minute ? withUnit(nanoseconds, minute, "min")
                                            : latencyText(std::fabs(nanoseconds) / microsecond);
}

constexpr std::string_view seconds = "seconds", bytes = "bytes", count = "count", share = "share";

struct Shown {
    std::string_view name;
    std::optional<double> ProcessState::*member;
    std::string_view unit;
};
constexpr Shown shownAmounts[] = {
    {"Live heap", &ProcessState::liveHeap, bytes},
    {"Heap goal of the next collection", &ProcessState::heapGoal, bytes},
    {"Heap in use", &ProcessState::heapInUse, bytes},
    {"Heap with idle memory", &ProcessState::heapMemory, bytes},
    {"Heap given back", &ProcessState::heapReleased, bytes},
    {"Stacks", &ProcessState::stacks, bytes},
    {"Memory of the Go runtime", &ProcessState::goMemory, bytes},
    {"Memory of the process", &ProcessState::residentMemory, bytes},
    {"Collections", &ProcessState::collections, count},
    {"Pauses together", &ProcessState::pauseSeconds, seconds},
    {"CPU time of the collector", &ProcessState::collectorShare, share},
    {"GOGC", &ProcessState::gcPercent, count},
    {"GOMEMLIMIT", &ProcessState::memoryLimit, bytes},
    {"GOMAXPROCS", &ProcessState::maxProcs, count},
    {"Goroutines", &ProcessState::goroutines, count},
    {"Threads", &ProcessState::threads, count},
    {"CPU time", &ProcessState::cpuSeconds, seconds},
    {"Open files", &ProcessState::openFiles, count},
    {"Open files allowed", &ProcessState::maxFiles, count},
};

std::string processText(const ProcessState &process, const TextOptions &options)
{
    Table table({"Runtime", "Now"});
    if (!process.goVersion.empty())
        table.addRow({{"Go"}, {terminalText(process.goVersion)}});
    bool isEmpty = process.goVersion.empty();
    for (const Shown &amount : shownAmounts) {
        if (const auto &value = process.*amount.member) {
            table.addRow({{std::string(amount.name)}, {amountText(*value, amount.unit)}});
            isEmpty = false;
        }
    }
    return isEmpty ? "" : table.text(options.useColor);
}

std::string servedText(const std::vector<ServedOperation> &served, const TextOptions &options)
{
    if (served.empty())
        return {};
    Table table({"Served", "Metric", "Calls", "Errors", "Mean", "p50", "p95", "p99"});
    for (const ServedOperation &one : served) {
        std::vector<Table::Lines> cells{
            {terminalText(one.operation)}, {terminalText(one.metric)}, {numberText(one.calls)}, {numberText(one.errors)}};
        cells.push_back({one.seconds > 0 && one.calls > 0 ? amountText(one.seconds / one.calls, seconds) : "–"});
        for (const auto &quantile : {one.p50, one.p95, one.p99})
            cells.push_back({quantile ? amountText(*quantile, seconds) : "–"});
        table.addRow(std::move(cells));
    }
    return '\n' + table.text(options.useColor);
}

std::string adviceText(const std::vector<RuntimeAdvice> &advice)
{
    std::string text;
    for (const RuntimeAdvice &one : advice) {
        text.append("\n").append(toText(one.setting)).append(": ");
        if (one.now)
            text.append("now ").append(settingText(one.setting, *one.now)).append(one.suggested ? ", " : "");
        if (one.suggested)
            text.append("suggested ").append(settingText(one.setting, *one.suggested));
        else
            text.append(one.now ? "; leave it" : "no suggestion");
        for (const AdviceStep &step : one.steps) {
            if (step.operation == ' ')
                text.append("\n   ");
            else
                text.append(1, ' ').append(1, step.operation);
            text.append(1, ' ').append(toText(step.term)).append(1, ' ').append(adviceAmount(step));
        }
        for (const AdviceNote note : one.notes)
            text.append("\n    ").append(toText(note));
        text += '\n';
    }
    return text;
}

/// The share of the whole, as pprof shows it.
std::string shareOf(std::int64_t value, std::int64_t total)
{
    return total == 0 ? "–" : shareText(std::fabs(static_cast<double>(value) / static_cast<double>(total)));
}

std::string profileText(const RuntimeReport &report, std::size_t most, const TextOptions &options)
{
    const ProfileType &type = report.profile->types[report.type];
    const auto amount = [&type, &report](std::int64_t value) {
        const std::string sign = value < 0 ? "-" : report.isDifference && value > 0 ? "+" : "";
        return sign + amountText(static_cast<double>(value), type.unit);
    };
    std::string text = terminalText(type.type).append(": ").append(amount(report.total));
    text.append(report.isDifference ? " more or less than before" : " in all");
    if (report.profile->durationNs > 0)
        text.append(", in ").append(timeLength(static_cast<double>(report.profile->durationNs)));
    text += '\n';
    Table table({"Flat", "Flat %", "Cum", "Cum %", "Function"});
    const std::size_t shown = most == 0 ? report.top.size() : std::min(most, report.top.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const FunctionWeight &one = report.top[i];
        table.addRow({{amount(one.flat)},
                      {shareOf(one.flat, report.total)},
                      {amount(one.cumulative)},
                      {shareOf(one.cumulative, report.total)},
                      {terminalText(report.profile->functions[one.function].name)}});
    }
    text += table.text(options.useColor);
    if (shown < report.top.size())
        text.append("… and ").append(std::to_string(report.top.size() - shown)).append(" more functions (--top 0 shows all)\n");
    return text;
}

} // namespace

std::string amountText(double value, std::string_view unit)
{
    constexpr double nanoseconds = 1e9;
    if (unit == "bytes")
        return bytesText(value);
    if (unit == "nanoseconds")
        return timeLength(value);
    if (unit == "microseconds")
        return timeLength(value * 1e3);
    if (unit == "milliseconds")
        return timeLength(value * 1e6);
    if (unit == "seconds")
        return timeLength(value * nanoseconds);
    if (unit == "share")
        return shareText(value);
    return numberText(std::fabs(value))
        .append(unit == "count" || unit.empty() ? "" : " ")
        .append(unit == "count" ? "" : terminalText(unit));
}

std::string settingText(RuntimeSetting setting, double value)
{
    constexpr double mebibyte = 1U << 20U;
    if (setting == RuntimeSetting::gcPercent && value < 0)
        return "off";
    char text[64];
    if (setting == RuntimeSetting::memoryLimit)
        std::snprintf(text, sizeof text, "%.0fMiB", std::floor(value / mebibyte));
    else
        std::snprintf(text, sizeof text, "%.0f", value);
    return text;
}

std::string adviceAmount(const AdviceStep &step)
{
    switch (step.term) {
    case AdviceTerm::collectorShare:
    case AdviceTerm::wantedShare: return shareText(step.value);
    case AdviceTerm::growth:
    case AdviceTerm::gcPercent:
    case AdviceTerm::cpuLimit:
    case AdviceTerm::maxProcs: return numberText(step.value);
    default: return (step.value < 0 ? "-" : "") + bytesText(step.value);
    }
}

std::string runtimeText(const RuntimeReport &report, std::size_t mostFunctions, const TextOptions &options)
{
    std::string text = terminalText(report.place);
    if (!report.service.empty())
        text.append(": ").append(terminalText(report.service));
    text += '\n';
    if (report.profile)
        text += profileText(report, mostFunctions, options);
    if (report.metrics)
        text += processText(report.metrics->process, options) + servedText(report.metrics->served, options) +
                adviceText(report.advice);
    return text;
}

} // namespace alidade
