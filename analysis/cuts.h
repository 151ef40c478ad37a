#pragma once

#include "analysis/activeedges.h"
#include "analysis/cycles.h"

#include <span>

namespace alidade {

/// Ranked cuts of one strongly connected component, best first: the cheapest one, then the cheapest ones that keep at
/// least one edge of a better cut. `edges` are the active edges between `members`.
std::vector<Cut> rankedCuts(const Architecture &architecture, const GroupedView &view, const ModuleDependencyIndex &modules,
                            const std::vector<std::uint32_t> &members, std::span<const ActiveEdge *const> edges,
                            const CycleOptions &options);

} // namespace alidade
