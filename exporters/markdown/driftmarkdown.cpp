#include "exporters/drift.h"
#include "exporters/markdown/markdown.h"
#include "exporters/traffic.h"
#include "exporters/viewdetails.h"

namespace alidade {
namespace {

std::string evidenceText(const DriftItem &item)
{
    constexpr std::size_t most = 3;
    std::string text;
    std::size_t shown = 0;
    for (const Evidence &evidence : item.evidence) {
        if (shown++ == most)
            break;
        std::string place = evidence.file.empty() ? evidence.detail : placeText(evidence);
        if (evidence.voice == Voice::observed && !evidence.file.empty())
            place += ": " + evidence.detail;
        text += (text.empty() ? "" : "<br>") + markdownText(toText(evidence.voice)) + ' ' + markdownText(place);
    }
    return text;
}

std::string statusText(const Architecture &architecture, const DriftItem &item)
{
    if (item.acceptance == none)
        return "open";
    const AcceptedDrift &accepted = architecture.decisions.acceptedDrifts[item.acceptance];
    return markdownText((item.isAccepted ? "accepted" : "expired") + (accepted.until.empty() ? "" : ", " + accepted.until) +
                        (accepted.reason.empty() ? "" : ": " + accepted.reason));
}

std::string changeText(const EdgeChange &change)
{
    std::string text;
    if (change.kind == ChangeKind::added)
        text = voicesText(change.voicesAfter);
    else if (change.kind == ChangeKind::removed)
        text = voicesText(change.voicesBefore);
    else if (change.voicesBefore != change.voicesAfter)
        text = voicesText(change.voicesBefore) + " → " + voicesText(change.voicesAfter);
    const std::string traffic = change.kind == ChangeKind::changed ? trafficChangeText(change) : std::string();
    return text + (text.empty() || traffic.empty() ? "" : "; ") + traffic;
}

} // namespace

std::string driftMarkdown(const Architecture &architecture, const Drift &drift, const TextOptions &)
{
    std::string text = "# Drift\n\n";
    text += drift.window.isEmpty() ? "There is no traffic: nothing is said about what does not run.\n\n"
                                   : "Traffic of " + rangeText(drift.window) + ".\n\n";
    std::string rows;
    for (const DriftItem &item : drift.items) {
        if (!severityOf(item.verdict))
            continue;
        rows += markdownRow({markdownText(architecture.nodes[item.from].name), markdownText(architecture.nodes[item.to].name),
                             std::string(titleOf(item.verdict)), markdownText(item.reason), statusText(architecture, item),
                             evidenceText(item)});
    }
    text += rows.empty() ? "No drift.\n" : markdownHeading({"From", "To", "Verdict", "Why", "Decision", "Where"}) + rows;
    if (drift.known > 0)
        text += "\nTraces cover " + std::to_string(drift.seen) + " of " + std::to_string(drift.known) +
                " known dependencies that could be seen.\n";
    return text;
}

std::string comparisonMarkdown(const Comparison &comparison, const TextOptions &)
{
    std::string text = "# " + markdownText(comparison.before) + " → " + markdownText(comparison.after) + "\n\n";
    for (const auto &[name, range] :
         {std::pair{&comparison.before, &comparison.rangeBefore}, std::pair{&comparison.after, &comparison.rangeAfter}}) {
        if (!range->isEmpty())
            text += "- " + markdownText(*name) + ": traffic of " + rangeText(*range) + "\n";
    }
    if (comparison.isSame())
        return text + "\nNo differences.\n";
    if (!comparison.nodes.empty()) {
        text += "\n" + markdownHeading({"Node", "Change", "Kind"});
        for (const NodeChange &change : comparison.nodes)
            text += markdownRow({markdownText(change.name), std::string(toText(change.kind)), std::string(toText(change.after))});
    }
    if (!comparison.edges.empty()) {
        text += "\n" + markdownHeading({"From", "To", "Change", "What"});
        for (const EdgeChange &change : comparison.edges)
            text += markdownRow({markdownText(change.from), markdownText(change.to), std::string(toText(change.kind)),
                                 markdownText(changeText(change))});
    }
    return text;
}

} // namespace alidade
