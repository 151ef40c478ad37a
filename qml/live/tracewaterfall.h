#pragma once

#include "qml/live/rowmodel.h"
#include "qml/session/session.h"

#include <QPointer>

namespace alidade {

struct Waterfall;

/// One example trace as a waterfall: who did what when, what the whole waited for, and what went wrong.
class TraceWaterfall : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::Session *session READ session WRITE setSession NOTIFY changed REQUIRED)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY changed)
    /// 32 hexadecimal digits; empty for none.
    Q_PROPERTY(QString trace READ trace WRITE setTrace NOTIFY changed)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY changed)
    /// It was asked for, but the workspace does not keep it.
    Q_PROPERTY(bool isMissing READ isMissing NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    /// A row has offset and length (0 to 1 of the whole), depth, critical and gaps (lists of { from, length }), and words.
    Q_PROPERTY(alidade::RowModel *rows READ rows CONSTANT)

public:
    explicit TraceWaterfall(QObject *parent = nullptr) : QObject(parent) {}

    Session *session() const { return m_session; }
    void setSession(Session *session);
    QString language() const { return m_language; }
    void setLanguage(const QString &language);
    QString trace() const { return m_id; }
    void setTrace(const QString &id);
    bool isBusy() const { return m_isBusy; }
    bool isMissing() const { return m_isMissing; }
    QString summary() const;
    RowModel *rows() { return &m_rows; }

Q_SIGNALS:
    void changed();

private:
    void read();
    void take();

    QPointer<Session> m_session;
    QString m_language, m_id;
    bool m_isBusy = false, m_isMissing = false;
    Trace m_trace;
    std::shared_ptr<const Waterfall> m_waterfall; ///< null for none
    RowModel m_rows;
};

} // namespace alidade
