#include "exporters/escape.h"
#include "exporters/sagas/sagaformats.h"
#include "exporters/svg/svg.h"
#include "importers/sagas/sagayaml.h"
#include "importers/yaml/yaml.h"
#include "model/error.h"
#include "qml/canvas/picturefile.h"
#include "qml/sagas/sagaview.h"
#include "qml/sagas/sagawords.h"
#include "qml/session/corewords.h"
#include "qml/session/localfile.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>

namespace alidade {
namespace {

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

void writeAll(const QString &folder, const FileSet &files)
{
    for (const OutputFile &file : files) {
        const QString path = QDir(folder).filePath(text(file.path));
        if (!QDir().mkpath(QFileInfo(path).path()))
            throw Error("Cannot make the folder " + QFileInfo(path).path().toStdString() + ": " + "it is not allowed here");
        writeFile(path, QByteArray::fromStdString(file.content));
    }
}

/// The forms that are more than one file go into a folder.
bool isFolder(std::string_view format) { return format == "go" || format == "temporal"; }

struct ReadSagas {
    std::vector<Saga> sagas;
    Diagnostics diagnostics;
};

ReadSagas readFrom(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw Error("Cannot read " + path.toStdString() + ": " + file.errorString().toStdString());
    if (file.size() > static_cast<qint64>(YamlLimits::fileBytes))
        throw Error("Cannot read " + path.toStdString() + ": it is too large");
    ReadSagas read;
    read.sagas = readSagas(file.readAll().toStdString(), QFileInfo(path).fileName().toStdString(), read.diagnostics);
    return read;
}

} // namespace

void SagaView::importFrom(const QUrl &file)
{
    if (isReadOnly())
        return;
    const QString path = localFile(file), name = QFileInfo(path).fileName();
    m_session->runTask<ReadSagas>(
        tr("Reading %1").arg(name), [path](const Progress &, std::stop_token) { return readFrom(path); },
        [self = QPointer(this), name](const ReadSagas &read) {
            if (!self || !self->m_session)
                return;
            QStringList details;
            for (const Diagnostic &diagnostic : read.diagnostics)
                details.append(diagnosticLine(diagnostic));
            if (read.sagas.empty()) {
                self->m_session->showMessage(tr("There is no saga in %1.").arg(name), true, details);
                return;
            }
            std::vector<Edit> edits;
            for (const Saga &saga : read.sagas)
                edits.push_back(PutSaga{saga});
            self->m_wished = read.sagas.front().name;
            self->m_session->edit(QStringLiteral("Import sagas from %1").arg(name), std::move(edits));
            self->m_session->showMessage(tr("%n saga(s) imported.", nullptr, static_cast<int>(read.sagas.size())), false,
                                         details);
        });
}

QVariantList SagaView::formats() const
{
    QVariantList rows;
    const auto add = [&](std::string_view name, std::string_view title) {
        rows.append(QVariantMap{{QStringLiteral("name"), text(name)},
                                {QStringLiteral("title"), sagaFormatTitle(title)},
                                {QStringLiteral("isFolder"), isFolder(name)}});
    };
    add("svg", "SVG picture");
    add("png", "PNG picture");
    for (const SagaFormat &format : sagaFormats())
        add(format.name, format.title);
    return rows;
}

QString SagaView::fileNameFor(const QString &format) const
{
    const KnownSaga *shown = known();
    if (!shown)
        return {};
    const QString name = text(fileName(shown->saga.name));
    if (format == QLatin1String("svg") || format == QLatin1String("png"))
        return name + QLatin1Char('.') + format;
    const SagaFormat *found = findSagaFormat(format.toStdString());
    if (!found || isFolder(found->name))
        return name;
    static const std::map<QString, QString> endings{{QStringLiteral("mermaid"), QStringLiteral("mmd")},
                                                    {QStringLiteral("mermaid-states"), QStringLiteral("mmd")},
                                                    {QStringLiteral("plantuml"), QStringLiteral("puml")},
                                                    {QStringLiteral("plantuml-states"), QStringLiteral("puml")},
                                                    {QStringLiteral("dtm"), QStringLiteral("json")}};
    const auto ending = endings.find(format);
    return name + QLatin1Char('.') + (ending == endings.end() ? format : ending->second);
}

void SagaView::exportTo(const QUrl &target, const QString &format)
{
    const KnownSaga *shown = known();
    if (!shown)
        return;
    m_session->runTask<QString>(
        tr("Exporting the saga"),
        [saga = shown->saga, options = drawingOptions(true), path = localFile(target), format](const Progress &,
                                                                                               std::stop_token) {
            if (format == QLatin1String("svg"))
                writeFile(path, QByteArray::fromStdString(toSvg(drawSaga(saga, options), saga.name)));
            else if (format == QLatin1String("png"))
                writeFile(path, pngBytes(drawSaga(saga, options)));
            else if (const SagaFormat *found = findSagaFormat(format.toStdString()); !found)
                throw Error("A saga cannot be written as " + format.toStdString() + ".");
            else if (isFolder(found->name))
                writeAll(path, found->write(saga));
            else
                writeFile(path, QByteArray::fromStdString(found->write(saga).front().content));
            return path;
        },
        [self = QPointer(this)](const QString &path) {
            if (self && self->m_session)
                self->m_session->showMessage(tr("Wrote %1").arg(path));
        });
}

void SagaView::copyPicture() const
{
    const KnownSaga *shown = known();
    if (!shown)
        return;
    const Drawing drawing = drawSaga(shown->saga, drawingOptions(true));
    auto *data = new QMimeData; // the clipboard owns it
    data->setData(QStringLiteral("image/svg+xml"), QByteArray::fromStdString(toSvg(drawing, shown->saga.name)));
    data->setData(QStringLiteral("image/png"), pngBytes(drawing));
    QGuiApplication::clipboard()->setMimeData(data);
}

} // namespace alidade
