#include "exporters/drawing/sheet.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace alidade {

namespace {

enum class Side : std::uint8_t { left, right, top, bottom };

/// Where a stroke meets the border of a box.
struct Port {
    std::uint32_t box = 0;
    Side side = Side::left;
    double goesTo = 0; ///< coordinate of the other end along this side: the order of the ports
    std::uint32_t stroke = 0;
    bool isEnd = false;
};

bool isHorizontal(Side side) { return side == Side::left || side == Side::right; }

std::pair<Side, Side> facingSides(const Rect &a, const Rect &b)
{
    const double gapX = std::max(b.x - (a.x + a.width), a.x - (b.x + b.width));
    const double gapY = std::max(b.y - (a.y + a.height), a.y - (b.y + b.height));
    if (gapX >= gapY)
        return a.center().x <= b.center().x ? std::pair{Side::right, Side::left} : std::pair{Side::left, Side::right};
    return a.center().y <= b.center().y ? std::pair{Side::bottom, Side::top} : std::pair{Side::top, Side::bottom};
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

struct Ends {
    Point from, to;
    Side fromSide = Side::right, toSide = Side::left;
};

std::vector<Port> portsOf(std::span<const Rect> boxes, std::span<const Stroke> strokes)
{
    std::vector<Port> ports;
    ports.reserve(strokes.size() * 2);
    for (std::uint32_t i = 0; i < strokes.size(); ++i) {
        const Stroke &stroke = strokes[i];
        if (stroke.from == stroke.to)
            continue;
        const Rect &a = boxes[stroke.from], &b = boxes[stroke.to];
        const auto [from, to] = facingSides(a, b);
        const bool across = isHorizontal(from);
        ports.push_back({stroke.from, from, across ? b.center().y : b.center().x, i, false});
        ports.push_back({stroke.to, to, across ? a.center().y : a.center().x, i, true});
    }
    std::sort(ports.begin(), ports.end(), [](const Port &l, const Port &r) {
        return std::tie(l.box, l.side, l.goesTo, l.stroke) < std::tie(r.box, r.side, r.goesTo, r.stroke);
    });
    return ports;
}

std::vector<Ends> endsOf(std::span<const Rect> boxes, std::span<const Stroke> strokes, double spacing)
{
    std::vector<Ends> ends(strokes.size());
    const std::vector<Port> ports = portsOf(boxes, strokes);
    for (std::size_t first = 0; first < ports.size();) {
        std::size_t last = first;
        while (last < ports.size() && ports[last].box == ports[first].box && ports[last].side == ports[first].side)
            ++last;
        const Rect &box = boxes[ports[first].box];
        const double length = isHorizontal(ports[first].side) ? box.height : box.width, count = static_cast<double>(last - first);
        const double step = std::min(spacing, length * 0.8 / count);
        for (std::size_t i = first; i < last; ++i) {
            const double offset = (static_cast<double>(i - first) - (count - 1) / 2) * step;
            const Point point = onBorder(box, ports[i].side, offset);
            Ends &end = ends[ports[i].stroke];
            (ports[i].isEnd ? end.to : end.from) = point;
            (ports[i].isEnd ? end.toSide : end.fromSide) = ports[i].side;
        }
        first = last;
    }
    return ends;
}

/// A loop at the top right corner, for what depends on itself.
std::vector<Point> loop(const Rect &box, double tip)
{
    const double right = box.x + box.width, reach = 26;
    return {{right - 28, box.y}, {right - 28, box.y - reach}, {right + reach + tip, box.y + 20}, {right + tip, box.y + 20}};
}

std::vector<Point> curve(const Ends &ends, double tip)
{
    const Point out = outward(ends.fromSide), in = outward(ends.toSide);
    const Point end{ends.to.x + in.x * tip, ends.to.y + in.y * tip};
    const double dx = std::abs(end.x - ends.from.x), dy = std::abs(end.y - ends.from.y);
    const double along = isHorizontal(ends.fromSide) ? dx : dy, aside = isHorizontal(ends.fromSide) ? dy : dx;
    // Straight lines stay straight; the further aside, the rounder, but never so round that the line swings back.
    const double bend = std::min(along * 0.55, 16 + aside * 0.5 + along * 0.25);
    return {ends.from, {ends.from.x + out.x * bend, ends.from.y + out.y * bend}, {end.x + in.x * bend, end.y + in.y * bend}, end};
}

/// Two short ticks across the middle of a line: the sign of a cut.
void addTicks(std::vector<DrawItem> &layer, const Stroke &stroke, const std::vector<Point> &points)
{
    const Point middle = middleOf(points), a = points.front(), b = points.back();
    const double length = std::max(1.0, std::hypot(b.x - a.x, b.y - a.y));
    const Point along{(b.x - a.x) / length, (b.y - a.y) / length};
    for (const double shift : {-2.5, 2.5}) {
        const Point center{middle.x + along.x * shift, middle.y + along.y * shift};
        const Point low{center.x - along.y * 6 - along.x * 2, center.y + along.x * 6 - along.y * 2};
        const Point high{center.x + along.y * 6 + along.x * 2, center.y - along.x * 6 + along.y * 2};
        layer.push_back({stroke.owner, Path{.points = {low, low, high, high}, .stroke = stroke.style.color, .width = 1.8}});
    }
}

} // namespace

Point middleOf(const std::vector<Point> &points)
{
    const std::size_t at = (points.size() - 1) / 3 / 2 * 3; // the first point of the middle segment
    const Point &a = points[at], &b = points[at + 1], &c = points[at + 2], &d = points[at + 3];
    return {(a.x + 3 * b.x + 3 * c.x + d.x) / 8, (a.y + 3 * b.y + 3 * c.y + d.y) / 8};
}

std::vector<std::vector<Point>> route(std::span<const Rect> boxes, std::span<const Stroke> strokes, double spacing)
{
    const std::vector<Ends> ends = endsOf(boxes, strokes, spacing);
    std::vector<std::vector<Point>> paths(strokes.size());
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        const double tip = 6 + 2 * strokes[i].style.width;
        paths[i] = strokes[i].from == strokes[i].to ? loop(boxes[strokes[i].from], tip) : curve(ends[i], tip);
    }
    return paths;
}

void addStrokes(std::vector<DrawItem> &layer, std::span<const Rect> boxes, std::span<const Stroke> strokes, double spacing)
{
    std::vector<std::vector<Point>> paths = route(boxes, strokes, spacing);
    layer.reserve(layer.size() + strokes.size());
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        const EdgeStyle &style = strokes[i].style;
        if (style.isCut)
            addTicks(layer, strokes[i], paths[i]);
        layer.push_back({strokes[i].owner, Path{std::move(paths[i]), style.color, style.width, style.dash, true}});
    }
}

} // namespace alidade
