#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace alidade {

/// Which part of the scene is seen: view = (scene - origin) * zoom.
struct Viewport {
    static constexpr double minZoom = 0.02;
    static constexpr double maxZoom = 4;

    double zoom = 1;
    QPointF origin; ///< the scene point at the top left corner
    QSizeF size;    ///< view px

    QPointF toScene(QPointF view) const { return origin + view / zoom; }
    QPointF toView(QPointF scene) const { return (scene - origin) * zoom; }
    QRectF toView(const QRectF &scene) const { return {toView(scene.topLeft()), scene.size() * zoom}; }
    QRectF sceneRect() const { return {origin, size / zoom}; }

    /// The same place, `factor` times larger, with the scene point under the view point `fixed` kept there.
    Viewport zoomedAt(QPointF fixed, double factor) const;
    /// Shows all of `scene` centred with `margin` view px around it, never larger than `atMost`.
    Viewport fitted(const QRectF &scene, double margin, double atMost = 1) const;
    /// The shortest way to get `scene` into view with `margin` view px around it; centred if it does not fit.
    Viewport revealing(const QRectF &scene, double margin) const;

    friend bool operator==(const Viewport &, const Viewport &) = default;
};

} // namespace alidade
