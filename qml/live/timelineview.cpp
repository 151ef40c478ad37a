#include "qml/live/timelineview.h"

#include "qml/live/livewords.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace alidade {
namespace {

constexpr int columnWidth = 4; ///< px, the gap behind it included

} // namespace

TimelineView::TimelineView(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    connect(this, &TimelineView::changed, this, [this] { update(); });
}

void TimelineView::setSession(Session *session)
{
    m_session = session;
    connect(session->traffic(), &TrafficWatch::changed, this, &TimelineView::addUp);
    Q_EMIT changed();
    addUp();
}

void TimelineView::geometryChange(const QRectF &next, const QRectF &before)
{
    QQuickPaintedItem::geometryChange(next, before);
    if (next.width() != before.width())
        addUp();
}

double TimelineView::timeAt(qreal x) const
{
    if (!m_session || width() <= 0)
        return 0;
    const TimeRange domain = m_session->traffic()->domain();
    const double share = std::clamp(x / width(), 0.0, 1.0);
    return static_cast<double>(domain.from) + share * static_cast<double>(domain.to - domain.from);
}

qreal TimelineView::placeOf(double time) const
{
    if (!m_session)
        return 0;
    const TimeRange domain = m_session->traffic()->domain();
    if (domain.isEmpty())
        return 0;
    return std::clamp((time - static_cast<double>(domain.from)) / static_cast<double>(domain.to - domain.from), 0.0, 1.0) *
           width();
}

/// A step of time that covers several columns counts for each of them by how much of it lies there.
void TimelineView::addUp()
{
    m_columns.assign(static_cast<std::size_t>(std::max(1.0, std::floor(width() / columnWidth))), {});
    const TimeRange domain = m_session ? m_session->traffic()->domain() : TimeRange{0, 0};
    double most = 0;
    if (!domain.isEmpty()) {
        const double seconds = static_cast<double>(domain.to - domain.from) / static_cast<double>(m_columns.size());
        for (const TrafficPoint &point : m_session->traffic()->report()->points) {
            const double from = static_cast<double>(std::max(point.range.from, domain.from) - domain.from) / seconds;
            const double to = static_cast<double>(std::min(point.range.to, domain.to) - domain.from) / seconds;
            const double length = static_cast<double>(point.range.to - point.range.from) / seconds;
            for (double column = std::floor(from); column < to && column < static_cast<double>(m_columns.size()); ++column) {
                const double share = (std::min(to, column + 1) - std::max(from, column)) / length;
                Column &sum = m_columns[static_cast<std::size_t>(column)];
                sum.callsPerSecond += point.calls * share / seconds;
                sum.errorsPerSecond += point.errors * share / seconds;
                most = std::max(most, sum.callsPerSecond);
            }
        }
    }
    const QString peak = most > 0 ? rateText(most) : QString();
    if (std::exchange(m_peak, peak) != peak)
        Q_EMIT peakChanged();
    update();
}

void TimelineView::paint(QPainter *painter)
{
    painter->fillRect(QRectF(0, height() - 1, width(), 1), m_lineColor);
    double most = 0;
    for (const Column &column : m_columns)
        most = std::max(most, column.callsPerSecond);
    if (most <= 0)
        return;
    const double step = width() / static_cast<double>(m_columns.size()), room = height() - 1;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const double x = static_cast<double>(i) * step;
        const auto bar = [&](double value, const QColor &color) {
            if (value <= 0)
                return;
            const double high = std::max(1.0, value / most * room);
            painter->fillRect(QRectF(x, room - high, step - 1, high), color);
        };
        bar(m_columns[i].callsPerSecond, m_callColor);
        bar(m_columns[i].errorsPerSecond, m_errorColor);
    }
}

QString TimelineView::textAt(qreal x) const
{
    if (m_columns.empty() || width() <= 0)
        return {};
    const auto at = static_cast<std::size_t>(std::clamp(x / width(), 0.0, 0.999999) * static_cast<double>(m_columns.size()));
    const Column &column = m_columns[at];
    const QString time = momentText(std::llround(timeAt(x)));
    if (column.callsPerSecond <= 0)
        return tr("%1: no calls").arg(time);
    return tr("%1: %2, %3 failed")
        .arg(time, rateText(column.callsPerSecond), percentText(column.errorsPerSecond / column.callsPerSecond));
}

} // namespace alidade
