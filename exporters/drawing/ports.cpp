#include "exporters/drawing/ports.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace alidade {

namespace {

/// Where a stroke meets the border of a box.
struct Port {
    std::uint32_t box = 0;
    Side side = Side::left;
    double angle = 0; ///< of where it goes, against the direction outward: the order of the ports
    std::uint32_t stroke = 0;
    bool isEnd = false;
};

double angleOf(const Rect &box, Side side, Point goal)
{
    const Point out = outward(side), center = box.center();
    const double dx = goal.x - center.x, dy = goal.y - center.y;
    // Positive angles lie down a left or right side, and to the right on a top or bottom side.
    return std::atan2(isHorizontal(side) ? dy : dx, dx * out.x + dy * out.y);
}

std::vector<Port> sortedPorts(std::span<const Rect> boxes, std::span<const Stroke> strokes, std::span<const Detour> ways)
{
    std::vector<Port> ports;
    ports.reserve(strokes.size() * 2);
    for (std::uint32_t i = 0; i < strokes.size(); ++i) {
        const auto [from, to] = std::pair(strokes[i].from, strokes[i].to);
        const Detour &way = ways[i];
        if (from == to)
            continue;
        const Point first = way.bends.empty() ? boxes[to].center() : way.bends.front().at;
        const Point last = way.bends.empty() ? boxes[from].center() : way.bends.back().at;
        ports.push_back({from, way.sides.from, angleOf(boxes[from], way.sides.from, first), i, false});
        ports.push_back({to, way.sides.to, angleOf(boxes[to], way.sides.to, last), i, true});
    }
    std::sort(ports.begin(), ports.end(), [](const Port &l, const Port &r) {
        return std::tie(l.box, l.side, l.angle, l.stroke) < std::tie(r.box, r.side, r.angle, r.stroke);
    });
    return ports;
}

} // namespace

std::vector<Ends> portsOf(std::span<const Rect> boxes, std::span<const Stroke> strokes, std::span<const Detour> ways,
                          double spacing)
{
    std::vector<Ends> ends(strokes.size());
    const std::vector<Port> ports = sortedPorts(boxes, strokes, ways);
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

} // namespace alidade
