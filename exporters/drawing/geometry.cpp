#include "exporters/drawing/drawing.h"

#include <algorithm>
#include <cmath>

namespace alidade {

namespace {

double arrowLength(double width) { return 6 + 2 * width; }

Rect boundsOf(const Box &box) { return box.rect.grown(box.strokeWidth / 2); }

Rect boundsOf(const Text &text) { return text.rect; }

/// The least and greatest coordinate of a cubic Bézier curve: at its ends, or where its derivative is zero.
void include(double a, double b, double c, double d, double &low, double &high)
{
    const auto take = [&](double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    };
    take(a);
    take(d);
    if (std::min(b, c) >= low && std::max(b, c) <= high)
        return; // the curve lies inside the hull of its control points
    const double p = -a + 3 * b - 3 * c + d, q = 2 * (a - 2 * b + c), r = b - a;
    const auto at = [&](double t) {
        if (t > 0 && t < 1)
            take((1 - t) * (1 - t) * (1 - t) * a + 3 * (1 - t) * (1 - t) * t * b + 3 * (1 - t) * t * t * c + t * t * t * d);
    };
    const double discriminant = q * q - 4 * p * r;
    if (std::abs(p) < 1e-9) {
        if (std::abs(q) > 1e-9)
            at(-r / q);
    } else if (discriminant >= 0) {
        at((-q + std::sqrt(discriminant)) / (2 * p));
        at((-q - std::sqrt(discriminant)) / (2 * p));
    }
}

Rect boundsOf(const Path &path)
{
    if (path.points.empty())
        return {};
    Point low = path.points.front(), high = low;
    for (std::size_t i = 0; i + 3 < path.points.size(); i += 3) {
        const Point *p = &path.points[i];
        include(p[0].x, p[1].x, p[2].x, p[3].x, low.x, high.x);
        include(p[0].y, p[1].y, p[2].y, p[3].y, low.y, high.y);
    }
    if (path.hasArrow) {
        for (const Point &point : arrowHead(path)) {
            low = {std::min(low.x, point.x), std::min(low.y, point.y)};
            high = {std::max(high.x, point.x), std::max(high.y, point.y)};
        }
    }
    return Rect{low.x, low.y, high.x - low.x, high.y - low.y}.grown(path.width / 2);
}

} // namespace

Rect Rect::united(const Rect &o) const
{
    if (isEmpty())
        return o;
    if (o.isEmpty())
        return *this;
    const double left = std::min(x, o.x), top = std::min(y, o.y);
    return {left, top, std::max(x + width, o.x + o.width) - left, std::max(y + height, o.y + o.height) - top};
}

Rect Positions::bounds() const
{
    Rect all = unassigned;
    for (const Rect &rect : contexts)
        all = all.united(rect);
    for (const Rect &rect : nodes)
        all = all.united(rect);
    return all;
}

Rect DrawItem::bounds() const
{
    return std::visit([](const auto &form) { return boundsOf(form); }, shape);
}

std::array<Point, 3> arrowHead(const Path &path)
{
    if (path.points.empty())
        return {};
    const Point end = path.points.back();
    Point direction{1, 0};
    for (std::size_t i = path.points.size() - 1; i-- > 0;) {
        const double dx = end.x - path.points[i].x, dy = end.y - path.points[i].y, length = std::hypot(dx, dy);
        if (length > 1e-6) {
            direction = {dx / length, dy / length};
            break;
        }
    }
    const double length = arrowLength(path.width), half = length * 0.45;
    return {Point{end.x - direction.y * half, end.y + direction.x * half},
            Point{end.x + direction.x * length, end.y + direction.y * length},
            Point{end.x + direction.y * half, end.y - direction.x * half}};
}

CylinderCurves cylinderCurves(const Box &box)
{
    // Drawn standing in a frame of (along, across); a queue is the same, lying on its side.
    const bool isLying = box.shape == Box::Shape::queue;
    const Rect &r = box.rect;
    const double across = isLying ? r.height : r.width, along = isLying ? r.width : r.height, bow = std::min(7.0, along / 4);
    constexpr double round = 0.5523;          // control points of a quarter ellipse
    const auto at = [&](double u, double v) { // u across, v from the rim
        return isLying ? Point{r.x + along - v, r.y + u} : Point{r.x + u, r.y + v};
    };
    const double half = across / 2, k = half * round, b = bow * round;
    CylinderCurves curves;
    curves.rim = {at(0, bow),          at(0, bow + b), at(half - k, 2 * bow), at(half, 2 * bow), at(half + k, 2 * bow),
                  at(across, bow + b), at(across, bow)};
    const double end = along - bow;
    curves.body = {at(0, bow),          at(0, bow - b),      at(half - k, 0), at(half, 0),         at(half + k, 0),
                   at(across, bow - b), at(across, bow),     at(across, bow), at(across, end),     at(across, end),
                   at(across, end + b), at(half + k, along), at(half, along), at(half - k, along), at(0, end + b),
                   at(0, end),          at(0, end),          at(0, bow),      at(0, bow)};
    return curves;
}

} // namespace alidade
