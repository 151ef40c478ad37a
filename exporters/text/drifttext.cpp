#include "exporters/drift.h"
#include "exporters/escape.h"
#include "exporters/text/table.h"
#include "exporters/traffic.h"
#include "exporters/viewdetails.h"

#include <algorithm>
#include <array>
#include <map>

namespace alidade {
namespace {

constexpr std::array badFirst{DriftVerdict::observedOnly, DriftVerdict::designedOnly, DriftVerdict::codedOnly,
                              DriftVerdict::deployedOnly};
constexpr std::size_t maxPlaces = 3;

std::string counted(std::size_t count, const std::string &one, const std::string &many)
{
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

Table::Lines places(const DriftItem &item)
{
    Table::Lines lines;
    for (const Evidence &evidence : item.evidence) {
        std::string line(toText(evidence.voice));
        if (!evidence.file.empty())
            line += ' ' + placeText(evidence);
        if (!evidence.detail.empty() && (evidence.file.empty() || evidence.voice == Voice::observed))
            line += ": " + evidence.detail;
        if (lines.size() == maxPlaces) {
            lines.push_back("and " + std::to_string(item.evidence.size() - maxPlaces) + " more");
            break;
        }
        lines.push_back(terminalText(line));
    }
    return lines;
}

std::string seenText(const DriftItem &item)
{
    return item.lastSeen == 0 ? std::string() : numberText(item.calls) + " calls, last " + timeText(item.lastSeen);
}

std::string acceptanceText(const Architecture &architecture, const DriftItem &item)
{
    if (item.acceptance == none)
        return {};
    const AcceptedDrift &accepted = architecture.decisions.acceptedDrifts[item.acceptance];
    const std::string until = accepted.until.empty() ? "" : " until " + accepted.until;
    return terminalText((item.hasExpired ? "acceptance has expired" + until : "accepted" + until) +
                        (accepted.reason.empty() ? "" : ": " + accepted.reason));
}

std::string summary(const Drift &drift)
{
    std::map<DriftVerdict, std::size_t> counts;
    std::size_t accepted = 0;
    for (const DriftItem &item : drift.items) {
        accepted += item.isAccepted ? 1 : 0;
        if (!item.isAccepted)
            ++counts[item.verdict];
    }
    std::string text;
    for (const DriftVerdict verdict : {DriftVerdict::observedOnly, DriftVerdict::designedOnly, DriftVerdict::codedOnly,
                                       DriftVerdict::deployedOnly, DriftVerdict::agreed, DriftVerdict::unjudged}) {
        if (counts[verdict] > 0)
            text += (text.empty() ? "" : ", ") + std::to_string(counts[verdict]) + ' ' + std::string(titleOf(verdict));
    }
    if (accepted > 0)
        text += ", " + std::to_string(accepted) + " accepted";
    return counted(drift.items.size(), "dependency", "dependencies") + (text.empty() ? "" : ": " + text) + "\n";
}

std::string propagationText(const Architecture &architecture, const Drift &drift, const TextOptions &options)
{
    std::string text;
    if (drift.known > 0)
        text += "Traces cover " + std::to_string(drift.seen) + " of " + std::to_string(drift.known) +
                " known dependencies that could be seen (" +
                shareText(static_cast<double>(drift.seen) / static_cast<double>(drift.known)) + ").\n";
    Table table({"Caller", "Context", "Callee", "Calls without it", "Share"});
    bool hasRows = false;
    for (const EdgePropagation &edge : drift.edges) {
        if (edge.broken <= 0)
            continue;
        hasRows = true;
        table.addRow({{terminalText(architecture.nodes[edge.from].name)},
                      {"lost"},
                      {terminalText(architecture.nodes[edge.to].name)},
                      {numberText(edge.broken)},
                      {shareText(edge.brokenShare())}},
                     TextColor::yellow);
    }
    for (const NodePropagation &service : drift.services) {
        const auto tell = [&](std::uint64_t count, const char *what) {
            if (count > 0)
                text += terminalText(architecture.nodes[service.node].name) + ": " + std::to_string(count) + " of " +
                        std::to_string(service.spans) + " spans " + what + ".\n";
        };
        tell(service.missingParents, "lack their parent");
        tell(service.invalidStates, "carry a trace state that is none");
    }
    return text + (hasRows ? "\n" + table.text(options.useColor) : "");
}

} // namespace

std::string driftText(const Architecture &architecture, const Drift &drift, const TextOptions &options)
{
    std::string text = summary(drift);
    text += drift.window.isEmpty() ? "There is no traffic: nothing is said about what does not run.\n"
                                   : "Traffic of " + rangeText(drift.window) + ".\n";
    Table table({"From", "Verdict", "To", "Why", "Seen", "Where"});
    bool hasRows = false;
    for (const DriftVerdict verdict : badFirst) {
        for (const DriftItem &item : drift.items) {
            if (item.verdict != verdict)
                continue;
            hasRows = true;
            Table::Lines why{terminalText(item.reason)};
            if (const std::string acceptance = acceptanceText(architecture, item); !acceptance.empty())
                why.push_back(acceptance);
            table.addRow({{terminalText(architecture.nodes[item.from].name)},
                          {std::string(titleOf(verdict))},
                          {terminalText(architecture.nodes[item.to].name)},
                          std::move(why),
                          {seenText(item)},
                          places(item)},
                         item.isAccepted                            ? TextColor::dim
                         : severityOf(verdict) == Severity::warning ? TextColor::yellow
                                                                    : TextColor::none);
        }
    }
    if (hasRows)
        text += "\n" + table.text(options.useColor);
    std::string hidden;
    for (const Index node : drift.onlyObserved)
        hidden += (hidden.empty() ? "" : ", ") + terminalText(architecture.nodes[node].name);
    if (!hidden.empty())
        text += "\nOnly telemetry knows: " + hidden + "\n";
    const std::string propagation = propagationText(architecture, drift, options);
    return text + (propagation.empty() ? "" : "\n" + propagation);
}

} // namespace alidade
