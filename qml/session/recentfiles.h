#pragma once

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace alidade {

/// The workspaces that were open last, newest first; kept between runs.
class RecentFiles : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a Session")
    Q_PROPERTY(QStringList files READ files NOTIFY changed)

public:
    explicit RecentFiles(QObject *parent = nullptr);

    /// Only those that still exist.
    QStringList files() const;
    Q_INVOKABLE void forget(const QString &file);
    void add(const QString &file);

Q_SIGNALS:
    void changed();
};

} // namespace alidade
