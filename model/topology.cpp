#include "model/topology.h"

#include "model/architecture.h"

#include <algorithm>
#include <map>

namespace alidade {
namespace {

using Pair = std::pair<Index, Index>;
using Edges = std::map<Pair, TopologyEdge>;

void addDependency(Edges &edges, const Architecture &architecture, const Dependency &dependency)
{
    auto [it, isNew] = edges.try_emplace({dependency.from, dependency.to});
    TopologyEdge &edge = it->second;
    if (isNew) {
        edge.from = architecture.nodes[dependency.from].name;
        edge.to = architecture.nodes[dependency.to].name;
        edge.mode = dependency.mode;
    }
    edge.voices.add(dependency.voices);
    const auto place = std::ranges::lower_bound(edge.protocols, dependency.protocol);
    if (!dependency.protocol.empty() && (place == edge.protocols.end() || *place != dependency.protocol))
        edge.protocols.insert(place, dependency.protocol);
}

bool isAtRunTime(const Dependency &dependency) { return dependency.mode != Mode::build; }

void finish(Topology &topology, Edges &edges)
{
    for (auto &[pair, edge] : edges)
        topology.edges.push_back(std::move(edge)); // nodes stand in the order of their names
}

} // namespace

Topology topologyOf(const Architecture &architecture)
{
    Topology topology;
    topology.range = architecture.observed;
    for (const Node &node : architecture.nodes) {
        if (!node.isGone)
            topology.nodes.push_back({node.name, node.kind});
    }
    Edges edges;
    for (const Dependency &dependency : architecture.dependencies) {
        if (isAtRunTime(dependency))
            addDependency(edges, architecture, dependency);
    }
    for (const Observation &observation : architecture.observations) {
        if (const auto edge = edges.find({observation.from, observation.to}); edge != edges.end()) {
            edge->second.traffic.merge(observation.total);
            edge->second.traffic.start = topology.range.from;
        }
    }
    finish(topology, edges);
    return topology;
}

Topology designOf(const Architecture &architecture)
{
    Topology topology;
    Edges edges;
    std::vector<bool> isDesigned(architecture.nodes.size(), false);
    for (const Dependency &dependency : architecture.dependencies) {
        if (!isAtRunTime(dependency) || !dependency.voices.contains(Voice::designed))
            continue;
        addDependency(edges, architecture, dependency);
        isDesigned[dependency.from] = isDesigned[dependency.to] = true;
    }
    for (Index i = 0; i < architecture.nodes.size(); ++i) {
        const Node &node = architecture.nodes[i];
        const auto wasDrawn = [](const Evidence &evidence) { return evidence.voice == Voice::designed; };
        if (isDesigned[i] || std::ranges::any_of(node.evidence, wasDrawn))
            topology.nodes.push_back({node.name, node.kind});
    }
    finish(topology, edges);
    return topology;
}

} // namespace alidade
