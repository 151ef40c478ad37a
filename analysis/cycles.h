#pragma once

#include "analysis/graph.h"

#include <stop_token>

namespace alidade {

/// Strongly connected components, Tarjan 1972, iterative; O(n + e). Gives the component number of each node;
/// components are numbered in reverse topological order (a component's successors have lower numbers).
std::vector<std::uint32_t> stronglyConnectedComponents(const Graph &graph, std::uint32_t &componentCount);

/// What calls block on in a cycle: all sync; sync mixed with others; only async; only build.
enum class CycleMode : std::uint8_t { sync, mixed, async, build };
std::string_view toText(CycleMode);

/// A set of dependencies whose removal breaks a cycle, as edge positions in GroupedView::edges.
struct Cut {
    std::vector<std::uint32_t> edges; ///< ascending
    double weight = 0;                ///< sum of the edge weights: how much code would have to change
    std::string advice;               ///< why this cut, and what to do about each edge, for people
    bool isExact = false;             ///< proved to be of minimum weight
};

/// A strongly connected component of two or more groups.
struct Cycle {
    std::vector<std::uint32_t> members; ///< positions in GroupedView::names, ascending by name
    std::vector<std::uint32_t> chain;   ///< a shortest closed walk through the component: first member repeated at the end
    std::vector<std::uint32_t> edges;   ///< GroupedView::edges inside the component, ascending
    CycleMode mode = CycleMode::sync;
    std::vector<Cut> cuts;              ///< best first; empty when not asked for
};

struct CycleOptions {
    bool withCuts = true;
    std::size_t exactCutLimit = 20;  ///< components with up to this many nodes are cut exactly
    std::size_t cutsPerCycle = 5;
    std::stop_token stop = {};
};

/// All cycles of a view, largest first, then by first member name. Telemetry edges and accepted cuts do not count.
std::vector<Cycle> findCycles(const Architecture &architecture, const GroupedView &view, const CycleOptions &options = {});

/// The weight of an edge in a cut: how many import lines or call sites would have to change, times how hard the mode is
/// to turn round (sync 1, data 2, async 0.5, build 1; a test-only import 0.25). At least 0.25.
double cutWeight(const Architecture &architecture, const GroupedView &view, const GroupedEdge &edge);

} // namespace alidade
