#pragma once

#include "analysis/activeedges.h"
#include "model/cycle.h"

#include <span>

namespace alidade {

/// Why a cut weighs what it weighs and what to do about its edges; of a large cut only its first few.
std::vector<CutStep> cutSteps(const Architecture &architecture, const GroupedView &view, const ModuleDependencyIndex &modules,
                              std::span<const ActiveEdge *const> cut);

/// The steps as sentences. `edges` is how many there are in the whole cut.
std::string cutAdvice(const Architecture &architecture, const GroupedView &view, std::span<const CutStep> steps,
                      std::size_t edges);

} // namespace alidade
