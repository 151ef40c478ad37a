#include "exporters/drawing/router.h"

#include <algorithm>
#include <cmath>

namespace alidade {

namespace {

/// A loop at the top right corner, for what depends on itself.
std::vector<Point> loop(const Rect &box, double tip)
{
    const double right = box.x + box.width, reach = 26;
    return {{right - 28, box.y}, {right - 28, box.y - reach}, {right + reach + tip, box.y + 20}, {right + tip, box.y + 20}};
}

/// Two short ticks across the middle of a line: the sign of a cut.
void addTicks(std::vector<DrawItem> &layer, const Stroke &stroke, const std::vector<Point> &points)
{
    const std::size_t at = (points.size() - 1) / 3 / 2 * 3; // where the middle segment begins
    const Cubic segment{points[at], points[at + 1], points[at + 2], points[at + 3]};
    const Point middle = pointAt(segment, 0.5), a = pointAt(segment, 0.45), b = pointAt(segment, 0.55);
    const double length = std::max(1e-6, std::hypot(b.x - a.x, b.y - a.y));
    const Point along{(b.x - a.x) / length, (b.y - a.y) / length};
    for (const double shift : {-2.5, 2.5}) {
        const Point center{middle.x + along.x * shift, middle.y + along.y * shift};
        const Point low{center.x - along.y * 6 - along.x * 2, center.y + along.x * 6 - along.y * 2};
        const Point high{center.x + along.y * 6 + along.x * 2, center.y - along.x * 6 + along.y * 2};
        layer.push_back({stroke.owner, Path{.points = {low, low, high, high}, .stroke = stroke.style.color, .width = 1.8}});
    }
}

} // namespace

std::vector<std::vector<Point>> route(std::span<const Rect> boxes, std::span<const Stroke> strokes, const Clearances &clearances)
{
    std::vector<std::vector<Point>> paths = Router(boxes, strokes, clearances).paths();
    for (std::size_t i = 0; i < strokes.size(); ++i) {
        if (strokes[i].from == strokes[i].to)
            paths[i] = loop(boxes[strokes[i].from], strokes[i].hasArrow ? 6 + 2 * strokes[i].style.width : 0);
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
