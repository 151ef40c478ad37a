#pragma once

#include "qml/session/session.h"

#include <QPointer>

namespace alidade {

/// A place that could not be understood.
struct ProblemPlace {
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QString source MEMBER source)
    Q_PROPERTY(QString file MEMBER file)
    Q_PROPERTY(int line MEMBER line)
    Q_PROPERTY(QString message MEMBER message)

public:
    QString source, file, message;
    int line = 0;
};

/// What the last imports of all sources could not understand, grouped by reason: the most frequent first, errors before
/// warnings before notes.
class Problems : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::Session *session READ session WRITE setSession NOTIFY changed)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    /// Places that are listed, notes not counted.
    Q_PROPERTY(int placeCount READ placeCount NOTIFY countChanged)

public:
    enum Role { ReasonRole = Qt::UserRole, SeverityRole, PlaceCountRole, PlacesRole };
    static constexpr std::size_t mostPlaces = 200; ///< of one reason that a screen shows; the count tells of the rest

    using QAbstractListModel::QAbstractListModel;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    int count() const { return static_cast<int>(m_groups.size()); }
    int placeCount() const { return m_placeCount; }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Groups what the imports said; shown at once.
    void setProblems(std::vector<SourceProblems> problems);
    /// The message without what differs from place to place: what is in quotes, and numbers, become "…".
    static QString reasonOf(QString message);

Q_SIGNALS:
    void changed();
    void countChanged();

private:
    struct Group {
        QString reason;
        Severity severity = Severity::note;
        std::size_t places = 0;
        QVariantList shown; ///< ProblemPlace
    };
    void read();
    void regroup();

    QPointer<Session> m_session;
    QString m_filter;
    std::vector<SourceProblems> m_problems;
    std::vector<Group> m_groups;
    int m_placeCount = 0;
    int m_request = 0;
};

} // namespace alidade
