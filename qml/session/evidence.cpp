#include "qml/session/evidence.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QSettings>
#include <QUrl>

#include <algorithm>

namespace alidade {
namespace {

QString settingName() { return QStringLiteral("editor"); }

} // namespace

QString placeInSource(const Source &source, const QString &file)
{
    const QString root = QFileInfo(QString::fromStdString(source.id)).canonicalFilePath();
    const QFileInfo place(QDir(root).filePath(file));
    const QString path = place.canonicalFilePath();
    const bool isShown = !root.isEmpty() && path.startsWith(root + QLatin1Char('/')) && place.isFile() && !place.isExecutable() &&
                         place.suffix() != QLatin1String("desktop");
    return isShown ? path : QString();
}

QString editorCommand()
{
    const QString chosen = QSettings().value(settingName()).toString();
    return chosen.isEmpty() ? qEnvironmentVariable("ALIDADE_EDITOR") : chosen;
}

void setEditorCommand(const QString &command)
{
    QSettings settings;
    if (command.trimmed().isEmpty())
        settings.remove(settingName());
    else
        settings.setValue(settingName(), command.trimmed());
}

QStringList editorWords(const QString &command, const QString &path, int line)
{
    QStringList words = QProcess::splitCommand(command);
    if (!words.isEmpty() && !command.contains(QLatin1String("{file}")))
        words.append(QStringLiteral("{file}"));
    for (QString &word : words) {
        word.replace(QLatin1String("{line}"), QString::number(std::max(line, 1)));
        word.replace(QLatin1String("{file}"), path); // last: a path may have {line} in it
    }
    return words;
}

bool openInEditor(const QString &path, int line)
{
    QStringList words = editorWords(editorCommand(), path, line);
    return words.isEmpty() ? QDesktopServices::openUrl(QUrl::fromLocalFile(path))
                           : QProcess::startDetached(words.takeFirst(), words);
}

} // namespace alidade
