#pragma once

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace alidade {

/// The workspaces that were open last, newest first; kept between runs. Whether they still exist is looked up on a worker
/// thread, since a file may lie on a drive that answers slowly or not at all.
class RecentFiles : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a Session")
    Q_PROPERTY(QStringList files READ files NOTIFY changed)

public:
    explicit RecentFiles(QObject *parent = nullptr);

    /// Without those that are known to exist no more.
    QStringList files() const;
    Q_INVOKABLE void forget(const QString &file);
    void add(const QString &file);

Q_SIGNALS:
    void changed();

private:
    void lookUp();

    QStringList m_missing;
};

} // namespace alidade
