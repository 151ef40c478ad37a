#pragma once

#include "qml/session/session.h"

#include <QPointer>
#include <QVariantList>

namespace alidade {

/// The snapshots of the open workspace, and what can be done with them. Each is one revision.
class Snapshots : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::Session *session READ session WRITE setSession NOTIFY changed REQUIRED)
    /// { name, note, isPinned, time (seconds since 1970), when, stretch } of each, oldest first.
    Q_PROPERTY(QVariantList list READ list NOTIFY changed)

public:
    using QObject::QObject;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    QVariantList list() const;

    /// Why a name cannot be used; empty when it can. `present` is the name that the snapshot has now, if any.
    Q_INVOKABLE QString problemOf(const QString &name, const QString &present) const;
    /// A name that nothing has yet, made of the present time.
    Q_INVOKABLE QString freshName() const;
    /// Keeps everything as it is, with the traffic of the chosen time.
    Q_INVOKABLE void take(const QString &name, const QString &note, bool isPinned);
    /// Changes what is said about a snapshot, and what it is called.
    Q_INVOKABLE void describe(const QString &present, const QString &name, const QString &note, bool isPinned);
    Q_INVOKABLE void remove(const QString &name);

Q_SIGNALS:
    void changed();

private:
    const Snapshot *find(const QString &name) const;

    QPointer<Session> m_session;
};

} // namespace alidade
