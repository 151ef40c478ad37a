#pragma once

#include "qml/live/rowmodel.h"
#include "qml/session/session.h"

#include <QPointer>

namespace alidade {

/// What the telemetry itself is worth: how much of the known system it shows, and where the context of traces is dropped.
class HealthTable : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::Session *session READ session WRITE setSession NOTIFY reportChanged REQUIRED)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY reportChanged)
    /// Between services that both send spans.
    Q_PROPERTY(alidade::RowModel *edges READ edges CONSTANT)
    Q_PROPERTY(alidade::RowModel *services READ services CONSTANT)
    /// Dependencies that traffic could have shown, and those that it did.
    Q_PROPERTY(int known READ known NOTIFY reportChanged)
    Q_PROPERTY(int seen READ seen NOTIFY reportChanged)
    Q_PROPERTY(QString coverage READ coverage NOTIFY reportChanged)
    /// The share of calls whose two sides are in one trace, 0 to 1; -1 when there are none.
    Q_PROPERTY(double joinedShare READ joinedShare NOTIFY reportChanged)
    Q_PROPERTY(QString joined READ joined NOTIFY reportChanged)
    Q_PROPERTY(QStringList onlyObserved READ onlyObserved NOTIFY reportChanged)

public:
    explicit HealthTable(QObject *parent = nullptr) : QObject(parent) {}

    Session *session() const { return m_session; }
    void setSession(Session *session);
    QString language() const { return m_language; }
    void setLanguage(const QString &language);
    RowModel *edges() { return &m_edges; }
    RowModel *services() { return &m_services; }
    int known() const { return static_cast<int>(drift().known); }
    int seen() const { return static_cast<int>(drift().seen); }
    QString coverage() const;
    double joinedShare() const;
    QString joined() const;
    QStringList onlyObserved() const;

Q_SIGNALS:
    void reportChanged();

private:
    const Drift &drift() const;
    void refresh();

    QPointer<Session> m_session;
    std::shared_ptr<const TrafficReport> m_report = std::make_shared<TrafficReport>();
    QString m_language;
    RowModel m_edges, m_services;
};

} // namespace alidade
