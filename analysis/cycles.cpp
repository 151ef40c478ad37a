#include "analysis/cycles.h"

#include "analysis/cuts.h"
#include "model/error.h"

#include <algorithm>
#include <tuple>

namespace alidade {
namespace {

using EdgeList = std::vector<const ActiveEdge *>;

Graph graphOf(std::size_t groups, const EdgeList &edges)
{
    std::vector<GraphEdge> ends;
    ends.reserve(edges.size());
    for (const ActiveEdge *edge : edges)
        ends.push_back({edge->from, edge->to});
    return makeGraph(static_cast<std::uint32_t>(groups), ends);
}

/// A component of two or more groups, and the edges inside it.
struct Component {
    std::vector<std::uint32_t> members;
    EdgeList edges;
};

/// The components of two or more groups, by first member.
std::vector<Component> cyclicComponents(std::size_t groups, const EdgeList &edges)
{
    std::uint32_t count = 0;
    const std::vector<std::uint32_t> number = stronglyConnectedComponents(graphOf(groups, edges), count);
    std::vector<std::uint32_t> size(count, 0), place(count, none);
    for (std::uint32_t n : number)
        ++size[n];
    std::vector<Component> components;
    for (std::uint32_t group = 0; group < groups; ++group) {
        const std::uint32_t n = number[group];
        if (size[n] < 2)
            continue;
        if (place[n] == none) {
            place[n] = static_cast<std::uint32_t>(components.size());
            components.emplace_back();
        }
        components[place[n]].members.push_back(group);
    }
    for (const ActiveEdge *edge : edges) {
        if (number[edge->from] == number[edge->to])
            components[place[number[edge->from]]].edges.push_back(edge);
    }
    return components;
}

CycleMode modeOf(const Component &component, std::size_t groups)
{
    const EdgeList &edges = component.edges;
    EdgeList calls;
    std::copy_if(edges.begin(), edges.end(), std::back_inserter(calls), [](const ActiveEdge *e) { return e->hasCalls; });
    if (!calls.empty() && (calls.size() == edges.size() || !cyclicComponents(groups, calls).empty()))
        return CycleMode::sync;
    auto areAll = [&](Mode mode) {
        return std::all_of(edges.begin(), edges.end(), [&](const ActiveEdge *e) { return e->mode == mode; });
    };
    return areAll(Mode::async) ? CycleMode::async : areAll(Mode::build) ? CycleMode::build : CycleMode::mixed;
}

/// A shortest closed walk from `start`, breadth first, successors in ascending order.
std::vector<std::uint32_t> shortestCycle(const Graph &graph, std::uint32_t start)
{
    std::vector<std::uint32_t> parent(graph.size(), none), queue{start};
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const std::uint32_t node = queue[head];
        for (std::uint32_t next : graph.successors(node)) {
            if (next == start) {
                std::vector<std::uint32_t> walk{start};
                for (std::uint32_t n = node; n != start; n = parent[n])
                    walk.push_back(n);
                walk.push_back(start);
                std::reverse(walk.begin(), walk.end());
                return walk;
            }
            if (parent[next] == none) {
                parent[next] = node;
                queue.push_back(next);
            }
        }
    }
    return {start};
}

/// The component in numbers of its own, so that the work on it depends on its size only.
Component renumbered(const Component &component, std::vector<ActiveEdge> &storage)
{
    storage.reserve(component.edges.size());
    auto local = [&](std::uint32_t group) {
        const auto it = std::lower_bound(component.members.begin(), component.members.end(), group);
        return static_cast<std::uint32_t>(it - component.members.begin());
    };
    Component own;
    for (const ActiveEdge *edge : component.edges) {
        storage.push_back({.edge = edge->edge,
                           .from = local(edge->from),
                           .to = local(edge->to),
                           .mode = edge->mode,
                           .hasCalls = edge->hasCalls,
                           .isIndirect = edge->isIndirect});
        own.edges.push_back(&storage.back());
    }
    return own;
}

Cycle describe(const Component &component)
{
    Cycle cycle{.members = component.members};
    for (const ActiveEdge *edge : component.edges)
        cycle.edges.push_back(edge->edge);
    std::vector<ActiveEdge> storage;
    const Component own = renumbered(component, storage);
    cycle.mode = modeOf(own, component.members.size());
    for (std::uint32_t member : shortestCycle(graphOf(component.members.size(), own.edges), 0))
        cycle.chain.push_back(component.members[member]);
    return cycle;
}

} // namespace

std::vector<Cycle> findCycles(const Architecture &architecture, const GroupedView &view, const CycleOptions &options)
{
    const std::vector<ActiveEdge> active = activeEdges(architecture, view);
    EdgeList edges;
    for (const ActiveEdge &edge : active)
        edges.push_back(&edge);
    std::vector<Component> components = cyclicComponents(view.names.size(), edges);
    std::stable_sort(components.begin(), components.end(),
                     [](const Component &l, const Component &r) { return l.members.size() > r.members.size(); });
    const ModuleDependencyIndex modules(architecture);
    std::vector<Cycle> cycles;
    for (const Component &component : components) {
        if (options.stop.stop_requested())
            throw Cancelled();
        Cycle cycle = describe(component);
        if (options.withCuts)
            cycle.cuts = rankedCuts(architecture, view, modules, component.members, component.edges, options);
        cycles.push_back(std::move(cycle));
    }
    return cycles;
}

} // namespace alidade
