#include "qml/session/evidence.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QUrl>

#include <algorithm>

namespace alidade {

QString placeInSource(const Architecture &a, const QString &source, const QString &file)
{
    for (const Source &candidate : a.sources) {
        if (QString::fromStdString(candidate.name) != source)
            continue;
        const QString root = QFileInfo(QString::fromStdString(candidate.id)).canonicalFilePath();
        const QFileInfo place(QDir(root).filePath(file));
        const QString path = place.canonicalFilePath();
        if (!root.isEmpty() && path.startsWith(root + QLatin1Char('/')) && place.isFile() && !place.isExecutable() &&
            place.suffix() != QLatin1String("desktop"))
            return path;
    }
    return {};
}

bool openInEditor(const QString &path, int line)
{
    QStringList words = qEnvironmentVariable("ALIDADE_EDITOR").split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (QString &word : words)
        word.replace(QLatin1String("{file}"), path).replace(QLatin1String("{line}"), QString::number(std::max(line, 1)));
    return words.isEmpty() ? QDesktopServices::openUrl(QUrl::fromLocalFile(path))
                           : QProcess::startDetached(words.takeFirst(), words);
}

} // namespace alidade
