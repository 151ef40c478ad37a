#include "qml/map/mapexport.h"

#include "analysis/graph.h"
#include "exporters/dot/dot.h"
#include "exporters/mermaid/mermaid.h"
#include "exporters/svg/svg.h"
#include "model/error.h"
#include "qml/canvas/painter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QMimeData>

namespace alidade {

namespace {

struct MapExportWords {
    Q_DECLARE_TR_FUNCTIONS(MapExport)
};

constexpr double pictureScale = 2; ///< px per scene unit, for sharp pictures on dense screens

QByteArray png(const Drawing &drawing)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!renderPng(drawing, pictureScale).save(&buffer, "PNG"))
        throw Error(MapExportWords::tr("The picture cannot be written as PNG.").toStdString());
    return bytes;
}

QByteArray pdf(const Drawing &drawing, const std::string &title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    renderPdf(drawing, buffer, QString::fromStdString(title));
    return bytes;
}

} // namespace

QByteArray exported(const MapScene &scene, const QString &format)
{
    const Drawing &drawing = scene.drawings[static_cast<std::size_t>(Detail::near)]->drawing;
    const Architecture &a = *scene.architecture;
    if (format == QLatin1String("svg"))
        return QByteArray::fromStdString(toSvg(drawing));
    if (format == QLatin1String("png"))
        return png(drawing);
    if (format == QLatin1String("pdf"))
        return pdf(drawing, a.systemName);
    if (format == QLatin1String("dot"))
        return QByteArray::fromStdString(graphDot(a, groupBy(a, Grouping::service)));
    if (format == QLatin1String("mermaid"))
        return QByteArray::fromStdString(graphMermaid(a, groupBy(a, Grouping::service)));
    throw Error(MapExportWords::tr("The map cannot be written as \"%1\". Choose SVG, PNG, PDF, DOT or Mermaid.")
                    .arg(format)
                    .toStdString());
}

QMimeData *clipboardPicture(const Drawing &drawing)
{
    auto *data = new QMimeData;
    data->setData(QStringLiteral("image/svg+xml"), QByteArray::fromStdString(toSvg(drawing)));
    data->setData(QStringLiteral("image/png"), png(drawing));
    return data;
}

} // namespace alidade
