#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace alidade {

struct WeightedArc {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    double weight = 1; ///< positive; uncuttable for an arc that must stay
};

/// More than all real weights of a graph together.
inline constexpr double uncuttable = 1e12;

/// Arcs whose removal leaves no cycle.
struct FeedbackArcs {
    std::vector<std::uint32_t> arcs; ///< positions, ascending; none of them could stay
    double weight = 0;               ///< at least `uncuttable` when the arcs that must stay form a cycle themselves
    bool isExact = false;            ///< of minimum weight, and with the fewest arcs among those
};

/// No more nodes than this are solved exactly, because the tables take 2^n entries.
inline constexpr std::size_t exactFeedbackArcLimit = 22;

/// A minimum-weight feedback arc set of a graph with `nodes` nodes. Up to `exactLimit` nodes exactly, by dynamic
/// programming over the sets of nodes that come first in the order (Lawler 1964), in O(2^n n); above that by the greedy
/// order of Eades, Lin and Smyth 1993 and insertion moves. Deterministic. Throws Cancelled.
FeedbackArcs minimumFeedbackArcs(std::uint32_t nodes, std::span<const WeightedArc> arcs, std::size_t exactLimit,
                                 std::stop_token stop = {});

} // namespace alidade
