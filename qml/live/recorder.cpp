#include "qml/live/recorder.h"

#include "qml/live/livewords.h"
#include "qml/live/recording.h"
#include "qml/session/corewords.h"

#include <QSettings>

namespace alidade {
namespace {

constexpr int countEveryMs = 500;
const QString grpcKey = QStringLiteral("live/otlpGrpc"), httpKey = QStringLiteral("live/otlpHttp"),
              zipkinKey = QStringLiteral("live/zipkin");

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

QString kept(const QString &key, const std::string &usual) { return QSettings().value(key, text(usual)).toString(); }

} // namespace

Recorder::Recorder(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_timer.setInterval(countEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &Recorder::count);
}

Recorder::~Recorder()
{
    m_pool.waitForDone();
    if (!m_recording)
        return;
    if (m_session)
        m_session->setRecording({});
    try {
        m_recording->stop();
    } catch (const std::exception &) {} // nobody is left to be told, and what was recorded before is kept
}

void Recorder::setSession(Session *session)
{
    m_session = session;
    Q_EMIT changed();
}

QString Recorder::otlpGrpc() const { return kept(grpcKey, ReceiverOptions().otlpGrpc); }
QString Recorder::otlpHttp() const { return kept(httpKey, ReceiverOptions().otlpHttp); }
QString Recorder::zipkin() const { return kept(zipkinKey, ReceiverOptions().zipkin); }

void Recorder::setOtlpGrpc(const QString &address)
{
    QSettings().setValue(grpcKey, address.trimmed());
    Q_EMIT changed();
}

void Recorder::setOtlpHttp(const QString &address)
{
    QSettings().setValue(httpKey, address.trimmed());
    Q_EMIT changed();
}

void Recorder::setZipkin(const QString &address)
{
    QSettings().setValue(zipkinKey, address.trimmed());
    Q_EMIT changed();
}

void Recorder::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

void Recorder::start()
{
    if (m_state != State::Idle || !m_session || !m_session->isOpen() || m_session->isReadOnly())
        return;
    setState(State::Starting);
    m_received = m_stored = m_dropped = m_spansPerSecond = 0;
    m_problem.clear();
    m_losses.clear();
    Q_EMIT counted();
    ReceiverOptions options;
    options.otlpGrpc = otlpGrpc().toStdString();
    options.otlpHttp = otlpHttp().toStdString();
    options.zipkin = zipkin().toStdString();
    // The session outlives whatever records: see ~Recorder.
    const auto sink = [session = m_session.data()](const TrafficSet &delta, const std::vector<Trace> &examples) {
        session->recordTraffic({.id = "live", .name = "live", .kind = "live"}, delta, examples);
    };
    m_pool.start([this, options, sink] {
        std::shared_ptr<Recording> recording;
        QString failure;
        try {
            recording = std::make_shared<Recording>(options, sink);
        } catch (const std::exception &error) {
            failure = QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(this, [this, recording, failure] { recording ? begin(recording) : end(failure); });
    });
}

void Recorder::begin(std::shared_ptr<Recording> recording)
{
    m_recording = std::move(recording);
    setState(State::Recording);
    m_sinceCount.start();
    m_timer.start();
    count();
    m_session->setRecording([session = m_session.data(), self = QPointer(this), recording = m_recording] {
        QString failure;
        try {
            recording->stop();
        } catch (const std::exception &error) {
            failure = QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(session, [self, failure] {
            if (self)
                self->end(failure);
        });
    });
}

void Recorder::stop()
{
    if (m_state != State::Recording)
        return;
    setState(State::Stopping);
    m_session->setRecording({});
    m_pool.start([this, recording = m_recording] {
        QString failure;
        try {
            recording->stop();
        } catch (const std::exception &error) {
            failure = QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(this, [this, failure] { end(failure); });
    });
}

void Recorder::end(const QString &failure)
{
    m_timer.stop();
    if (m_recording)
        take(m_recording->status());
    m_recording.reset();
    m_doors.clear();
    m_spansPerSecond = 0;
    if (!failure.isEmpty()) {
        m_problem = coreText(failure);
        m_session->showMessage(m_problem, true);
    }
    Q_EMIT counted();
    setState(State::Idle);
}

void Recorder::count()
{
    if (m_recording)
        take(m_recording->status());
}

void Recorder::take(const ReceiverStatus &status)
{
    if (status.doors.empty() && status.spans.received == 0)
        return; // it is being stopped
    const auto received = static_cast<double>(status.spans.received);
    const double seconds = std::max(0.001, static_cast<double>(m_sinceCount.restart()) / 1000);
    constexpr double smoothing = 0.5;
    const double rate = std::max(0.0, received - m_received) / seconds;
    m_spansPerSecond = smoothing * m_spansPerSecond + (1 - smoothing) * rate;
    if (rate == 0 && m_spansPerSecond < 1)
        m_spansPerSecond = 0;
    m_received = received;
    m_stored = static_cast<double>(status.spans.stored);
    m_dropped = static_cast<double>(status.spans.droppedTotal());
    m_doors.clear();
    for (const OpenDoor &door : status.doors)
        m_doors.append(QVariantMap{
            {QStringLiteral("protocol"), QString::fromUtf8(door.protocol.data(), static_cast<qsizetype>(door.protocol.size()))},
            {QStringLiteral("address"), text(door.address)},
            {QStringLiteral("connections"), static_cast<int>(door.connections)}});
    m_losses.clear();
    const auto lose = [this](const QString &reason, std::uint64_t count) {
        if (count > 0)
            m_losses.append(
                QVariantMap{{QStringLiteral("reason"), reason}, {QStringLiteral("count"), static_cast<double>(count)}});
    };
    for (std::size_t i = 0; i < spanDropReasons; ++i)
        lose(dropWord(static_cast<SpanDrop>(i)), status.spans.dropped[i]);
    lose(tr("requests with metrics or logs"), status.others);
    lose(tr("requests refused"), status.forbidden);
    lose(tr("requests not understood"), status.malformed);
    lose(tr("requests too large"), status.tooLarge);
    lose(tr("requests for which there was no room"), status.busy);
    m_problem = coreText(status.problem);
    Q_EMIT counted();
}

} // namespace alidade
