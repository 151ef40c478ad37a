#pragma once

#include "qml/session/session.h"

#include <QPointer>

namespace alidade {

/// Which names mean the same thing, as a flat list: pairs that may be one, then each node with its names below it. A person
/// joins a name with a node, sets it apart, or lets the rules decide again; each is one revision.
class Identities : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::Session *session READ session WRITE setSession NOTIFY changed)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY changed)
    /// Only nodes that go by another name too, or about which a person decided.
    Q_PROPERTY(bool onlyJoined READ isOnlyJoined WRITE setOnlyJoined NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    /// Whatever the filter: all nodes, such nodes, and pairs that may be one.
    Q_PROPERTY(int nodeCount READ nodeCount NOTIFY countChanged)
    Q_PROPERTY(int joinedCount READ joinedCount NOTIFY countChanged)
    Q_PROPERTY(int missCount READ missCount NOTIFY countChanged)

public:
    enum class Row { Miss, Node, Name };
    Q_ENUM(Row)
    enum Role {
        RowRole = Qt::UserRole,
        NameRole,   ///< of the node, or the name that is a claim
        NodeRole,   ///< the node that it belongs to; of a miss: the other one
        KindRole,   ///< of a node: "service"; of a name: where it comes from
        ReasonRole, ///< why the name was taken for this node
        IsDecidedRole,
        IsResourceRole,
        NameCountRole,
        SourceRole,
        FileRole,
        LineRole
    };

    using QAbstractListModel::QAbstractListModel;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    bool isOnlyJoined() const { return m_isOnlyJoined; }
    void setOnlyJoined(bool only);
    int count() const { return static_cast<int>(m_rows.size()); }
    int nodeCount() const { return m_nodes; }
    int joinedCount() const { return m_joined; }
    int missCount() const { return static_cast<int>(m_misses.size()); }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Whether `name` can be joined with `node`: not when it is one of its names.
    Q_INVOKABLE bool canJoin(const QString &name, const QString &node) const;
    Q_INVOKABLE void join(const QString &name, const QString &node);
    Q_INVOKABLE void setApart(const QString &name);
    /// The two of a pair are different things, for good.
    Q_INVOKABLE void keepApart(const QString &one, const QString &other);
    Q_INVOKABLE void forget(const QString &name);

Q_SIGNALS:
    void changed();
    void countChanged();

private:
    struct Entry {
        Row row = Row::Node;
        Index node = none;
        std::size_t claim = 0; ///< of a name
        Index other = none;    ///< of a miss
    };
    void refresh();
    void load();
    void addNode(Index index);
    QVariant ofName(const Claim &claim, int role) const;
    QVariant ofNode(const Node &node, int role) const;

    QPointer<Session> m_session;
    std::shared_ptr<const Architecture> m_architecture;
    std::vector<std::pair<Index, Index>> m_misses;
    QString m_filter;
    bool m_isOnlyJoined = false;
    bool m_isStale = true; ///< the architecture is another one
    int m_nodes = 0, m_joined = 0;
    std::vector<Entry> m_rows;
};

} // namespace alidade
