#pragma once

#include "exporters/drawing/sheet.h"

namespace alidade {

enum class Side : std::uint8_t { left, right, top, bottom };

constexpr bool isHorizontal(Side side) { return side == Side::left || side == Side::right; }

/// The direction in which one leaves a box there.
Point outward(Side side);

/// A point on a side of a box, `offset` from its middle.
Point onBorder(const Rect &rect, Side side, double offset);

/// A point `distance` before one that lies on a side of a box.
Point beside(Point border, Side side, double distance);

/// Where a line leaves a box and where it enters the other.
struct Sides {
    Side from = Side::right, to = Side::left;
};

/// The sides that face one another.
Sides facingSides(const Rect &a, const Rect &b);

struct Ends {
    Point from, to;
    Sides sides;
};

/// The smooth line between two ends; it stops `tip` before the second, where the arrow head begins.
std::vector<Point> curve(const Ends &ends, double tip);

} // namespace alidade
