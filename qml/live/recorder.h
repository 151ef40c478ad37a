#pragma once

#include "qml/session/session.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>
#include <QVariantList>

namespace alidade {

class Recording;
struct ReceiverStatus;

/// Takes telemetry in and records it in the open workspace, until it is stopped or the workspace is closed. Doors open and
/// close on a worker thread; the counters here follow twice a second.
class Recorder : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(alidade::Session *session READ session WRITE setSession NOTIFY changed REQUIRED)
    /// Where to listen, such as "127.0.0.1:4317"; empty keeps a door closed. Kept between runs.
    Q_PROPERTY(QString otlpGrpc READ otlpGrpc WRITE setOtlpGrpc NOTIFY changed)
    Q_PROPERTY(QString otlpHttp READ otlpHttp WRITE setOtlpHttp NOTIFY changed)
    Q_PROPERTY(QString zipkin READ zipkin WRITE setZipkin NOTIFY changed)
    Q_PROPERTY(alidade::Recorder::State state READ state NOTIFY changed)
    /// { protocol, address, connections } of each open door.
    Q_PROPERTY(QVariantList doors READ doors NOTIFY counted)
    Q_PROPERTY(double received READ received NOTIFY counted)
    Q_PROPERTY(double stored READ stored NOTIFY counted)
    Q_PROPERTY(double dropped READ dropped NOTIFY counted)
    Q_PROPERTY(double spansPerSecond READ spansPerSecond NOTIFY counted)
    /// { reason, count } of all spans and requests that were not taken in.
    Q_PROPERTY(QVariantList losses READ losses NOTIFY counted)
    /// Why the last stretch could not be kept, or the doors not be opened; empty when all is well.
    Q_PROPERTY(QString problem READ problem NOTIFY counted)

public:
    enum class State { Idle, Starting, Recording, Stopping };
    Q_ENUM(State)

    explicit Recorder(QObject *parent = nullptr);
    /// Stops and keeps what was received.
    ~Recorder() override;

    Session *session() const { return m_session; }
    void setSession(Session *session);
    QString otlpGrpc() const;
    void setOtlpGrpc(const QString &address);
    QString otlpHttp() const;
    void setOtlpHttp(const QString &address);
    QString zipkin() const;
    void setZipkin(const QString &address);
    State state() const { return m_state; }
    QVariantList doors() const { return m_doors; }
    double received() const { return m_received; }
    double stored() const { return m_stored; }
    double dropped() const { return m_dropped; }
    double spansPerSecond() const { return m_spansPerSecond; }
    QVariantList losses() const { return m_losses; }
    QString problem() const { return m_problem; }

    Q_INVOKABLE void start();
    Q_INVOKABLE void stop();

Q_SIGNALS:
    void changed();
    void counted();

private:
    void setState(State state);
    void begin(std::shared_ptr<Recording> recording);
    void end(const QString &failure);
    void count();
    void take(const ReceiverStatus &status);

    QPointer<Session> m_session;
    State m_state = State::Idle;
    std::shared_ptr<Recording> m_recording;
    QTimer m_timer;
    QElapsedTimer m_sinceCount;
    QVariantList m_doors, m_losses;
    double m_received = 0, m_stored = 0, m_dropped = 0, m_spansPerSecond = 0;
    QString m_problem;
    QThreadPool m_pool; ///< one thread: starts and stops follow one another
};

} // namespace alidade
