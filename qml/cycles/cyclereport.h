#pragma once

#include "model/cycle.h"

#include <memory>
#include <set>
#include <stop_token>
#include <vector>

namespace alidade {

/// What was found at one level of an architecture. Immutable once made; made on a worker thread.
struct CycleReport {
    std::shared_ptr<const Architecture> architecture;
    GroupedView view;
    std::vector<Cycle> cycles;
    std::vector<std::uint32_t> order;   ///< groups, providers first; the members of a cycle stand together
    std::vector<std::uint32_t> cycleOf; ///< per group: position in `cycles`, or noCycle
    static constexpr std::uint32_t noCycle = static_cast<std::uint32_t>(-1);
};

/// Groups the architecture and finds its cycles. Throws Cancelled.
std::shared_ptr<const CycleReport> reportCycles(std::shared_ptr<const Architecture> architecture, Grouping grouping,
                                                std::stop_token stop);

/// What is left when some edges are gone.
struct CutOutcome {
    std::set<std::uint32_t> cut;          ///< edges that were taken out
    std::set<std::uint32_t> stillInCycle; ///< edges of the view that are in a cycle afterwards
    std::size_t cyclesBefore = 0, cyclesAfter = 0;
    std::size_t membersAfter = 0; ///< how many members of the cycle are still in one
};

/// Takes `cut` (edges of the report's view) out and looks again; nothing is changed. Throws Cancelled.
CutOutcome tryCut(const CycleReport &report, std::size_t cycle, const std::vector<std::uint32_t> &cut, std::stop_token stop);

/// The evidence behind an edge of the view.
std::vector<Evidence> evidenceOf(const CycleReport &report, const GroupedEdge &edge);

/// The cuts to write down so that this edge is agreed to go.
std::vector<AcceptedCut> acceptedCutsOf(const CycleReport &report, const GroupedEdge &edge, const std::string &reason);

} // namespace alidade
