#pragma once

#include "qml/canvas/drawingindex.h"

#include <QByteArray>
#include <QColor>
#include <QImage>
#include <QRectF>

#include <span>

class QIODevice;
class QPainter;

namespace alidade {

inline QColor toQt(Color c) { return QColor(c.r, c.g, c.b, c.a); }
inline QRectF toQt(const Rect &r) { return {r.x, r.y, r.width, r.height}; }
inline QPointF toQt(Point p) { return {p.x, p.y}; }
inline Rect fromQt(const QRectF &r) { return {r.x(), r.y(), r.width(), r.height()}; }
inline Point fromQt(QPointF p) { return {p.x(), p.y()}; }

/// Paints the items of the display list that intersect `sceneRect`, in scene units; the caller has set the transform.
void paint(QPainter &painter, const Drawing &drawing, const QRectF &sceneRect);
/// The same for chosen items, positions in Drawing::items. Text smaller than `greekBelow` scene px becomes a bar.
void paint(QPainter &painter, const Drawing &drawing, std::span<const std::uint32_t> items, double greekBelow = 0);

/// A picture of the whole drawing with a margin at `scale`, smaller when it would be over 16,384 px wide or high.
QImage renderPng(const Drawing &drawing, double scale, bool withBackground = true);
/// One vector page of the size of the drawing, with text as text. Throws Error when `device` cannot be written.
void renderPdf(const Drawing &drawing, QIODevice &device, const QString &title);

} // namespace alidade
