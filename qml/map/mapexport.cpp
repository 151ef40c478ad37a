#include "qml/map/mapexport.h"

#include "analysis/graph.h"
#include "exporters/exporter.h"
#include "exporters/svg/svg.h"
#include "model/error.h"
#include "qml/canvas/painter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QMimeData>
#include <QRegularExpression>

#include <algorithm>

namespace alidade {

namespace {

struct MapExportWords {
    Q_DECLARE_TR_FUNCTIONS(MapExport)
};

constexpr double pictureScale = 2;        ///< px per scene unit, for sharp pictures on dense screens
constexpr qsizetype longestFileName = 80; ///< characters, before the suffix

/// The registry's titles that have a translation; another one is shown as it stands there.
[[maybe_unused]] constexpr const char *translatedTitles[] = {
    QT_TRANSLATE_NOOP("MapExport", "Table"),        QT_TRANSLATE_NOOP("MapExport", "JSON (alidade/graph/1)"),
    QT_TRANSLATE_NOOP("MapExport", "Graphviz DOT"), QT_TRANSLATE_NOOP("MapExport", "Mermaid flowchart"),
    QT_TRANSLATE_NOOP("MapExport", "SVG picture"),  QT_TRANSLATE_NOOP("MapExport", "PNG picture"),
    QT_TRANSLATE_NOOP("MapExport", "PDF page"),
};

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

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

std::vector<ExportChoice> exportChoices()
{
    std::vector<ExportChoice> choices;
    for (const GraphFormat &format : graphFormats()) {
        ExportChoice choice;
        choice.name = text(format.name);
        choice.suffix = text(format.suffix);
        choice.title = MapExportWords::tr(std::string(format.title).c_str());
        choice.isPicture = format.source != GraphFormat::Source::view;
        choices.push_back(choice);
    }
    std::stable_sort(choices.begin(), choices.end(),
                     [](const ExportChoice &l, const ExportChoice &r) { return l.isPicture && !r.isPicture; });
    return choices;
}

QByteArray exported(const MapScene &scene, const QString &name)
{
    const Drawing &drawing = scene.drawings[static_cast<std::size_t>(Detail::near)]->drawing;
    const Architecture &a = *scene.architecture;
    const GraphFormat *format = findFormat(graphFormats(), name.toStdString());
    if (format && format->source == GraphFormat::Source::view)
        return QByteArray::fromStdString(format->write(a, groupBy(a, Grouping::service), {}));
    if (format && format->source == GraphFormat::Source::drawing)
        return QByteArray::fromStdString(toSvg(drawing));
    if (format && format->name == "png")
        return png(drawing);
    if (format && format->name == "pdf")
        return pdf(drawing, a.systemName);
    throw Error(MapExportWords::tr("The map cannot be written as \"%1\". Known formats: %2.")
                    .arg(name, QString::fromStdString(formatNames(graphFormats())))
                    .toStdString());
}

QString exportFileName(const QString &systemName, const QString &suffix)
{
    static const QRegularExpression refused(QStringLiteral("[\\x00-\\x1f\\x7f/\\\\:*?\"<>|]+"));
    QString name = systemName;
    name = name.replace(refused, QStringLiteral("-")).left(longestFileName).trimmed();
    while (name.startsWith(QLatin1Char('.')))
        name.remove(0, 1);
    return (name.isEmpty() ? QStringLiteral("map") : name) + QLatin1Char('.') + suffix;
}

CopiedPicture copiedPicture(const Drawing &drawing) { return {QByteArray::fromStdString(toSvg(drawing)), png(drawing)}; }

QMimeData *clipboardData(const CopiedPicture &picture)
{
    auto *data = new QMimeData;
    data->setData(QStringLiteral("image/svg+xml"), picture.svg);
    data->setData(QStringLiteral("image/png"), picture.png);
    return data;
}

} // namespace alidade
