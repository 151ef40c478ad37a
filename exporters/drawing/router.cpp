#include "exporters/drawing/router.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace alidade {

namespace {

constexpr double bendShare = 1.6; ///< distance of a bend from its box, in margins
constexpr int mostLanes = 6;

Point negated(Point p) { return {-p.x, -p.y}; }

Cubic cubicOf(const std::vector<Point> &points) { return {points[0], points[1], points[2], points[3]}; }

} // namespace

Router::Router(std::span<const Rect> boxes, std::span<const Stroke> strokes, const Clearances &clearances)
    : m_boxes(boxes), m_strokes(strokes), m_clearances(clearances), m_grid(boxes, clearances.margin),
      m_search(boxes, m_grid, clearances.margin * bendShare), m_ways(strokes.size()), m_rays(clearances.rays)
{}

double Router::tipOf(std::size_t stroke) const { return m_strokes[stroke].hasArrow ? 6 + 2 * m_strokes[stroke].style.width : 0; }

/// What matters most first, should the budget not suffice for all; then the short lines, which keep to the inside of a bend.
std::vector<std::size_t> Router::order() const
{
    std::vector<double> lengths;
    lengths.reserve(m_strokes.size());
    for (const Stroke &stroke : m_strokes) {
        const Point a = m_boxes[stroke.from].center(), b = m_boxes[stroke.to].center();
        lengths.push_back(std::hypot(b.x - a.x, b.y - a.y));
    }
    std::vector<std::size_t> order(m_strokes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t l, std::size_t r) {
        return std::pair(-m_strokes[l].style.width, lengths[l]) < std::pair(-m_strokes[r].style.width, lengths[r]);
    });
    return order;
}

bool Router::isClear(const Cubic &cubic, const Stroke &stroke)
{
    constexpr double step = 24;
    constexpr int fewest = 5, most = 160;
    double length = 0;
    for (std::size_t i = 1; i < cubic.size(); ++i)
        length += std::hypot(cubic[i].x - cubic[i - 1].x, cubic[i].y - cubic[i - 1].y);
    const int samples = std::clamp(static_cast<int>(length / step), fewest, most);
    const Rect from = m_boxes[stroke.from].grown(-1), to = m_boxes[stroke.to].grown(-1);
    Point before = cubic[0];
    for (int i = 1; i <= samples; ++i) {
        --m_rays;
        const Point point = pointAt(cubic, static_cast<double>(i) / samples);
        if (crosses(from, before, point) || crosses(to, before, point) ||
            m_grid.firstHit(before, point, stroke.from, stroke.to) != none)
            return false;
        before = point;
    }
    return true;
}

void Router::chooseWay(std::size_t i)
{
    const Stroke &stroke = m_strokes[i];
    if (stroke.from == stroke.to)
        return;
    const Rect &from = m_boxes[stroke.from], &to = m_boxes[stroke.to];
    const Sides sides = facingSides(from, to);
    m_ways[i].sides = sides;
    if (m_rays <= 0 ||
        isClear(cubicOf(curve({onBorder(from, sides.from, 0), onBorder(to, sides.to, 0), sides}, tipOf(i))), stroke))
        return;
    if (auto way = m_search.find(m_search.gatesOf(from), m_search.gatesOf(to), m_rays))
        m_ways[i] = std::move(*way);
}

/// The bends of a way, each a little further out than those of the lines that were there before.
std::vector<Point> Router::lanes(const Detour &way, Point from, Point to)
{
    std::vector<Point> points{from};
    for (std::size_t i = 0; i < way.bends.size(); ++i) {
        const Bend &bend = way.bends[i];
        int &lines = m_lanes[{bend.box, bend.corner}];
        const Point next = i + 1 < way.bends.size() ? way.bends[i + 1].at : to;
        const auto isFree = [&](Point at) {
            m_rays -= 2;
            return m_grid.firstHit(points.back(), at) == none && m_grid.firstHit(at, next) == none;
        };
        Point at = bend.at;
        for (int lane = std::min(lines, mostLanes); lane > 0; --lane) {
            const Point outer =
                cornerOf(m_boxes[bend.box], bend.corner, m_clearances.margin * bendShare + m_clearances.lane * lane);
            if (isFree(outer)) {
                at = outer;
                break;
            }
        }
        ++lines;
        points.push_back(at);
    }
    points.push_back(to);
    return points;
}

/// A line along a way; `isGood` gets whether it is clear of boxes.
std::vector<Point> Router::bent(const Stroke &stroke, const Detour &way, const Ends &ends, Point tip, bool &isGood)
{
    const Point out = outward(ends.sides.from), in = negated(outward(ends.sides.to));
    const double stub = m_clearances.margin * bendShare;
    std::vector<Point> stations = lanes(way, beside(ends.from, ends.sides.from, stub), beside(ends.to, ends.sides.to, stub));
    const auto isFree = [&](const Cubic &cubic) { return isClear(cubic, stroke); };
    std::vector<Point> direct = stations;
    direct.front() = ends.from;
    direct.back() = tip;
    std::vector<Point> points = smoothed(direct, out, in, isFree, &isGood);
    if (isGood)
        return points;
    stations.insert(stations.begin(), ends.from);
    stations.push_back(tip);
    return smoothed(stations, out, in, isFree, &isGood);
}

std::vector<Point> Router::path(std::size_t i, const Ends &ends)
{
    const Stroke &stroke = m_strokes[i];
    std::vector<Point> plain = curve(ends, tipOf(i));
    if (m_ways[i].bends.empty() && (m_rays <= 0 || isClear(cubicOf(plain), stroke)))
        return plain;
    bool isGood = false;
    std::vector<Point> points = bent(stroke, m_ways[i], ends, plain.back(), isGood);
    if (isGood || m_rays <= 0)
        return points;
    // The way was found from the middle of the sides; from where the line really leaves, another box may hide it.
    const double stub = m_clearances.margin * bendShare;
    const Gate from{beside(ends.from, ends.sides.from, stub), ends.sides.from},
        to{beside(ends.to, ends.sides.to, stub), ends.sides.to};
    const auto way = m_search.find({&from, 1}, {&to, 1}, m_rays);
    return way ? bent(stroke, *way, ends, plain.back(), isGood) : points;
}

std::vector<std::vector<Point>> Router::paths()
{
    const std::vector<std::size_t> order = this->order();
    for (const std::size_t i : order)
        chooseWay(i);
    const std::vector<Ends> ends = portsOf(m_boxes, m_strokes, m_ways, m_clearances.spacing);
    std::vector<std::vector<Point>> paths(m_strokes.size());
    for (const std::size_t i : order) {
        if (m_strokes[i].from != m_strokes[i].to)
            paths[i] = path(i, ends[i]);
    }
    return paths;
}

} // namespace alidade
