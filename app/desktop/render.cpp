#include "app/desktop/render.h"

#include "exporters/layout/layout.h"
#include "exporters/svg/svg.h"
#include "model/error.h"
#include "model/store/workspace.h"
#include "qml/canvas/painter.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgRenderer>

namespace alidade {
namespace {

constexpr int pictureSideLimit = 16'384; ///< px

void save(const QString &file, const QByteArray &bytes)
{
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size() || !target.commit())
        throw Error("Cannot write " + file.toStdString() + ": " + target.errorString().toStdString());
}

QByteArray png(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        throw Error("The picture is too large for the memory of this machine; use a smaller --scale.");
    return bytes;
}

QByteArray paintSvg(const QString &svgFile, const QString &format, double scale)
{
    QSvgRenderer renderer(svgFile);
    if (!renderer.isValid())
        throw Error(svgFile.toStdString() + " is not a drawing that can be read.");
    const QSizeF size = renderer.viewBoxF().size();
    QByteArray bytes;
    if (format == QLatin1String("pdf")) {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setPageMargins({});
        writer.setPageSize(QPageSize(size * 72.0 / 96.0, QPageSize::Point, {}, QPageSize::ExactMatch));
        QPainter painter(&writer);
        renderer.render(&painter, QRectF(0, 0, writer.width(), writer.height()));
        painter.end();
        return bytes;
    }
    const double fitting = std::min(scale, pictureSideLimit / std::max({size.width(), size.height(), 1.0}));
    QImage image((size * fitting).toSize().expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter);
    painter.end();
    return png(image);
}

QByteArray paintMap(const Arguments &arguments, const QString &format)
{
    const Workspace workspace = Workspace::open(arguments.workspace.toStdString(), Workspace::Access::readOnly);
    const Architecture architecture = workspace.architecture();
    DrawingOptions options;
    options.isDark = arguments.isDark.value_or(false);
    const Drawing drawing = draw(architecture, arrange(architecture), options);
    if (format == QLatin1String("svg"))
        return QByteArray::fromStdString(toSvg(drawing, architecture.systemName));
    if (format == QLatin1String("png"))
        return png(renderPng(drawing, arguments.scale));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    renderPdf(drawing, buffer, QString::fromStdString(architecture.systemName));
    return bytes;
}

} // namespace

void renderPicture(const Arguments &arguments)
{
    const bool fromSvg = arguments.workspace.isEmpty();
    if (arguments.paths.size() != (fromSvg ? 2 : 1))
        throw Error("--render takes OUT with -w WORKSPACE, or DRAWING.svg OUT.");
    const QString out = arguments.paths.back();
    const QString format = QFileInfo(out).suffix().toLower();
    if (format != QLatin1String("png") && format != QLatin1String("pdf") && (fromSvg || format != QLatin1String("svg")))
        throw Error("--render writes png, pdf and, from a workspace, svg; not \"" + format.toStdString() + "\".");
    save(out, fromSvg ? paintSvg(arguments.paths.front(), format, arguments.scale) : paintMap(arguments, format));
}

} // namespace alidade
