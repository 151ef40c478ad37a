#pragma once

#include "qml/session/session.h"

#include <QPointer>

namespace alidade {

/// The nodes that something can belong to or go to, for a chooser with a filter. What the question is about comes first.
class NodeChoices : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::Session *session READ session WRITE setSession NOTIFY changed)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY changed)
    /// The key of an open call: who could answer it comes first. Empty for none.
    Q_PROPERTY(QString call READ call WRITE setCall NOTIFY changed)
    /// A name: nodes that are spelled alike come first, and the node that has it is left out. Empty for none.
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { NameRole = Qt::UserRole, KindRole, IsLikelyRole };

    using QAbstractListModel::QAbstractListModel;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    QString call() const { return m_call; }
    void setCall(const QString &call);
    QString name() const { return m_name; }
    void setName(const QString &name);
    int count() const { return static_cast<int>(m_rows.size()); }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();
    void countChanged();

private:
    struct Choice {
        Index node = none;
        int likelihood = 0;
    };
    void refresh();

    QPointer<Session> m_session;
    std::shared_ptr<const Architecture> m_architecture;
    QString m_filter, m_call, m_name;
    std::vector<Choice> m_rows;
};

} // namespace alidade
