#include "qml/sagas/sagaplayer.h"

#include "exporters/sagas/diagrams.h"
#include "qml/sagas/sagawords.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace alidade {
namespace {

constexpr int usualInterval = 900; ///< ms

} // namespace

SagaPlayer::SagaPlayer(QObject *parent) : QObject(parent)
{
    m_timer.setInterval(usualInterval);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        setPosition(m_position + 1);
        if (m_position >= count())
            pause();
    });
}

QStringList SagaPlayer::sentences() const
{
    QStringList list;
    for (int i = 0; i < count(); ++i)
        list.append(eventSentence(m_run->moments[static_cast<std::size_t>(i)].event, m_saga));
    return list;
}

void SagaPlayer::setPosition(int position)
{
    position = std::clamp(position, 0, count());
    if (std::exchange(m_position, position) != position)
        Q_EMIT positionChanged();
}

QString SagaPlayer::phase() const
{
    const auto now = moment();
    return phaseName(now ? now->phase : SagaPhase::forward);
}

QString SagaPlayer::breach() const { return m_run && m_run->breach ? breachSentence(*m_run->breach, m_saga) : QString(); }

void SagaPlayer::setInterval(int ms)
{
    m_timer.setInterval(std::max(1, ms));
    Q_EMIT playingChanged();
}

void SagaPlayer::play()
{
    if (count() == 0)
        return;
    if (m_position >= count())
        setPosition(0);
    m_timer.start();
    Q_EMIT playingChanged();
}

void SagaPlayer::pause()
{
    m_timer.stop();
    Q_EMIT playingChanged();
}

void SagaPlayer::step(int by)
{
    pause();
    setPosition(m_position + by);
}

void SagaPlayer::clear()
{
    pause();
    m_run.reset();
    m_title.clear();
    m_position = 0;
    Q_EMIT runChanged();
    Q_EMIT positionChanged();
}

QString SagaPlayer::mermaid() const { return m_run ? QString::fromStdString(sagaRunMermaid(m_saga, *m_run)) : QString(); }

void SagaPlayer::copyMermaid() const
{
    if (m_run)
        QGuiApplication::clipboard()->setText(mermaid());
}

void SagaPlayer::show(const Saga &saga, SagaRun run, const QString &title, int position)
{
    pause();
    m_saga = saga;
    m_run = std::move(run);
    m_title = title;
    m_position = std::clamp(position, 0, count());
    Q_EMIT runChanged();
    Q_EMIT positionChanged();
}

std::optional<SagaMoment> SagaPlayer::moment() const
{
    if (!m_run)
        return std::nullopt;
    if (m_position == 0)
        return SagaMoment{.event = {SagaEventKind::done, SagaEvent::noStep},
                          .steps = std::vector<SagaStepMoment>(m_saga.steps.size())};
    return m_run->moments[static_cast<std::size_t>(m_position - 1)];
}

std::optional<SagaBreach> SagaPlayer::breachHere() const { return isAtBreach() ? m_run->breach : std::nullopt; }

} // namespace alidade
