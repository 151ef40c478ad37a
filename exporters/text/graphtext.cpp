#include "exporters/contextgroups.h"
#include "exporters/escape.h"
#include "exporters/text/table.h"
#include "exporters/text/text.h"

#include <algorithm>

namespace alidade {
namespace {

std::string voicesText(Voices voices)
{
    std::string text;
    for (Voice voice : {Voice::designed, Voice::coded, Voice::deployed, Voice::observed}) {
        if (voices.contains(voice))
            text += (text.empty() ? "" : ", ") + std::string(toText(voice));
    }
    return text;
}

/// The first place, and how many more there are.
std::string whereText(const std::vector<Evidence> &evidence)
{
    const auto first = std::find_if(evidence.begin(), evidence.end(), [](const Evidence &e) { return !e.file.empty(); });
    if (first == evidence.end())
        return {};
    const std::string more = evidence.size() > 1 ? " +" + std::to_string(evidence.size() - 1) : "";
    return terminalText(placeText(*first)) + more;
}

} // namespace

std::string graphText(const Architecture &architecture, const GroupedView &view, const TextOptions &options)
{
    const ViewDetails details(architecture, view);
    const auto name = [&](std::uint32_t group) {
        return terminalText(view.names[group]) + (details.isGone(group) ? " (gone)" : "");
    };
    std::string out = details.counts() + "\n";
    if (!view.edges.empty()) {
        Table table({"From", "To", "Mode", "Protocol", "Says", "Where"});
        for (const GroupedEdge &edge : view.edges)
            table.addRow({{name(edge.from)},
                          {name(edge.to)},
                          {std::string(toText(edge.mode))},
                          {terminalText(edgeLabel(edge))},
                          {voicesText(edge.voices)},
                          {whereText(details.evidence(edge))}});
        out += "\n" + table.text(options.useColor);
    }
    std::vector<bool> isConnected(view.names.size(), false);
    for (const GroupedEdge &edge : view.edges)
        isConnected[edge.from] = isConnected[edge.to] = true;
    std::string alone;
    for (std::uint32_t group = 0; group < view.names.size(); ++group) {
        if (!isConnected[group])
            alone += (alone.empty() ? "" : ", ") + name(group);
    }
    if (!alone.empty())
        out += "\nWithout dependencies: " + alone + "\n";
    return out;
}

} // namespace alidade
