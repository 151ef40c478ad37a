#pragma once

#include "exporters/drawing/drawing.h"
#include "qml/cycles/cyclereport.h"

namespace alidade {

/// Draws one cycle as a ring: its shortest closed walk first, in order, then the other members; suggested cuts and, in a
/// trial, what was cut and what is still in a cycle. Owners: `node` with the group, `dependency` with the edge of the view.
Drawing drawRing(const CycleReport &report, std::size_t cycle, const CutOutcome *trial, bool isDark);

} // namespace alidade
