#include "qml/session/recentfiles.h"

#include <QFile>
#include <QSettings>

#include <algorithm>

namespace alidade {
namespace {

const QString key = QStringLiteral("recentFiles");
constexpr int limit = 10;

} // namespace

RecentFiles::RecentFiles(QObject *parent) : QObject(parent) {}

QStringList RecentFiles::files() const
{
    QStringList files = QSettings().value(key).toStringList();
    files.removeIf([](const QString &file) { return !QFile::exists(file); });
    return files;
}

void RecentFiles::forget(const QString &file)
{
    QStringList files = QSettings().value(key).toStringList();
    files.removeAll(file);
    QSettings().setValue(key, files);
    Q_EMIT changed();
}

void RecentFiles::add(const QString &file)
{
    QStringList files = QSettings().value(key).toStringList();
    files.removeAll(file);
    files.prepend(file);
    QSettings().setValue(key, QStringList(files.mid(0, limit)));
    Q_EMIT changed();
}

} // namespace alidade
