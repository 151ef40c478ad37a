#include "analysis/graph.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace alidade {
namespace {

/// How strongly a mode binds the two ends, strongest first.
int strength(Mode mode)
{
    switch (mode) {
    case Mode::sync: return 0;
    case Mode::data: return 1;
    case Mode::async: return 2;
    case Mode::build: return 3;
    case Mode::telemetry: break;
    }
    return 4;
}

/// Collects dependencies into edges between groups.
class EdgeBundler {
public:
    /// The edge to add a dependency to; nullptr when it stays inside one group or an end is in no group.
    GroupedEdge *edge(std::uint32_t from, std::uint32_t to)
    {
        if (from == to || from == none || to == none)
            return nullptr;
        return &m_edges.try_emplace({from, to}, GroupedEdge{.from = from, .to = to, .mode = Mode::telemetry}).first->second;
    }

    std::vector<GroupedEdge> take()
    {
        std::vector<GroupedEdge> edges;
        edges.reserve(m_edges.size());
        for (auto &[ends, edge] : m_edges) {
            std::sort(edge.protocols.begin(), edge.protocols.end());
            edge.protocols.erase(std::unique(edge.protocols.begin(), edge.protocols.end()), edge.protocols.end());
            edges.push_back(std::move(edge));
        }
        return edges;
    }

private:
    std::map<std::pair<std::uint32_t, std::uint32_t>, GroupedEdge> m_edges;
};

GroupedView byModule(const Architecture &architecture, ExternalModules external)
{
    GroupedView view{.grouping = Grouping::module};
    std::vector<std::uint32_t> group(architecture.modules.size(), none);
    for (Index m = 0; m < architecture.modules.size(); ++m) {
        if (architecture.modules[m].isExternal && external == ExternalModules::hide)
            continue;
        group[m] = static_cast<std::uint32_t>(view.names.size());
        view.names.push_back(architecture.modules[m].path);
        view.entities.push_back(m);
    }
    EdgeBundler bundler;
    for (Index d = 0; d < architecture.moduleDependencies.size(); ++d) {
        const ModuleDependency &dependency = architecture.moduleDependencies[d];
        if (GroupedEdge *edge = bundler.edge(group[dependency.from], group[dependency.to])) {
            edge->mode = Mode::build;
            edge->voices.add(Voice::coded);
            edge->protocols.emplace_back("build");
            edge->dependencies.push_back(d);
        }
    }
    view.edges = bundler.take();
    return view;
}

/// Bundles node dependencies; `group` gives the group of each node.
std::vector<GroupedEdge> bundle(const Architecture &architecture, const std::vector<std::uint32_t> &group)
{
    EdgeBundler bundler;
    for (Index d = 0; d < architecture.dependencies.size(); ++d) {
        const Dependency &dependency = architecture.dependencies[d];
        GroupedEdge *edge = bundler.edge(group[dependency.from], group[dependency.to]);
        if (!edge)
            continue;
        if (strength(dependency.mode) < strength(edge->mode))
            edge->mode = dependency.mode;
        edge->voices.add(dependency.voices);
        if (!dependency.protocol.empty())
            edge->protocols.push_back(dependency.protocol);
        edge->dependencies.push_back(d);
    }
    return bundler.take();
}

GroupedView byService(const Architecture &architecture)
{
    GroupedView view{.grouping = Grouping::service};
    for (Index n = 0; n < architecture.nodes.size(); ++n) {
        view.names.push_back(architecture.nodes[n].name);
        view.entities.push_back(n);
    }
    view.edges = bundle(architecture, view.entities);
    return view;
}

GroupedView byContext(const Architecture &architecture)
{
    GroupedView view{.grouping = Grouping::context};
    view.entities.resize(architecture.contexts.size());
    std::iota(view.entities.begin(), view.entities.end(), 0U);
    std::sort(view.entities.begin(), view.entities.end(), [&](Index l, Index r) {
        const BoundedContext &left = architecture.contexts[l], &right = architecture.contexts[r];
        return std::tie(left.name, left.id) < std::tie(right.name, right.id);
    });
    std::vector<std::uint32_t> groupOfContext(architecture.contexts.size());
    for (std::uint32_t g = 0; g < view.entities.size(); ++g) {
        groupOfContext[view.entities[g]] = g;
        view.names.push_back(architecture.contexts[view.entities[g]].name);
    }
    const auto unassigned = static_cast<std::uint32_t>(view.names.size());
    bool hasUnassigned = false;
    std::vector<std::uint32_t> group;
    group.reserve(architecture.nodes.size());
    for (const Node &node : architecture.nodes) {
        group.push_back(node.context == none ? unassigned : groupOfContext[node.context]);
        hasUnassigned |= node.context == none;
    }
    if (hasUnassigned) {
        view.names.emplace_back("Unassigned");
        view.entities.push_back(none);
    }
    view.edges = bundle(architecture, group);
    return view;
}

} // namespace

GroupedView groupBy(const Architecture &architecture, Grouping grouping, ExternalModules external)
{
    switch (grouping) {
    case Grouping::module: return byModule(architecture, external);
    case Grouping::service: return byService(architecture);
    case Grouping::context: break;
    }
    return byContext(architecture);
}

} // namespace alidade
