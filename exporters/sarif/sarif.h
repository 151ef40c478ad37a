#pragma once

#include "model/cycle.h"

#include <span>

namespace alidade {

/// Cycles as SARIF 2.1.0 (OASIS standard): one result a cycle, rule `<grouping>-cycle`, level error for sync, warning for
/// mixed and build, note for async. Places are relative to SRCROOT; the fingerprint depends on the members alone.
std::string cyclesSarif(const Architecture &architecture, const GroupedView &view, std::span<const Cycle> cycles);

} // namespace alidade
