#include "exporters/mermaid/mermaid.h"

#include "exporters/contextgroups.h"
#include "exporters/drawing/palette.h"
#include "exporters/escape.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace alidade {
namespace {

/// Mermaid refuses more edges than this unless its configuration says otherwise (config key maxEdges).
constexpr std::size_t maxEdges = 500;

/// The label between the brackets that give the node its shape.
std::string nodeText(NodeKind kind, const std::string &name)
{
    const std::string label = '"' + mermaidText(name) + '"';
    switch (kind) {
    case NodeKind::datastore:
    case NodeKind::cache:
    case NodeKind::bucket: return "[(" + label + ")]";
    case NodeKind::broker: return "[[" + label + "]]";
    case NodeKind::gateway: return "{{" + label + "}}";
    case NodeKind::external:
    case NodeKind::client: return "([" + label + "])";
    default: return "[" + label + "]";
    }
}

const char *arrow(Mode mode) { return mode == Mode::sync || mode == Mode::data ? " -->" : " -.->"; }

std::string edgeLine(const GroupedEdge &edge)
{
    const std::string label = edgeLabel(edge);
    return "    n" + std::to_string(edge.from) + arrow(edge.mode) + (label.empty() ? " " : "|\"" + mermaidText(label) + "\"| ") +
           "n" + std::to_string(edge.to) + "\n";
}

std::string head(std::size_t edges)
{
    std::string text = "flowchart LR\n";
    if (edges > maxEdges)
        text += "    %% " + std::to_string(edges) + " edges: set maxEdges in the Mermaid configuration, its default is " +
                std::to_string(maxEdges) + "\n";
    return text;
}

std::string hex(Color color)
{
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%02x%02x%02x", color.r, color.g, color.b);
    return text.data();
}

/// Numbers of links, which Mermaid counts from 0 in the order of the lines.
struct LinkStyle {
    std::string links;
    void add(std::size_t link) { links += (links.empty() ? "" : ",") + std::to_string(link); }
    std::string line(const std::string &style) const
    {
        return links.empty() ? "" : "    linkStyle " + links + " " + style + "\n";
    }
};

} // namespace

std::string graphMermaid(const Architecture &architecture, const GroupedView &view)
{
    const ViewDetails details(architecture, view);
    std::string out = head(view.edges.size());
    std::size_t subgraph = 0;
    for (const auto &[context, groups] : groupsByContext(view, details)) {
        const std::string indent = context.empty() ? "    " : "        ";
        if (!context.empty())
            out += "    subgraph c" + std::to_string(subgraph++) + "[\"" + mermaidText(context) + "\"]\n";
        for (std::uint32_t group : groups)
            out += indent + "n" + std::to_string(group) + nodeText(details.kind(group), view.names[group]) + "\n";
        if (!context.empty())
            out += "    end\n";
    }
    for (const GroupedEdge &edge : view.edges)
        out += edgeLine(edge);
    return out;
}

std::string cyclesMermaid(const Architecture &architecture, const GroupedView &view, std::span<const Cycle> cycles)
{
    // Members of different cycles are told apart by fill, as in the drawing of contexts.
    const Palette &colors = palette(false);
    const std::array<Color, 3> fills{colors.core, colors.supporting, colors.generic};
    const ViewDetails details(architecture, view);
    std::string nodes, edges;
    LinkStyle inCycle, suggestedCut;
    std::size_t link = 0;
    for (std::size_t c = 0; c < cycles.size(); ++c) {
        const Cycle &cycle = cycles[c];
        nodes += "    %% cycle " + std::to_string(c + 1) + ": " + std::string(toText(cycle.mode)) + "\n";
        for (std::uint32_t member : cycle.members)
            nodes += "    n" + std::to_string(member) + nodeText(details.kind(member), view.names[member]) + ":::cycle" +
                     std::to_string(c % fills.size()) + "\n";
        for (std::uint32_t e : cycle.edges) {
            edges += edgeLine(view.edges[e]);
            const bool isCut =
                !cycle.cuts.empty() && std::binary_search(cycle.cuts[0].edges.begin(), cycle.cuts[0].edges.end(), e);
            (isCut ? suggestedCut : inCycle).add(link++);
        }
    }
    std::string out = head(link) + nodes + edges;
    for (std::size_t c = 0; c < std::min(cycles.size(), fills.size()); ++c)
        out += "    classDef cycle" + std::to_string(c) + " fill:" + hex(fills[c]) + ",stroke:" + hex(colors.inCycle) +
               ",color:" + hex(colors.text) + "\n";
    out += inCycle.line("stroke:" + hex(colors.inCycle) + ",stroke-width:2px");
    out += suggestedCut.line("stroke:" + hex(colors.suggestedCut) + ",stroke-width:3px,stroke-dasharray:6 3");
    return out;
}

} // namespace alidade
