#include "qml/canvas/viewport.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace alidade {

Viewport Viewport::zoomedAt(QPointF fixed, double factor) const
{
    Viewport result = *this;
    result.zoom = std::clamp(zoom * factor, minZoom, maxZoom);
    result.origin = toScene(fixed) - fixed / result.zoom;
    return result;
}

Viewport Viewport::fitted(const QRectF &scene, double margin, double atMost, const std::vector<QRectF> &obstacles) const
{
    if (scene.isEmpty() || size.isEmpty())
        return *this;
    Viewport best = *this;
    double bestZoom = 0, bestRoom = 0;
    for (const QRectF &area : openAreas(size, obstacles)) {
        const double wide = std::max(area.width() - 2 * margin, 1.0) / scene.width();
        const double high = std::max(area.height() - 2 * margin, 1.0) / scene.height();
        const double fitting = std::clamp(std::min({wide, high, atMost}), minZoom, maxZoom);
        const double room = area.width() * area.height();
        if (fitting < bestZoom || (fitting == bestZoom && room <= bestRoom))
            continue;
        bestZoom = fitting, bestRoom = room;
        best.zoom = fitting;
        best.origin = scene.center() - area.center() / fitting;
    }
    return best;
}

Viewport Viewport::revealing(const QRectF &scene, double margin, const std::vector<QRectF> &obstacles) const
{
    if (size.isEmpty())
        return *this;
    const auto shift = [](double low, double high, double from, double to) {
        return from < low ? from - low : to > high ? to - high : 0.0;
    };
    const QRectF now = toView(scene);
    std::optional<QPointF> best;
    for (const QRectF &area : openAreas(size, obstacles)) {
        const QRectF seen = area.adjusted(margin, margin, -margin, -margin);
        if (now.width() > seen.width() || now.height() > seen.height())
            continue;
        const QPointF by(shift(seen.left(), seen.right(), now.left(), now.right()),
                         shift(seen.top(), seen.bottom(), now.top(), now.bottom()));
        if (!best || by.manhattanLength() < best->manhattanLength())
            best = by;
    }
    Viewport result = *this;
    result.origin = best ? origin + *best / zoom : scene.center() - QPointF(size.width(), size.height()) / (2 * zoom);
    return result;
}

std::vector<QRectF> openAreas(QSizeF size, const std::vector<QRectF> &obstacles)
{
    std::vector<QRectF> areas{QRectF({}, size)};
    for (const QRectF &obstacle : obstacles) {
        std::vector<QRectF> next;
        for (const QRectF &area : areas) {
            if (!area.intersects(obstacle)) {
                next.push_back(area);
                continue;
            }
            for (const QRectF &part : {QRectF(area.topLeft(), QPointF(obstacle.left(), area.bottom())),
                                       QRectF(area.topLeft(), QPointF(area.right(), obstacle.top())),
                                       QRectF(QPointF(obstacle.right(), area.top()), area.bottomRight()),
                                       QRectF(QPointF(area.left(), obstacle.bottom()), area.bottomRight())}) {
                if (part.isValid())
                    next.push_back(part);
            }
        }
        if (!next.empty()) // a view that is covered entirely is used as if it were not
            areas = std::move(next);
    }
    return areas;
}

Viewport between(const Viewport &from, const Viewport &to, double t)
{
    if (t >= 1)
        return to;
    Viewport now = to;
    now.zoom = from.zoom * std::pow(to.zoom / from.zoom, t);
    // 0/0 where the zooms are equal but for rounding: then the way is a straight one.
    const double span = 1 / to.zoom - 1 / from.zoom;
    const bool isPan = std::abs(span * from.zoom) < 1e-6;
    const double way = isPan ? t : (1 / now.zoom - 1 / from.zoom) / span;
    now.origin = from.origin + (to.origin - from.origin) * way;
    return now;
}

} // namespace alidade
