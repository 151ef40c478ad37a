#pragma once

#include "analysis/livetraffic.h"
#include "model/drift.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace alidade {

class Session;

/// What runs in one stretch of time, as all screens show it.
struct TrafficReport {
    TimeRange all{0, 0};              ///< of all traffic that is kept; empty when there is none
    TimeRange range{0, 0};            ///< whose traffic this is
    std::vector<TrafficPoint> points; ///< of all traffic, by time
    std::shared_ptr<const Architecture> architecture = std::make_shared<Architecture>(); ///< with the traffic of the range
    MappedTraffic traffic;
    Drift drift;
};

/// The stretch of time that screens look at, and what the workspace tells of it. Read again when there is more, off the UI
/// thread and at most once a second; a large system is read less often, so that reading takes a fifth of the time at
/// most. Nothing is read while nobody wants it. UI thread.
class TrafficWatch : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a Session")
    /// How far back the timeline goes from the newest traffic, seconds; 0 = all of it.
    Q_PROPERTY(int span READ span WRITE setSpan NOTIFY changed)
    /// The timeline, in seconds since 1970.
    Q_PROPERTY(double domainFrom READ domainFrom NOTIFY changed)
    Q_PROPERTY(double domainTo READ domainTo NOTIFY changed)
    /// The chosen part of it.
    Q_PROPERTY(double from READ from NOTIFY changed)
    Q_PROPERTY(double to READ to NOTIFY changed)
    /// The whole timeline is chosen, and what is new belongs to it.
    Q_PROPERTY(bool isWhole READ isWhole NOTIFY changed)
    Q_PROPERTY(bool hasTraffic READ hasTraffic NOTIFY changed)
    Q_PROPERTY(bool isReading READ isReading NOTIFY readingChanged)
    /// The chosen range is played: a window that moves over it.
    Q_PROPERTY(bool isReplaying READ isReplaying NOTIFY changed)
    /// The end of that window.
    Q_PROPERTY(double replayAt READ replayAt NOTIFY changed)

public:
    explicit TrafficWatch(Session &session);

    int span() const { return m_span; }
    void setSpan(int seconds);
    double domainFrom() const { return static_cast<double>(domain().from); }
    double domainTo() const { return static_cast<double>(domain().to); }
    double from() const { return static_cast<double>(chosen().from); }
    double to() const { return static_cast<double>(chosen().to); }
    bool isWhole() const { return m_chosen.isEmpty(); }
    bool hasTraffic() const { return !m_report->all.isEmpty(); }
    bool isReading() const { return m_isReading || (m_isOutdated && !m_wanting.isEmpty()); }
    bool isReplaying() const { return m_replay.isActive(); }
    double replayAt() const { return m_replayAt; }
    TimeRange domain() const { return m_report->all.isEmpty() ? TimeRange{0, 0} : domainIn(m_report->all, m_span); }

    /// Looks at this part of the timeline only.
    Q_INVOKABLE void choose(double from, double to);
    /// Looks at all of it again.
    Q_INVOKABLE void chooseWhole();
    /// Who shows traffic says so while it does.
    Q_INVOKABLE void want(QObject *who, bool isWanted);
    /// Plays the chosen range, so many seconds in one; 0 ends it.
    Q_INVOKABLE void replay(double speed);

    /// Never null.
    std::shared_ptr<const TrafficReport> report() const { return m_report; }
    TimeRange chosen() const { return m_chosen.isEmpty() ? domain() : m_chosen; }

Q_SIGNALS:
    void changed();
    void readingChanged();
    /// Another report; `isSameRange` when only more was seen in what is looked at.
    void reportChanged(bool isSameRange);

private:
    static TimeRange domainIn(const TimeRange &all, int span);
    void update();
    void read();
    void playOn();
    void forget();

    Session &m_session;
    int m_span = 0;
    bool m_isSpanChosen = false; ///< by a person; else it fits what there is
    TimeRange m_chosen{0, 0};    ///< empty: all
    std::shared_ptr<const TrafficReport> m_report = std::make_shared<TrafficReport>();
    QSet<QObject *> m_wanting;
    bool m_isReading = false, m_isOutdated = true, m_isRangeNew = true;
    QTimer m_pause, m_replay;
    QElapsedTimer m_sinceStart;
    double m_replayAt = 0, m_replaySpeed = 0;
};

} // namespace alidade
