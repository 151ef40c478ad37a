#pragma once

#include "exporters/drawing/sheet.h"

namespace alidade {

enum class Side : std::uint8_t { left, right, top, bottom };

constexpr bool isHorizontal(Side side) { return side == Side::left || side == Side::right; }

/// A point on a side of a box, `offset` from its middle.
Point onBorder(const Rect &rect, Side side, double offset);

/// Where a line leaves a box and where it enters the other.
struct Sides {
    Side from = Side::right, to = Side::left;
};

/// For each stroke the sides that face one another, or, where another box stands between, those that lead around it.
/// Looks around for the strokes at the end of the list first, until a budget is spent.
std::vector<Sides> chooseSides(std::span<const Rect> boxes, std::span<const Stroke> strokes);

struct Ends {
    Point from, to;
    Sides sides;
};

/// The smooth line between two ends; it stops `tip` before the second, where the arrow head begins.
std::vector<Point> curve(const Ends &ends, double tip);

} // namespace alidade
