#pragma once

#include "model/cycle.h"

#include <span>

namespace alidade {

/// A view as JSON, schema "alidade/graph/1" (docs: DESIGN, "JSON shapes"). One edge per pair of groups, mode and protocol.
std::string graphJson(const Architecture &architecture, const GroupedView &view);

/// Cycles as JSON, schema "alidade/cycles/1". Besides the members (by name) a cycle has a `chain` through them, and an edge
/// the `modules` that bring it about.
std::string cyclesJson(const Architecture &architecture, const GroupedView &view, std::span<const Cycle> cycles);

} // namespace alidade
