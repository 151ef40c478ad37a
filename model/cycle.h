#pragma once

#include "model/grouping.h"

namespace alidade {

/// What a caller waits for in a cycle. `sync`: calls and data accesses alone close it, so that callers can wait for one
/// another in a ring; `async`: there are only messages; `build`: there are only imports; `mixed`: anything else.
enum class CycleMode : std::uint8_t { sync, mixed, async, build };
std::string_view toText(CycleMode);

/// A set of dependencies whose removal breaks a cycle, as edge positions in GroupedView::edges.
struct Cut {
    std::vector<std::uint32_t> edges; ///< ascending
    double weight = 0;                ///< sum of the edge weights: how much code would have to change
    std::string advice;               ///< why this cut, and what to do about each edge, for people
    bool isExact = false; ///< proved to be of minimum weight (for an alternative: among those that keep an edge of a better one)
};

/// A strongly connected component of two or more groups.
struct Cycle {
    std::vector<std::uint32_t> members; ///< positions in GroupedView::names, ascending by name
    std::vector<std::uint32_t> chain;   ///< a shortest closed walk through the first member, which is repeated at the end
    std::vector<std::uint32_t> edges;   ///< GroupedView::edges inside the component, ascending
    CycleMode mode = CycleMode::sync;
    std::vector<Cut> cuts; ///< best first; empty when not asked for
};

} // namespace alidade
