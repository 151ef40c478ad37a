#pragma once

#include "exporters/drawing/comparisondrawing.h"
#include "qml/canvas/drawingsource.h"
#include "qml/live/rowmodel.h"
#include "qml/session/session.h"

#include <QPointer>
#include <QVariantList>

namespace alidade {

/// What is different between two of: now, the chosen time, the design, a snapshot. Compared anew when one of them is another.
class ComparisonTable : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::Session *session READ session WRITE setSession NOTIFY changed REQUIRED)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY changed)
    /// Whether somebody looks at it: nothing is compared otherwise.
    Q_PROPERTY(bool isShown READ isShown WRITE setShown NOTIFY changed)
    /// { value, text } of what can be compared.
    Q_PROPERTY(QVariantList choices READ choices NOTIFY choicesChanged)
    /// The values of the two sides.
    Q_PROPERTY(QString before READ before WRITE setBefore NOTIFY changed)
    Q_PROPERTY(QString after READ after WRITE setAfter NOTIFY changed)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY changed)
    Q_PROPERTY(alidade::RowModel *rows READ rows CONSTANT)
    /// Both sides on one map, in dark colours or light ones.
    Q_PROPERTY(alidade::DrawingSource *map READ map CONSTANT)
    Q_PROPERTY(bool isDark READ isDark WRITE setDark NOTIFY changed)
    Q_PROPERTY(QString beforeStretch READ beforeStretch NOTIFY compared)
    Q_PROPERTY(QString afterStretch READ afterStretch NOTIFY compared)
    Q_PROPERTY(QString summary READ summary NOTIFY compared)

public:
    explicit ComparisonTable(QObject *parent = nullptr) : QObject(parent) {}

    Session *session() const { return m_session; }
    void setSession(Session *session);
    QString language() const { return m_language; }
    void setLanguage(const QString &language);
    bool isShown() const { return m_isShown; }
    void setShown(bool shown);
    QVariantList choices() const;
    QString before() const { return m_before; }
    void setBefore(const QString &value);
    QString after() const { return m_after; }
    void setAfter(const QString &value);
    bool isBusy() const { return m_isBusy; }
    RowModel *rows() { return &m_rows; }
    DrawingSource *map() { return &m_map; }
    bool isDark() const { return m_isDark; }
    void setDark(bool isDark);
    QString beforeStretch() const;
    QString afterStretch() const;
    QString summary() const;

Q_SIGNALS:
    void changed();
    void choicesChanged();
    void compared();

private:
    void compareAgain();
    struct Compared {
        Comparison comparison;
        ComparedMap map;
        Positions positions;
    };
    void take(Compared compared);
    void drawMap();
    void checkChoices();

    QPointer<Session> m_session;
    QString m_language, m_before = QStringLiteral("design"), m_after = QStringLiteral("now");
    bool m_isShown = false, m_isBusy = false, m_isOutdated = true, m_isDark = false;
    Compared m_compared;
    DrawingSource m_map;
    RowModel m_rows;
};

} // namespace alidade
