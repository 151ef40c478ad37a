#include "exporters/drawing/sides.h"

#include <algorithm>
#include <cmath>

namespace alidade {

Point outward(Side side)
{
    switch (side) {
    case Side::left: return {-1, 0};
    case Side::right: return {1, 0};
    case Side::top: return {0, -1};
    case Side::bottom: return {0, 1};
    }
    return {};
}

Sides facingSides(const Rect &a, const Rect &b)
{
    const double gapX = std::max(b.x - (a.x + a.width), a.x - (b.x + b.width));
    const double gapY = std::max(b.y - (a.y + a.height), a.y - (b.y + b.height));
    if (gapX >= gapY)
        return a.center().x <= b.center().x ? Sides{Side::right, Side::left} : Sides{Side::left, Side::right};
    return a.center().y <= b.center().y ? Sides{Side::bottom, Side::top} : Sides{Side::top, Side::bottom};
}

Point onBorder(const Rect &rect, Side side, double offset)
{
    const Point center = rect.center();
    switch (side) {
    case Side::left: return {rect.x, center.y + offset};
    case Side::right: return {rect.x + rect.width, center.y + offset};
    case Side::top: return {center.x + offset, rect.y};
    case Side::bottom: return {center.x + offset, rect.y + rect.height};
    }
    return center;
}

Point beside(Point border, Side side, double distance)
{
    const Point out = outward(side);
    return {border.x + out.x * distance, border.y + out.y * distance};
}

std::vector<Point> curve(const Ends &ends, double tip)
{
    const Point out = outward(ends.sides.from), in = outward(ends.sides.to);
    const Point end{ends.to.x + in.x * tip, ends.to.y + in.y * tip};
    const double dx = end.x - ends.from.x, dy = end.y - ends.from.y;
    // How far the other end lies ahead of each end, and beside it.
    const double aheadOfStart = dx * out.x + dy * out.y, aheadOfEnd = -dx * in.x - dy * in.y;
    const double across = std::abs(dx * out.y) + std::abs(dy * out.x);
    double first = 0, second = 0;
    if (ends.sides.from == ends.sides.to) { // a bow on one side
        const double reach = 26 + 0.16 * across;
        first = std::max(0.0, aheadOfStart) + reach;
        second = std::max(0.0, aheadOfEnd) + reach;
    } else if (isHorizontal(ends.sides.from) == isHorizontal(ends.sides.to)) {
        // Straight lines stay straight; the further aside, the rounder, but never so round that the line swings back.
        first = second =
            aheadOfStart > 0 ? std::min(aheadOfStart * 0.55, 16 + across * 0.5 + aheadOfStart * 0.25) : 60 - aheadOfStart * 0.5;
    } else { // a quarter turn
        first = aheadOfStart > 0 ? aheadOfStart * 0.6 : 40 - aheadOfStart * 0.3;
        second = aheadOfEnd > 0 ? aheadOfEnd * 0.6 : 40 - aheadOfEnd * 0.3;
    }
    return {ends.from,
            {ends.from.x + out.x * first, ends.from.y + out.y * first},
            {end.x + in.x * second, end.y + in.y * second},
            end};
}

} // namespace alidade
