#include "exporters/escape.h"
#include "exporters/events/eventformats.h"
#include "exporters/text/table.h"

#include <algorithm>

namespace alidade {
namespace {

std::string namesOf(const Architecture &architecture, const std::vector<Index> &nodes)
{
    std::string names;
    for (const Index node : nodes)
        names.append(names.empty() ? "" : ", ").append(terminalText(architecture.nodes[node].name));
    return names;
}

std::string whereText(const Evidence &evidence)
{
    const std::string file = terminalText(evidence.file);
    return evidence.line == 0 ? file : file + ':' + std::to_string(evidence.line);
}

/// Whose it is, or for a message from whom to whom.
std::string whoText(const Architecture &architecture, const StormItem &item)
{
    const bool isMessage = !item.publishers.empty() || !item.consumers.empty();
    if (!isMessage)
        return item.node == none ? std::string() : terminalText(architecture.nodes[item.node].name);
    const std::string from = namesOf(architecture, item.publishers), to = namesOf(architecture, item.consumers);
    return (from.empty() ? "?" : from) + " -> " + (to.empty() ? "?" : to);
}

std::string titleOf(const StormItem &item)
{
    const std::string text = terminalText(item.text);
    return item.kind == BoardItemKind::policy ? "whenever " + text : text;
}

} // namespace

std::string eventsText(const Architecture &architecture, const EventStorm &storm, bool useColor)
{
    if (storm.items.empty())
        return "No events were found.\n";
    std::string out;
    for (const StormLane &lane : storm.lanes) {
        std::vector<const StormItem *> items;
        for (const StormItem &item : storm.items)
            if (item.context == lane.context)
                items.push_back(&item);
        if (items.empty())
            continue;
        std::stable_sort(items.begin(), items.end(),
                         [](const StormItem *l, const StormItem *r) { return l->x != r->x ? l->x < r->x : l->y < r->y; });
        Table table({"Note", "Text", "Topic", "Who", "Where"});
        for (const StormItem *item : items)
            table.addRow(
                {{std::string(toText(item->kind))},
                 {titleOf(*item)},
                 {item->topic == item->text ? std::string() : terminalText(item->topic)},
                 {whoText(architecture, *item)},
                 {item->evidence.empty() ? std::string(item->isDecided ? "(by hand)" : "") : whereText(item->evidence.front())}});
        const std::string name = lane.context == none ? "In no context" : terminalText(architecture.contexts[lane.context].name);
        out.append(out.empty() ? "" : "\n")
            .append(colored(name, TextColor::bold, useColor))
            .append("\n\n")
            .append(table.text(useColor));
    }
    if (storm.leftOut > 0)
        out += "\n" + std::to_string(storm.leftOut) + " more notes are left out.\n";
    if (!storm.findings.empty())
        out += "\n";
    for (const StormFinding &finding : storm.findings) {
        const TextColor color = finding.severity == Severity::error ? TextColor::red : TextColor::yellow;
        out.append(colored(std::string(toText(finding.severity)), color, useColor));
        out.append(": ").append(terminalText(finding.message)).append(" [").append(finding.rule).append("]\n");
        if (!finding.evidence.file.empty())
            out.append("  ").append(whereText(finding.evidence)).append("\n");
        out.append("  ").append(terminalText(finding.advice)).append("\n");
    }
    return out;
}

} // namespace alidade
