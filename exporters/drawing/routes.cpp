#include "exporters/drawing/sides.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace alidade {

namespace {

/// Where a stroke meets the border of a box.
struct Port {
    std::uint32_t box = 0;
    Side side = Side::left;
    double goesTo = 0; ///< coordinate of the other end along this side: the order of the ports
    std::uint32_t stroke = 0;
    bool isEnd = false;
};

std::vector<Port> portsOf(std::span<const Rect> boxes, std::span<const Stroke> strokes)
{
    const std::vector<Sides> sides = chooseSides(boxes, strokes);
    std::vector<Port> ports;
    ports.reserve(strokes.size() * 2);
    for (std::uint32_t i = 0; i < strokes.size(); ++i) {
        const Stroke &stroke = strokes[i];
        if (stroke.from == stroke.to)
            continue;
        const Rect &a = boxes[stroke.from], &b = boxes[stroke.to];
        const auto [from, to] = sides[i];
        ports.push_back({stroke.from, from, isHorizontal(from) ? b.center().y : b.center().x, i, false});
        ports.push_back({stroke.to, to, isHorizontal(to) ? a.center().y : a.center().x, i, true});
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
            (ports[i].isEnd ? end.sides.to : end.sides.from) = ports[i].side;
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
        const double tip = strokes[i].hasArrow ? 6 + 2 * strokes[i].style.width : 0;
        paths[i] = strokes[i].from == strokes[i].to ? loop(boxes[strokes[i].from], tip) : curve(ends[i], tip);
    }
    return paths;
}

void addStrokes(std::vector<DrawItem> &layer, std::span<const Stroke> strokes, std::vector<std::vector<Point>> paths)
{
    layer.reserve(layer.size() + strokes.size());
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        const EdgeStyle &style = strokes[i].style;
        if (style.isCut)
            addTicks(layer, strokes[i], paths[i]);
        layer.push_back({strokes[i].owner, Path{std::move(paths[i]), style.color, style.width, style.dash, strokes[i].hasArrow}});
    }
}

} // namespace alidade
