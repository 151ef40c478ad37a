#include "qml/session/recentfiles.h"

#include <QCoreApplication>
#include <QFile>
#include <QPointer>
#include <QSettings>
#include <QThreadPool>

#include <algorithm>

namespace alidade {
namespace {

const QString key = QStringLiteral("recentFiles");
constexpr int limit = 10;

QStringList kept() { return QSettings().value(key).toStringList(); }

} // namespace

RecentFiles::RecentFiles(QObject *parent) : QObject(parent) { lookUp(); }

void RecentFiles::lookUp()
{
    QThreadPool::globalInstance()->start([self = QPointer(this), files = kept()] {
        QStringList missing = files;
        missing.removeIf([](const QString &file) { return QFile::exists(file); });
        QMetaObject::invokeMethod(QCoreApplication::instance(), [self, missing] {
            if (!self || self->m_missing == missing)
                return;
            self->m_missing = missing;
            Q_EMIT self->changed();
        });
    });
}

QStringList RecentFiles::files() const
{
    QStringList files = kept();
    files.removeIf([this](const QString &file) { return m_missing.contains(file); });
    return files;
}

void RecentFiles::forget(const QString &file)
{
    QStringList files = kept();
    files.removeAll(file);
    QSettings().setValue(key, files);
    Q_EMIT changed();
}

void RecentFiles::add(const QString &file)
{
    QStringList files = kept();
    files.removeAll(file);
    files.prepend(file);
    QSettings().setValue(key, QStringList(files.mid(0, limit)));
    m_missing.removeAll(file);
    Q_EMIT changed();
    lookUp();
}

} // namespace alidade
