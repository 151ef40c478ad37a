#pragma once

#include "analysis/graph.h"
#include "model/cycle.h"

#include <stop_token>

namespace alidade {

/// Strongly connected components, Tarjan 1972, iterative; O(n + e). Gives the component number of each node;
/// components are numbered in reverse topological order (a component's successors have lower numbers).
std::vector<std::uint32_t> stronglyConnectedComponents(const Graph &graph, std::uint32_t &componentCount);

struct CycleOptions {
    bool withCuts = true;
    std::size_t exactCutLimit = 20; ///< components with up to this many nodes are cut exactly; at most 24
    std::size_t cutsPerCycle = 5;
    std::stop_token stop = {};
};

/// All cycles of a view, largest first, then by first member name. Telemetry edges and accepted cuts do not count, nor
/// does "Unassigned", which is no group of its own making. Throws Cancelled.
std::vector<Cycle> findCycles(const Architecture &architecture, const GroupedView &view, const CycleOptions &options = {});

/// The weight of an edge in a cut: how many import lines or call sites would have to change, times how hard the mode is
/// to turn round (sync 1, data 2, async 0.5, build 1; a test-only import 0.25). At least 0.25.
double cutWeight(const Architecture &architecture, const GroupedView &view, const GroupedEdge &edge);

} // namespace alidade
