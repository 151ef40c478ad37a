#pragma once

#include "exporters/drawing/detour.h"

namespace alidade {

/// Spreads the lines along the sides that they leave from and come to, in the order of the directions in which they go, so
/// that they neither pile up nor cross right there. `ways` has one entry for each stroke. O(n log n).
std::vector<Ends> portsOf(std::span<const Rect> boxes, std::span<const Stroke> strokes, std::span<const Detour> ways,
                          double spacing);

} // namespace alidade
