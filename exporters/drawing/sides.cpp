#include "exporters/drawing/sides.h"

#include "exporters/drawing/boxindex.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace alidade {

namespace {

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

Point along(const std::vector<Point> &curve, double t)
{
    const double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
    return {a * curve[0].x + b * curve[1].x + c * curve[2].x + d * curve[3].x,
            a * curve[0].y + b * curve[1].y + c * curve[2].y + d * curve[3].y};
}

/// Finds the sides for one stroke after another.
class SideChooser {
public:
    explicit SideChooser(std::span<const Rect> boxes) : m_boxes(boxes)
    {
        for (const Rect &box : boxes)
            m_index.add(box);
    }

    Sides choose(const Stroke &stroke)
    {
        const Sides facing = facingSides(m_boxes[stroke.from], m_boxes[stroke.to]);
        if (m_budget <= 0 || stroke.from == stroke.to)
            return facing;
        const Price plain = priceOf(stroke, facing);
        if (plain.hidden == 0)
            return facing;
        Sides best = facing;
        double least = plain.total();
        constexpr std::array all{Side::left, Side::right, Side::top, Side::bottom};
        for (const Side from : all) {
            for (const Side to : all) {
                const double price = priceOf(stroke, {from, to}).total();
                if (price < least * 0.98) {
                    least = price;
                    best = {from, to};
                }
            }
        }
        return best;
    }

private:
    /// What a line costs who reads it: its length, and much more for what lies hidden behind boxes.
    struct Price {
        double length = 0, hidden = 0;
        int turns = 0; ///< ends that look away from the other box
        double total() const { return length + 5 * hidden + 600 * turns; }
    };

    Price priceOf(const Stroke &stroke, Sides sides)
    {
        constexpr double step = 30, tip = 9, margin = 5;
        constexpr int fewest = 8, most = 48;
        const std::vector<Point> line =
            curve({onBorder(m_boxes[stroke.from], sides.from, 0), onBorder(m_boxes[stroke.to], sides.to, 0), sides}, tip);
        const int samples =
            std::clamp(static_cast<int>(std::hypot(line[3].x - line[0].x, line[3].y - line[0].y) / step), fewest, most);
        Price price;
        const auto looksAway = [](Point p, Point q, Side side) {
            return (q.x - p.x) * outward(side).x + (q.y - p.y) * outward(side).y < 0;
        };
        if (sides.from != sides.to)
            price.turns = looksAway(line[0], line[3], sides.from) + looksAway(line[3], line[0], sides.to);
        Point before = line[0];
        for (int i = 1; i < samples; ++i) {
            const Point point = along(line, static_cast<double>(i) / samples);
            const double length = std::hypot(point.x - before.x, point.y - before.y);
            const bool isHidden = m_index.any({point.x, point.y, 0, 0}, [&](std::uint32_t number) {
                const bool isOwn = number == stroke.from || number == stroke.to;
                return m_boxes[number].grown(isOwn ? -1 : margin).contains(point);
            });
            price.length += length;
            price.hidden += isHidden ? length : 0;
            before = point;
        }
        m_budget -= samples;
        return price;
    }

    std::span<const Rect> m_boxes;
    BoxIndex m_index;
    int m_budget = 250'000; ///< points to look at, all strokes together: some 20 ms
};

} // namespace

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

std::vector<Sides> chooseSides(std::span<const Rect> boxes, std::span<const Stroke> strokes)
{
    SideChooser chooser(boxes);
    std::vector<Sides> sides(strokes.size());
    for (std::size_t i = strokes.size(); i-- > 0;)
        sides[i] = chooser.choose(strokes[i]);
    return sides;
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
