#pragma once

#include "qml/live/rowmodel.h"
#include "qml/session/session.h"

#include <QPointer>
#include <QVariantList>

namespace alidade {

/// Where the four voices disagree, grouped by verdict, with the evidence of each and what a person can decide.
class DriftTable : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::Session *session READ session WRITE setSession NOTIFY changed REQUIRED)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY changed)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY changed)
    /// Whether what is agreed or was not judged is listed as well.
    Q_PROPERTY(bool showsAll READ showsAll WRITE setShowsAll NOTIFY changed)
    Q_PROPERTY(alidade::RowModel *rows READ rows CONSTANT)
    /// What nobody has decided about.
    Q_PROPERTY(int openCount READ openCount NOTIFY reportChanged)
    /// The time whose traffic was looked at.
    Q_PROPERTY(QString window READ window NOTIFY reportChanged)

public:
    explicit DriftTable(QObject *parent = nullptr) : QObject(parent) {}

    Session *session() const { return m_session; }
    void setSession(Session *session);
    QString language() const { return m_language; }
    void setLanguage(const QString &language);
    QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    bool showsAll() const { return m_showsAll; }
    void setShowsAll(bool all);
    RowModel *rows() { return &m_rows; }
    int openCount() const;
    QString window() const;

    /// Makes a dependency part of the design.
    Q_INVOKABLE void adopt(const QString &key);
    /// Accepts the verdict that a dependency has now, until a last day ("2026-12-31") or for good.
    Q_INVOKABLE void accept(const QString &key, const QString &reason, const QString &until);
    /// Takes back what was decided about it.
    Q_INVOKABLE void withdraw(const QString &key);
    /// Whether this is a day, or nothing.
    Q_INVOKABLE bool isDay(const QString &text) const;

Q_SIGNALS:
    void changed();
    void reportChanged();

private:
    void refresh();

    QPointer<Session> m_session;
    QString m_language, m_filter;
    bool m_showsAll = false;
    RowModel m_rows;
};

} // namespace alidade
