#include "exporters/drawing/labels.h"

#include "exporters/drawing/spline.h"

#include <cmath>

namespace alidade {

namespace {

/// Points of a line, an equal distance apart.
std::vector<Point> stations(const std::vector<Point> &line, std::size_t count)
{
    constexpr int steps = 24; // per segment
    std::vector<Point> points{line.front()};
    std::vector<double> reached{0};
    for (std::size_t i = 0; i + 3 < line.size(); i += 3) {
        const Cubic cubic{line[i], line[i + 1], line[i + 2], line[i + 3]};
        for (int step = 1; step <= steps; ++step) {
            const Point next = pointAt(cubic, static_cast<double>(step) / steps);
            reached.push_back(reached.back() + std::hypot(next.x - points.back().x, next.y - points.back().y));
            points.push_back(next);
        }
    }
    std::vector<Point> result;
    for (std::size_t i = 0, at = 0; i < count; ++i) {
        const double wanted = reached.back() * static_cast<double>(i) / static_cast<double>(count - 1);
        while (at + 1 < reached.size() && reached[at] < wanted)
            ++at;
        result.push_back(points[at]);
    }
    return result;
}

} // namespace

LabelPlaces::LabelPlaces(std::span<const Rect> boxes)
{
    for (const Rect &box : boxes)
        m_taken.add(box);
}

Point LabelPlaces::place(const std::vector<Point> &line, double width, double height)
{
    constexpr std::size_t count = 25, middle = count / 2, furthest = 10;
    const std::vector<Point> points = stations(line, count);
    const auto around = [&](Point p) { return Rect{p.x - width / 2, p.y - height / 2, width, height}; };
    const auto isFree = [&](const Rect &rect) {
        return !m_taken.any(rect, [&](std::uint32_t i) { return m_taken.boxes()[i].intersects(rect); });
    };
    Point chosen = points[middle];
    for (std::size_t off = 0; off <= furthest; ++off) {
        const Point after = points[middle + off], before = points[middle - off];
        if (!isFree(around(after)) && !isFree(around(before)))
            continue;
        chosen = isFree(around(after)) ? after : before;
        break;
    }
    m_taken.add(around(chosen));
    return chosen;
}

} // namespace alidade
