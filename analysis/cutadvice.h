#pragma once

#include "analysis/activeedges.h"

#include <span>

namespace alidade {

/// Why a cut weighs what it weighs and what to do about its edges, one sentence or two for each of the first few.
std::string cutAdvice(const Architecture &architecture, const GroupedView &view, const ModuleDependencyIndex &modules,
                      std::span<const ActiveEdge *const> cut);

} // namespace alidade
