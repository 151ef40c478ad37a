#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <vector>

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
    /// Shows all of `scene` centred with `margin` view px around it, never larger than `atMost`; in the part of the view that
    /// none of `obstacles` (view px) covers and that shows it largest.
    Viewport fitted(const QRectF &scene, double margin, double atMost = 1, const std::vector<QRectF> &obstacles = {}) const;
    /// The shortest way to get `scene` into view with `margin` view px around it and no obstacle before it; centred if it does
    /// not fit.
    Viewport revealing(const QRectF &scene, double margin, const std::vector<QRectF> &obstacles = {}) const;

    friend bool operator==(const Viewport &, const Viewport &) = default;
};

/// The largest rectangles of a view of this size that touch no obstacle; the whole view when there is none.
std::vector<QRectF> openAreas(QSizeF size, const std::vector<QRectF> &obstacles);

/// The viewport at the share `t` (0 to 1) of the way: the zoom changes geometrically, and a point that both ends show at the
/// same place stays there. Its size is the target's.
Viewport between(const Viewport &from, const Viewport &to, double t);

} // namespace alidade
