#include "exporters/drawing/spline.h"

#include <algorithm>
#include <cmath>

namespace alidade {

namespace {

double distance(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

Point direction(Point a, Point b)
{
    const double length = distance(a, b);
    return length == 0 ? Point{1, 0} : Point{(b.x - a.x) / length, (b.y - a.y) / length};
}

Point moved(Point point, Point direction, double by) { return {point.x + direction.x * by, point.y + direction.y * by}; }

/// The inner point that lies furthest from the straight line between the ends.
std::size_t furthest(std::span<const Point> way)
{
    const Point along = direction(way.front(), way.back());
    const auto off = [&](Point p) { return std::abs((p.x - way.front().x) * along.y - (p.y - way.front().y) * along.x); };
    const auto inner = way.subspan(1, way.size() - 2);
    const auto it = std::max_element(inner.begin(), inner.end(), [&](Point l, Point r) { return off(l) < off(r); });
    return static_cast<std::size_t>(it - inner.begin()) + 1;
}

struct Fit {
    const std::function<bool(const Cubic &)> &isClear;
    std::vector<Point> points;
    bool isGood = true;

    void add(const Cubic &cubic) { points.insert(points.end(), cubic.begin() + 1, cubic.end()); }

    void fit(std::span<const Point> way, Point out, Point in)
    {
        double length = 0;
        for (std::size_t i = 1; i < way.size(); ++i)
            length += distance(way[i - 1], way[i]);
        for (const double reach : {0.42, 0.3, 0.18, 0.06}) {
            const Cubic cubic{way.front(), moved(way.front(), out, length * reach), moved(way.back(), in, -length * reach),
                              way.back()};
            if (isClear(cubic))
                return add(cubic);
        }
        if (way.size() > 2) {
            const std::size_t at = furthest(way);
            const Point along = direction(way[at - 1], way[at + 1]);
            fit(way.first(at + 1), out, along);
            fit(way.subspan(at), along, in);
            return;
        }
        const Cubic straight{way.front(), way.front(), way.back(), way.back()};
        isGood = isClear(straight) && isGood;
        add(straight);
    }
};

} // namespace

Point pointAt(const Cubic &c, double t)
{
    const double u = 1 - t, a = u * u * u, b = 3 * u * u * t, d = 3 * u * t * t, e = t * t * t;
    return {a * c[0].x + b * c[1].x + d * c[2].x + e * c[3].x, a * c[0].y + b * c[1].y + d * c[2].y + e * c[3].y};
}

std::vector<Point> smoothed(std::span<const Point> way, Point out, Point in, const std::function<bool(const Cubic &)> &isClear,
                            bool *isGood)
{
    Fit fit{isClear, {way.front()}};
    fit.fit(way, out, in);
    *isGood = fit.isGood;
    return std::move(fit.points);
}

} // namespace alidade
