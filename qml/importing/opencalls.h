#pragma once

#include "qml/session/session.h"

#include <QPointer>

namespace alidade {

/// The calls in the code whose other side was not found, by caller, and last those that a person settled. A person says
/// where one goes; each such decision is one revision.
class OpenCalls : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::Session *session READ session WRITE setSession NOTIFY sessionChanged)
    /// Only calls that have this text somewhere are listed.
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    /// Whatever the filter: what is open, and what was settled.
    Q_PROPERTY(int openCount READ openCount NOTIFY countChanged)
    Q_PROPERTY(int settledCount READ settledCount NOTIFY countChanged)

public:
    enum Role {
        KeyRole = Qt::UserRole,
        CallerRole,
        WhatRole,   ///< "calls POST /charge"
        TargetRole, ///< the address as far as the code says it
        ReasonRole,
        SourceRole,
        FileRole,
        LineRole,
        AnswerRole, ///< where a person said that it goes; empty = it does not count
        IsSettledRole
    };

    using QAbstractListModel::QAbstractListModel;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    int count() const { return static_cast<int>(m_rows.size()); }
    int openCount() const { return m_open; }
    int settledCount() const { return m_settled; }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// "This call goes to `node`."
    Q_INVOKABLE void resolve(const QString &key, const QString &node);
    /// "It goes to nothing that is worth a line."
    Q_INVOKABLE void ignore(const QString &key);
    /// The rules decide again.
    Q_INVOKABLE void forget(const QString &key);
    /// All calls with the same caller and address as this one, which most likely go to the same node.
    Q_INVOKABLE int alikeCount(const QString &key) const;
    Q_INVOKABLE void resolveAlike(const QString &key, const QString &node);

Q_SIGNALS:
    void sessionChanged();
    void filterChanged();
    void countChanged();

private:
    void refresh();
    bool isShown(const OpenCall &call) const;
    const OpenCall *find(const QString &key) const;
    std::vector<const OpenCall *> alike(const OpenCall &call) const;
    QString callerOf(const OpenCall &call) const;

    QPointer<Session> m_session;
    std::shared_ptr<const Architecture> m_architecture;
    QString m_filter;
    std::vector<Index> m_rows; ///< Architecture::openCalls
    int m_open = 0, m_settled = 0;
};

} // namespace alidade
