#pragma once

#include "exporters/drawing/drawing.h"

#include <functional>
#include <span>

namespace alidade {

/// One cubic Bézier segment.
using Cubic = std::array<Point, 4>;

/// The point of a segment at `t`, 0 to 1.
Point pointAt(const Cubic &cubic, double t);

/// A smooth line through the first and the last of `way` (at least two points), along the others, that leaves in the direction
/// `out` and arrives in the direction `in`. It has as few segments as `isClear` lets it have: where one that is round enough
/// is not clear, it is divided at a point of the way, as in the spline router of Dobkin, Gansner, Koutsofios & North
/// (Implementing a General-Purpose Edge Router, 1997). Gives 1 + 3 n points; `isGood` gets whether all of it is clear.
std::vector<Point> smoothed(std::span<const Point> way, Point out, Point in, const std::function<bool(const Cubic &)> &isClear,
                            bool *isGood);

} // namespace alidade
