#include "exporters/escape.h"
#include "exporters/text/table.h"
#include "exporters/traffic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <limits>

namespace alidade {
namespace {

std::string counted(std::uint64_t count, std::string_view one)
{
    return std::to_string(count) + ' ' + std::string(one) + (count == 1 ? "" : "s");
}

std::string spansText(const SpanCount &spans)
{
    std::string text = counted(spans.received, "span") + " received = " + std::to_string(spans.stored) + " stored + " +
                       std::to_string(spans.droppedTotal()) + " dropped";
    std::string reasons;
    for (std::size_t i = 0; i < spanDropReasons; ++i)
        if (spans.dropped[i] > 0)
            reasons += (reasons.empty() ? " (" : ", ") + std::string(toText(static_cast<SpanDrop>(i))) + ' ' +
                       std::to_string(spans.dropped[i]);
    return text + reasons + (reasons.empty() ? "\n" : ")\n");
}

std::string servicesText(const std::vector<ServiceTraffic> &services)
{
    std::uint64_t missing = 0, spans = 0;
    for (const ServiceTraffic &service : services) {
        missing += service.missingParents;
        spans += service.spans;
    }
    std::string text = counted(services.size(), "service");
    if (missing > 0)
        text += "; the parent of " + counted(missing, "span") + " out of " + std::to_string(spans) + " never came";
    return text + '\n';
}

std::vector<Table::Lines> cellsOf(const TrafficEdge &edge, double seconds)
{
    const TrafficCell total = edge.total();
    const std::string relation = edge.relation == TrafficRelation::call ? "" : std::string(toText(edge.relation));
    std::vector<Table::Lines> cells{{endText(edge.from)}, {endText(edge.to)}};
    cells.push_back({relation + (relation.empty() || edge.protocol.empty() ? "" : " ") + terminalText(edge.protocol)});
    for (const double value : {total.calls, total.errors})
        cells.push_back({numberText(value)});
    cells.push_back({numberText(total.calls / seconds) + "/s"});
    for (const double share : {0.50, 0.95, 0.99})
        cells.push_back({latencyText(total.latency.quantileUs(share))});
    return cells;
}

} // namespace

std::string numberText(double value)
{
    std::array<char, 32> text{};
    if (value > 0 && value < 0.001)
        return "<0.001";
    const int digits = value >= 100 || value == std::floor(value) ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    const int size = std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    return {text.data(), static_cast<std::size_t>(std::clamp(size, 0, static_cast<int>(text.size()) - 1))};
}

std::string latencyText(double us)
{
    constexpr double millisecond = 1e3, second = 1e6;
    if (us >= second)
        return numberText(us / second) + " s";
    return us >= millisecond ? numberText(us / millisecond) + " ms" : numberText(us) + " µs";
}

std::string shareText(double share) { return numberText(share * 100) + " %"; }

double TrafficWindow::seconds() const { return std::max(1.0, static_cast<double>(to - from)); }

TrafficWindow windowOf(const TrafficSet &traffic)
{
    TrafficWindow window{std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()};
    for (const TrafficEdge &edge : traffic.edges) {
        if (edge.cells.empty())
            continue;
        window.from = std::min(window.from, edge.cells.front().start);
        window.to = std::max(window.to, edge.cells.back().start + traffic.step.count());
    }
    return window.from < window.to ? window : TrafficWindow{};
}

std::string timeText(std::int64_t second)
{
    const auto time = static_cast<std::time_t>(second);
    std::tm fields{};
    std::array<char, 32> text{};
    if (!gmtime_r(&time, &fields))
        return std::to_string(second);
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &fields)};
}

std::string endText(const TrafficEnd &end)
{
    return terminalText(end.part.empty() ? end.name : end.name + '/' + end.part) +
           (end.kind == TrafficEndKind::peer ? " (no spans)" : "");
}

std::string trafficText(const TrafficSet &traffic, const TextOptions &options)
{
    const TrafficWindow window = windowOf(traffic);
    std::string text = spansText(traffic.spans) + servicesText(traffic.services);
    if (traffic.edges.empty())
        return text + "No calls between services.\n";
    text +=
        timeText(window.from) + " to " + timeText(window.to) + ", in steps of " + std::to_string(traffic.step.count()) + " s\n";
    Table table({"From", "To", "How", "Calls", "Errors", "Rate", "p50", "p95", "p99"});
    for (const TrafficEdge &edge : traffic.edges)
        table.addRow(cellsOf(edge, window.seconds()));
    text += table.text(options.useColor);
    for (const TrafficEdge &edge : traffic.edges)
        if (edge.skewed > 0)
            text += "The clocks of " + endText(edge.from) + " and " + endText(edge.to) + " differ by " +
                    latencyText(static_cast<double>(edge.largestSkewUs)) + " or more (seen in " + counted(edge.skewed, "call") +
                    ").\n";
    return text;
}

} // namespace alidade
