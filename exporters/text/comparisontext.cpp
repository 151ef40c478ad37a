#include "exporters/drift.h"
#include "exporters/escape.h"
#include "exporters/text/table.h"
#include "exporters/traffic.h"

namespace alidade {
namespace {

constexpr TextColor colorOf(ChangeKind kind) { return kind == ChangeKind::removed ? TextColor::red : TextColor::yellow; }

std::string whatOf(const EdgeChange &change)
{
    if (change.kind == ChangeKind::added)
        return voicesText(change.voicesAfter);
    if (change.kind == ChangeKind::removed)
        return voicesText(change.voicesBefore);
    return change.voicesBefore == change.voicesAfter ? std::string()
                                                     : voicesText(change.voicesBefore) + " → " + voicesText(change.voicesAfter);
}

std::string rateOf(const EdgeChange &change)
{
    const TrafficNumbers &numbers = change.kind == ChangeKind::removed ? change.before : change.after;
    return change.kind == ChangeKind::changed || numbers.calls == 0 ? trafficChangeText(change)
                                                                    : numberText(numbers.ratePerSecond) + "/s";
}

std::string sideText(const char *sign, const std::string &name, const TimeRange &range)
{
    return std::string(sign) + ' ' + terminalText(name) + (range.isEmpty() ? "" : " (traffic of " + rangeText(range) + ")") +
           "\n";
}

} // namespace

std::string comparisonText(const Comparison &comparison, const TextOptions &options)
{
    std::string text =
        sideText("---", comparison.before, comparison.rangeBefore) + sideText("+++", comparison.after, comparison.rangeAfter);
    if (comparison.isSame())
        return text + "No differences: " + std::to_string(comparison.sameNodes) + " nodes, " +
               std::to_string(comparison.sameEdges) + " dependencies.\n";
    if (!comparison.nodes.empty()) {
        Table table({"Node", "Change", "Kind"});
        for (const NodeChange &change : comparison.nodes)
            table.addRow({{terminalText(change.name)},
                          {std::string(toText(change.kind))},
                          {std::string(toText(change.before)) +
                           (change.before == change.after ? "" : " → " + std::string(toText(change.after)))}},
                         colorOf(change.kind));
        text += "\n" + table.text(options.useColor);
    }
    if (!comparison.edges.empty()) {
        Table table({"From", "Change", "To", "Says", "Traffic"});
        for (const EdgeChange &change : comparison.edges)
            table.addRow({{terminalText(change.from)},
                          {std::string(toText(change.kind))},
                          {terminalText(change.to)},
                          {whatOf(change)},
                          {rateOf(change)}},
                         colorOf(change.kind));
        text += "\n" + table.text(options.useColor);
    }
    return text;
}

} // namespace alidade
