#include "exporters/drawing/comparisondrawing.h"

#include <algorithm>
#include <tuple>

namespace alidade {
namespace {

Color colorOf(const Palette &colors, const std::optional<ChangeKind> &change)
{
    if (!change)
        return colors.edgeMuted;
    switch (*change) {
    case ChangeKind::added: return colors.success;
    case ChangeKind::removed: return colors.error;
    case ChangeKind::changed: break;
    }
    return colors.warning;
}

constexpr double sameWidth = 1, otherWidth = 2.4;

Path::Dash dashOf(const std::optional<ChangeKind> &change)
{
    return change == ChangeKind::removed   ? Path::Dash::dashed
           : change == ChangeKind::changed ? Path::Dash::dotted
                                           : Path::Dash::solid;
}

/// Nodes of both sides by name, as those of the ground where it knows them.
void addNodes(ComparedMap &map, const Topology &before, const Topology &after, const Architecture &ground)
{
    Architecture &a = map.architecture;
    std::map<std::string, NodeKind> kinds;
    for (const Topology *side : {&before, &after}) // what is now counts
        for (const TopologyNode &node : side->nodes)
            kinds[node.name] = node.kind;
    a.nodes.reserve(kinds.size());
    a.nodeNames.reserve(kinds.size());
    for (const auto &[name, kind] : kinds) {
        const Index known = ground.findNode(name);
        a.nodeNames.emplace_back(name, static_cast<Index>(a.nodes.size()));
        a.nodes.push_back({.name = name, .kind = kind, .language = known == none ? "" : ground.nodes[known].language});
        a.nodes.back().context = known == none ? none : ground.nodes[known].context;
    }
}

} // namespace

ComparedMap comparedMap(const Topology &before, const Topology &after, const Comparison &comparison, const Architecture &ground)
{
    ComparedMap map;
    Architecture &a = map.architecture;
    a.systemName = ground.systemName;
    a.contexts = ground.contexts;
    a.decisions.placements = ground.decisions.placements;
    addNodes(map, before, after, ground);
    map.nodes.resize(a.nodes.size());
    for (const NodeChange &change : comparison.nodes)
        if (const Index node = a.findNode(change.name); node != none)
            map.nodes[node] = change.kind;
    std::map<std::pair<Index, Index>, Dependency> dependencies;
    for (const Topology *side : {&before, &after}) {
        for (const TopologyEdge &edge : side->edges) {
            const Index from = a.findNode(edge.from), to = a.findNode(edge.to);
            if (from != none && to != none)
                dependencies[{from, to}] = {.from = from,
                                            .to = to,
                                            .protocol = edge.protocols.empty() ? "" : edge.protocols.front(),
                                            .mode = edge.mode,
                                            .voices = edge.voices};
        }
    }
    std::map<std::pair<Index, Index>, ChangeKind> changes;
    for (const EdgeChange &change : comparison.edges)
        changes[{a.findNode(change.from), a.findNode(change.to)}] = change.kind;
    a.dependencies.reserve(dependencies.size());
    map.dependencies.reserve(dependencies.size());
    for (auto &[ends, dependency] : dependencies) {
        const auto change = changes.find(ends);
        a.dependencies.push_back(std::move(dependency));
        map.dependencies.push_back(change == changes.end() ? std::nullopt : std::optional(change->second));
    }
    return map;
}

Drawing drawComparison(const ComparedMap &map, const Positions &positions, const DrawingOptions &options,
                       const ComparisonWords &words)
{
    const Palette &colors = palette(options.isDark);
    Drawing drawing = draw(map.architecture, positions, options);
    for (DrawItem &item : drawing.items) {
        if (item.owner.kind == Owner::Kind::dependency) {
            const auto &change = map.dependencies[item.owner.index];
            if (auto *path = std::get_if<Path>(&item.shape)) {
                path->stroke = colorOf(colors, change);
                path->width = change ? otherWidth : sameWidth;
                path->dash = dashOf(change);
            }
        } else if (item.owner.kind == Owner::Kind::node) {
            const auto &change = map.nodes[item.owner.index];
            if (auto *box = std::get_if<Box>(&item.shape); box && change && box->strokeWidth > 0) {
                box->stroke = colorOf(colors, change);
                box->strokeWidth = otherWidth;
                box->isDashed = change == ChangeKind::removed;
            }
        }
    }
    const auto line = [&](const std::optional<ChangeKind> &change, const std::string &text) {
        return LegendLine{colorOf(colors, change), change ? otherWidth : sameWidth, dashOf(change), text};
    };
    addLegend(drawing,
              {line(ChangeKind::added, words.added), line(ChangeKind::removed, words.removed),
               line(ChangeKind::changed, words.changed), line(std::nullopt, words.same)},
              options.isDark);
    return drawing;
}

} // namespace alidade
