#include "qml/canvas/picturefile.h"

#include "model/error.h"
#include "qml/canvas/painter.h"

#include <QBuffer>
#include <QSaveFile>

namespace alidade {
namespace {

constexpr double pictureScale = 2; ///< px per scene unit

} // namespace

QByteArray pngBytes(const Drawing &drawing)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!renderPng(drawing, pictureScale).save(&buffer, "PNG"))
        throw Error("The picture cannot be written as PNG.");
    return bytes;
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        throw Error("Cannot write " + path.toStdString() + ": " + out.errorString().toStdString());
}

} // namespace alidade
