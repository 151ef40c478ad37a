#pragma once

#include "model/cycle.h"

#include <span>

namespace alidade {

/// A view as JSON, schema "alidade/graph/1" (docs: DESIGN, "JSON shapes"). One edge per pair of groups, mode and protocol.
std::string graphJson(const Architecture &architecture, const GroupedView &view);

/// Cycles as JSON, schema "alidade/cycles/1". Besides the members (by name) a cycle has a `chain` through them, and an edge
/// the `modules` that bring it about.
std::string cyclesJson(const Architecture &architecture, const GroupedView &view, std::span<const Cycle> cycles);

/// Every node with the names that were joined into it, where they stand and why, schema "alidade/identity/1".
std::string identityJson(const Architecture &architecture);

/// Calls whose other side was not found or was named by a person, schema "alidade/calls/1".
std::string callsJson(const Architecture &architecture);

} // namespace alidade
