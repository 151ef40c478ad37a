#include "qml/canvas/viewport.h"

#include <algorithm>

namespace alidade {

Viewport Viewport::zoomedAt(QPointF fixed, double factor) const
{
    Viewport result = *this;
    result.zoom = std::clamp(zoom * factor, minZoom, maxZoom);
    result.origin = toScene(fixed) - fixed / result.zoom;
    return result;
}

Viewport Viewport::fitted(const QRectF &scene, double margin, double atMost) const
{
    if (scene.isEmpty() || size.isEmpty())
        return *this;
    const double wide = std::max(size.width() - 2 * margin, 1.0) / scene.width();
    const double high = std::max(size.height() - 2 * margin, 1.0) / scene.height();
    Viewport result = *this;
    result.zoom = std::clamp(std::min({wide, high, atMost}), minZoom, maxZoom);
    result.origin = scene.center() - QPointF(size.width(), size.height()) / (2 * result.zoom);
    return result;
}

Viewport Viewport::revealing(const QRectF &scene, double margin) const
{
    const QRectF seen = sceneRect().adjusted(margin / zoom, margin / zoom, -margin / zoom, -margin / zoom);
    if (seen.contains(scene) || size.isEmpty())
        return *this;
    Viewport result = *this;
    if (scene.width() > seen.width() || scene.height() > seen.height()) {
        result.origin = scene.center() - QPointF(size.width(), size.height()) / (2 * zoom);
        return result;
    }
    const auto shift = [](double low, double high, double from, double to) {
        return from < low ? from - low : to > high ? to - high : 0.0;
    };
    result.origin += QPointF(shift(seen.left(), seen.right(), scene.left(), scene.right()),
                             shift(seen.top(), seen.bottom(), scene.top(), scene.bottom()));
    return result;
}

} // namespace alidade
