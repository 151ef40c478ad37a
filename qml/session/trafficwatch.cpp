#include "qml/session/trafficwatch.h"

#include "analysis/drift.h"
#include "qml/session/session.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

namespace alidade {
namespace {

constexpr std::array spans{3600, 24 * 3600, 7 * 24 * 3600};
constexpr int leastPauseMs = 1000;
constexpr int pauseShare = 4;        ///< a pause is so many times as long as the reading before it
constexpr int replayStepMs = 500;    ///< twice a second
constexpr double replayWindows = 30; ///< windows in a replayed range
constexpr double leastWindow = 10;   ///< seconds: the shortest step that traffic is kept in

std::string today() { return QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate).toStdString(); }

TrafficReport readReport(const Workspace &workspace, int span, bool isSpanChosen, TimeRange range,
                         TimeRange (*domainIn)(const TimeRange &, int), int &usedSpan)
{
    TrafficReport report;
    report.points = workspace.timeline();
    for (const TrafficPoint &point : report.points)
        report.all.isEmpty() ? void(report.all = point.range) : report.all.cover(point.range);
    usedSpan = span;
    if (!isSpanChosen) {
        const auto fits = [&](int one) { return report.all.to - report.all.from <= one; };
        const auto place = std::ranges::find_if(spans, fits);
        usedSpan = place == spans.end() ? spans.back() : *place;
    }
    report.range = range.isEmpty() && !report.all.isEmpty() ? domainIn(report.all, usedSpan) : range;
    report.architecture = std::make_shared<const Architecture>(report.range.isEmpty() ? workspace.architecture()
                                                                                      : workspace.architecture(report.range));
    if (!report.range.isEmpty())
        report.traffic = mapTraffic(*report.architecture, workspace.traffic(report.range), report.range);
    report.drift = findDrift(*report.architecture, {.today = today()});
    return report;
}

} // namespace

TrafficWatch::TrafficWatch(Session &session) : m_session(session)
{
    m_pause.setSingleShot(true);
    m_replay.setInterval(replayStepMs);
    connect(&m_pause, &QTimer::timeout, this, &TrafficWatch::read);
    connect(&m_replay, &QTimer::timeout, this, &TrafficWatch::playOn);
    connect(&session, &Session::workspaceChanged, this, &TrafficWatch::forget);
    connect(&session, &Session::architectureChanged, this, &TrafficWatch::update);
    connect(&session, &Session::trafficChanged, this, &TrafficWatch::update);
}

TimeRange TrafficWatch::domainIn(const TimeRange &all, int span)
{
    return {span == 0 ? all.from : std::max(all.from, all.to - span), all.to};
}

void TrafficWatch::forget()
{
    m_span = 0;
    m_isSpanChosen = false;
    m_chosen = {0, 0};
    m_replay.stop();
    m_isRangeNew = true;
    m_report = std::make_shared<TrafficReport>();
    Q_EMIT changed();
    Q_EMIT reportChanged(false);
    update();
}

void TrafficWatch::setSpan(int seconds)
{
    if (m_isSpanChosen && m_span == seconds)
        return;
    m_span = seconds;
    m_isSpanChosen = true;
    chooseWhole();
}

void TrafficWatch::choose(double from, double to)
{
    const TimeRange wanted{std::llround(from), std::llround(to)};
    if (wanted.isEmpty() || wanted == chosen())
        return;
    const TimeRange all = domain();
    m_chosen = wanted == all ? TimeRange{0, 0} : wanted;
    m_replay.stop();
    m_isRangeNew = true;
    Q_EMIT changed();
    update();
}

void TrafficWatch::chooseWhole()
{
    m_chosen = {0, 0};
    m_replay.stop();
    m_isRangeNew = true;
    Q_EMIT changed();
    update();
}

void TrafficWatch::want(QObject *who, bool isWanted)
{
    if (isWanted && !m_wanting.contains(who)) {
        m_wanting.insert(who);
        connect(who, &QObject::destroyed, this, [this, who] { m_wanting.remove(who); });
    } else if (!isWanted && m_wanting.remove(who)) {
        disconnect(who, &QObject::destroyed, this, nullptr);
    }
    if (m_isOutdated)
        update();
}

void TrafficWatch::replay(double speed)
{
    m_replaySpeed = speed;
    if (speed > 0 && hasTraffic()) {
        if (!m_replay.isActive())
            m_replayAt = from();
        m_replay.start();
    } else {
        m_replay.stop();
    }
    m_isRangeNew = true;
    Q_EMIT changed();
    update();
}

void TrafficWatch::playOn()
{
    if (m_isReading)
        return; // it goes on when the last picture is there
    m_replayAt += m_replaySpeed * replayStepMs / 1000;
    if (m_replayAt >= to())
        m_replay.stop();
    m_isRangeNew = true;
    Q_EMIT changed();
    update();
}

void TrafficWatch::update()
{
    m_isOutdated = true;
    if (m_wanting.isEmpty() || m_isReading)
        return;
    if (m_isRangeNew)
        return read();
    if (!m_pause.isActive())
        m_pause.start(m_sinceStart.isValid() ? std::max(0, leastPauseMs - static_cast<int>(m_sinceStart.elapsed())) : 0);
}

void TrafficWatch::read()
{
    if (m_isReading || m_wanting.isEmpty() || !m_session.isOpen())
        return;
    m_pause.stop();
    m_isReading = true;
    m_isOutdated = false;
    Q_EMIT readingChanged();
    const bool isSameRange = !std::exchange(m_isRangeNew, false);
    TimeRange range = m_chosen;
    if (isReplaying()) {
        const double window = std::max(leastWindow, (to() - from()) / replayWindows);
        range = {std::llround(m_replayAt - window), std::llround(m_replayAt)};
    }
    m_sinceStart.start();
    auto usedSpan = std::make_shared<int>(m_span);
    m_session.read<TrafficReport>(
        this,
        [span = m_span, isSpanChosen = m_isSpanChosen, range, usedSpan](const Workspace &workspace) {
            return readReport(workspace, span, isSpanChosen, range, domainIn, *usedSpan);
        },
        [this, usedSpan, isSameRange](std::optional<TrafficReport> report) {
            m_isReading = false;
            if (report) {
                if (!m_isSpanChosen)
                    m_span = *usedSpan;
                m_report = std::make_shared<const TrafficReport>(std::move(*report));
                Q_EMIT changed();
                Q_EMIT reportChanged(isSameRange);
            }
            Q_EMIT readingChanged();
            const auto took = static_cast<int>(m_sinceStart.elapsed());
            if (m_isOutdated && !m_wanting.isEmpty())
                m_isRangeNew ? read() : m_pause.start(std::max(leastPauseMs - took, pauseShare * took));
        });
}

} // namespace alidade
