#pragma once

#include "qml/session/session.h"

#include <QColor>
#include <QPointer>
#include <QQuickPaintedItem>

namespace alidade {

/// Traffic over time: calls as columns, and the failed ones among them. Each column stands for a few pixels, so that one
/// picture serves an hour and a year; errors are always at least a pixel high.
class TimelineView : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::Session *session READ session WRITE setSession NOTIFY changed REQUIRED)
    Q_PROPERTY(QColor callColor MEMBER m_callColor NOTIFY changed)
    Q_PROPERTY(QColor errorColor MEMBER m_errorColor NOTIFY changed)
    Q_PROPERTY(QColor lineColor MEMBER m_lineColor NOTIFY changed)
    /// The most calls per second of any column, for people.
    Q_PROPERTY(QString peak READ peak NOTIFY peakChanged)

public:
    explicit TimelineView(QQuickItem *parent = nullptr);

    Session *session() const { return m_session; }
    void setSession(Session *session);
    QString peak() const { return m_peak; }
    void paint(QPainter *painter) override;

    /// What was seen at this place, for people.
    Q_INVOKABLE QString textAt(qreal x) const;
    /// The time at this place, in seconds since 1970, and the other way round.
    Q_INVOKABLE double timeAt(qreal x) const;
    Q_INVOKABLE qreal placeOf(double time) const;

Q_SIGNALS:
    void changed();
    void peakChanged();

protected:
    void geometryChange(const QRectF &next, const QRectF &before) override;

private:
    struct Column {
        double callsPerSecond = 0, errorsPerSecond = 0;
    };
    void addUp();

    QPointer<Session> m_session;
    QColor m_callColor, m_errorColor, m_lineColor;
    std::vector<Column> m_columns;
    QString m_peak;
};

} // namespace alidade
