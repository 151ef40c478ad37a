#include "qml/canvas/painter.h"

#include "model/error.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPageSize>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>

#include <algorithm>
#include <array>
#include <cmath>

namespace alidade {

namespace {

constexpr double pictureMargin = 24; ///< scene units around an exported picture
constexpr int maxPictureSide = 16'384;

QFont fontFor(const Text &text)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(text.size))));
    font.setHintingPreference(QFont::PreferNoHinting);
    switch (text.weight) {
    case Text::Weight::regular: font.setWeight(QFont::Normal); break;
    case Text::Weight::medium: font.setWeight(QFont::Medium); break;
    case Text::Weight::bold: font.setWeight(QFont::Bold); break;
    }
    return font;
}

QPainterPath curves(const std::vector<Point> &points)
{
    QPainterPath path;
    if (!points.empty())
        path.moveTo(toQt(points.front()));
    for (std::size_t i = 1; i + 2 < points.size(); i += 3)
        path.cubicTo(toQt(points[i]), toQt(points[i + 1]), toQt(points[i + 2]));
    return path;
}

void paintCylinder(QPainter &painter, const Box &box)
{
    const CylinderCurves outline = cylinderCurves(box);
    painter.drawPath(curves(outline.body));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(curves(outline.rim));
}

void paintShape(QPainter &painter, const Box &box, double)
{
    const QRectF rect = toQt(box.rect);
    if (box.strokeWidth > 0 && box.stroke.a > 0) {
        QPen pen(toQt(box.stroke), box.strokeWidth);
        if (box.isDashed)
            pen.setDashPattern({4, 3});
        painter.setPen(pen);
    } else {
        painter.setPen(Qt::NoPen);
    }
    painter.setBrush(box.fill.a > 0 ? QBrush(toQt(box.fill)) : QBrush(Qt::NoBrush));
    switch (box.shape) {
    case Box::Shape::cylinder:
    case Box::Shape::queue: return paintCylinder(painter, box);
    case Box::Shape::pill: painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2); return;
    case Box::Shape::rounded: break;
    }
    if (box.radius > 0)
        painter.drawRoundedRect(rect, box.radius, box.radius);
    else
        painter.drawRect(rect);
}

void paintShape(QPainter &painter, const Path &path, double)
{
    if (path.points.size() < 4)
        return;
    QPen pen(toQt(path.stroke), path.width);
    pen.setCapStyle(Qt::FlatCap);
    if (path.dash == Path::Dash::dashed)
        pen.setDashPattern({6, 4});
    else if (path.dash == Path::Dash::dotted)
        pen.setDashPattern({1.5, 3});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(curves(path.points));
    if (!path.hasArrow)
        return;
    const std::array<Point, 3> head = arrowHead(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toQt(path.stroke));
    painter.drawPolygon(QPolygonF({toQt(head[0]), toQt(head[1]), toQt(head[2])}));
}

void paintShape(QPainter &painter, const Text &text, double greekBelow)
{
    const QRectF rect = toQt(text.rect);
    if (text.size < greekBelow) {
        QColor color = toQt(text.color);
        color.setAlphaF(color.alphaF() * 0.35F);
        const double width = std::min(rect.width(), textWidth(text.text, text.size));
        const double left = text.align == Text::Align::left    ? rect.left()
                            : text.align == Text::Align::right ? rect.right() - width
                                                               : rect.center().x() - width / 2;
        painter.fillRect(QRectF(left, rect.center().y() - text.size / 4, width, text.size / 2), color);
        return;
    }
    const QFont font = fontFor(text);
    const QFontMetricsF metrics(font);
    QString shown = QString::fromStdString(text.text);
    if (metrics.horizontalAdvance(shown) > rect.width())
        shown = metrics.elidedText(shown, Qt::ElideRight, rect.width());
    const int align = text.align == Text::Align::left    ? Qt::AlignLeft
                      : text.align == Text::Align::right ? Qt::AlignRight
                                                         : Qt::AlignHCenter;
    painter.setFont(font);
    painter.setPen(toQt(text.color));
    painter.drawText(rect, align | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, shown);
}

Rect pictureRect(const Drawing &drawing)
{
    return (drawing.bounds.isEmpty() ? Rect{0, 0, 1, 1} : drawing.bounds).grown(pictureMargin);
}

} // namespace

void paint(QPainter &painter, const Drawing &drawing, std::span<const std::uint32_t> items, double greekBelow)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    for (const std::uint32_t item : items)
        std::visit([&](const auto &shape) { paintShape(painter, shape, greekBelow); }, drawing.items[item].shape);
}

void paint(QPainter &painter, const Drawing &drawing, const QRectF &sceneRect)
{
    const Rect area = fromQt(sceneRect);
    std::vector<std::uint32_t> items;
    for (std::uint32_t i = 0; i < drawing.items.size(); ++i) {
        if (drawing.items[i].bounds().intersects(area))
            items.push_back(i);
    }
    paint(painter, drawing, items);
}

QImage renderPng(const Drawing &drawing, double scale, bool withBackground)
{
    const Rect scene = pictureRect(drawing);
    const double fitting = std::min(scale, maxPictureSide / std::max(scene.width, scene.height));
    const QSize size(std::max(1, static_cast<int>(std::ceil(scene.width * fitting))),
                     std::max(1, static_cast<int>(std::ceil(scene.height * fitting))));
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        throw Error(QCoreApplication::translate(
                        "Canvas", "There is not enough memory for a picture of %1 × %2 pixels. Export a part of the map, or SVG.")
                        .arg(size.width())
                        .arg(size.height())
                        .toStdString());
    image.fill(withBackground ? toQt(drawing.background) : QColor(Qt::transparent));
    QPainter painter(&image);
    painter.scale(fitting, fitting);
    painter.translate(-scene.x, -scene.y);
    paint(painter, drawing, toQt(scene));
    return image;
}

void renderPdf(const Drawing &drawing, QIODevice &device, const QString &title)
{
    constexpr double pointsPerUnit = 0.75;   // 96 px against 72 points an inch
    constexpr double maxPagePoints = 14'400; // PDF 32000-1, Annex C
    const Rect scene = pictureRect(drawing);
    const double shrink = std::min(1.0, maxPagePoints / (pointsPerUnit * std::max(scene.width, scene.height)));
    QPdfWriter writer(&device);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Alidade"));
    writer.setPageSize(
        QPageSize(QSizeF(scene.width, scene.height) * pointsPerUnit * shrink, QPageSize::Point, title, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QPainter painter;
    if (!painter.begin(&writer))
        throw Error(QCoreApplication::translate("Canvas", "The PDF cannot be written.").toStdString());
    const double scale = writer.width() / scene.width;
    painter.scale(scale, scale);
    painter.translate(-scene.x, -scene.y);
    painter.fillRect(toQt(scene), toQt(drawing.background));
    paint(painter, drawing, toQt(scene));
}

} // namespace alidade
