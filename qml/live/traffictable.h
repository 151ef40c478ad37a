#pragma once

#include "qml/live/rowmodel.h"
#include "qml/session/session.h"

#include <QPointer>
#include <QVariantList>

namespace alidade {

/// What calls what in the chosen stretch of time. Rows keep their order while numbers come in; a new wish sorts them anew.
class TrafficTable : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::Session *session READ session WRITE setSession NOTIFY changed REQUIRED)
    /// The language of the screens; another one makes all words anew.
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY changed)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY changed)
    /// The column that rows are sorted by.
    Q_PROPERTY(QString sortedBy READ sortedBy NOTIFY changed)
    Q_PROPERTY(bool isDescending READ isDescending NOTIFY changed)
    Q_PROPERTY(alidade::RowModel *rows READ rows CONSTANT)
    /// Edges with traffic, and all calls over them in the time.
    Q_PROPERTY(QString summary READ summary NOTIFY summaryChanged)

public:
    explicit TrafficTable(QObject *parent = nullptr);

    Session *session() const { return m_session; }
    void setSession(Session *session);
    QString language() const { return m_language; }
    void setLanguage(const QString &language);
    QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    QString sortedBy() const { return m_sortedBy; }
    bool isDescending() const { return m_isDescending; }
    RowModel *rows() { return &m_rows; }
    QString summary() const { return m_summary; }

    /// Sorts by this column; once more turns the order around.
    Q_INVOKABLE void sortBy(const QString &column);
    /// The row between two nodes, by any of their names, or -1.
    Q_INVOKABLE int find(const QString &from, const QString &to) const;
    /// Says that there is none.
    Q_INVOKABLE void tellMissing(const QString &from, const QString &to) const;

Q_SIGNALS:
    void changed();
    void summaryChanged();

private:
    void refresh(bool keepsOrder);
    void sort(std::vector<KeyedRow> &rows, bool keepsOrder) const;

    QPointer<Session> m_session;
    QString m_language, m_filter, m_sortedBy = QStringLiteral("rate"), m_summary;
    bool m_isDescending = true;
    RowModel m_rows;
};

} // namespace alidade
