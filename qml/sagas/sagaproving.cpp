#include "analysis/sagas/scenario.h"
#include "analysis/sagas/verify.h"
#include "model/error.h"
#include "qml/sagas/sagarows.h"
#include "qml/sagas/sagaview.h"
#include "qml/sagas/sagawords.h"

#include <algorithm>
#include <array>

namespace alidade {
namespace {

constexpr std::array stepFaults{SagaEventKind::refused,     SagaEventKind::requestLost, SagaEventKind::replyLost,
                                SagaEventKind::delayed,     SagaEventKind::duplicated,  SagaEventKind::crashedBefore,
                                SagaEventKind::crashedAfter};
constexpr std::array compensationFaults{SagaEventKind::undoFailed, SagaEventKind::undoReplyLost, SagaEventKind::undoDelayed,
                                        SagaEventKind::undoDuplicated, SagaEventKind::undoCrashedAfter};

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

QVariantMap faultRow(SagaEventKind kind)
{
    return {{QStringLiteral("value"), text(toText(kind))}, {QStringLiteral("text"), faultName(kind)}};
}

} // namespace

std::shared_ptr<const SagaVerdict> SagaView::currentVerdict() const
{
    const KnownSaga *shown = known();
    return shown ? m_verdicts.find(shown->saga) : nullptr;
}

bool SagaView::isVerifying() const
{
    const KnownSaga *shown = known();
    return shown && m_verdicts.isRunning(shown->saga);
}

QString SagaView::verdict() const
{
    const KnownSaga *shown = known();
    return shown ? sagaRow(*shown, currentVerdict().get()).value(QStringLiteral("verdict")).toString() : QString();
}

QString SagaView::proof() const
{
    const auto found = currentVerdict();
    return found ? proofText(*found) : QString();
}

QVariantList SagaView::findings() const
{
    const auto found = currentVerdict();
    return found ? findingRows(*found) : QVariantList();
}

QVariantList SagaView::properties() const
{
    const auto found = currentVerdict();
    return found ? propertyRows(*found) : QVariantList();
}

QVariantList SagaView::times() const
{
    const auto found = currentVerdict();
    return found ? timeRows(*found) : QVariantList();
}

void SagaView::setFaultsPerCall(int faults)
{
    m_bounds.faultsPerCall = std::min(static_cast<std::uint32_t>(std::max(0, faults)), SagaBounds::maxFaultsPerCall);
    judgeAll();
    Q_EMIT boundsChanged();
}

void SagaView::setCrashes(int crashes)
{
    m_bounds.crashes = std::min(static_cast<std::uint32_t>(std::max(0, crashes)), SagaBounds::maxCrashes);
    judgeAll();
    Q_EMIT boundsChanged();
}

void SagaView::stopVerifying() { m_verdicts.stop(); }

void SagaView::verifyAgain()
{
    if (const KnownSaga *shown = known())
        m_verdicts.again(shown->saga);
}

void SagaView::showCounterexample(int run)
{
    const auto found = currentVerdict();
    if (!found || !found->proof || run < 0 || run >= static_cast<int>(found->proof->counterexamples.size()))
        return;
    const SagaRun &shown = found->proof->counterexamples[static_cast<std::size_t>(run)];
    m_playing = Playing::counterexample;
    m_player.show(found->saga, shown, shown.breach ? propertyName(shown.breach->property) : QString());
}

QVariantList SagaView::faults() const
{
    QVariantList rows;
    const KnownSaga *shown = known();
    for (const SagaEvent &fault : m_faults)
        if (shown && fault.step < shown->saga.steps.size())
            rows.append(QVariantMap{{QStringLiteral("step"), text(shown->saga.steps[fault.step].name)},
                                    {QStringLiteral("title"), faultName(fault.kind)}});
    return rows;
}

QVariantList SagaView::possibleFaults() const
{
    QVariantList rows;
    const KnownSaga *shown = known();
    if (!shown || m_selected < 0 || shown->saga.style == SagaStyle::choreographed)
        return rows;
    const SagaStep &step = shown->saga.steps[static_cast<std::size_t>(m_selected)];
    for (const SagaEventKind kind : stepFaults)
        if (kind != SagaEventKind::refused || !step.isRetriable)
            rows.append(faultRow(kind));
    if (!step.condition.empty())
        rows.append(faultRow(SagaEventKind::skipped));
    if (step.compensation)
        for (const SagaEventKind kind : compensationFaults)
            rows.append(faultRow(kind));
    return rows;
}

void SagaView::addFault(const QString &word)
{
    if (m_selected < 0)
        return;
    for (int kind = 0; kind <= static_cast<int>(SagaEventKind::undoCrashedAfter); ++kind)
        if (text(toText(static_cast<SagaEventKind>(kind))) == word)
            m_faults.push_back({static_cast<SagaEventKind>(kind), static_cast<std::size_t>(m_selected)});
    Q_EMIT faultsChanged();
    playScenario();
}

void SagaView::removeFault(int fault)
{
    if (fault < 0 || fault >= static_cast<int>(m_faults.size()))
        return;
    m_faults.erase(m_faults.begin() + fault);
    Q_EMIT faultsChanged();
    playScenario();
}

void SagaView::clearFaults()
{
    m_faults.clear();
    Q_EMIT faultsChanged();
    m_player.clear();
}

void SagaView::playScenario()
{
    const KnownSaga *shown = known();
    if (!shown || shown->saga.steps.empty())
        return;
    try {
        m_playing = Playing::scenario;
        m_player.show(shown->saga, playSaga(shown->saga, m_faults), tr("With the chosen faults"));
    } catch (const Error &error) {
        m_player.clear();
        m_session->showMessage(ruleText(error.what()), true);
    }
}

void SagaView::playAtRandom()
{
    const KnownSaga *shown = known();
    if (!shown || shown->saga.steps.empty())
        return;
    try {
        m_playing = Playing::counterexample; // of one version only, as those are
        ++m_seed;
        m_player.show(shown->saga, simulateSaga(shown->saga, m_bounds, m_seed), tr("At random, run %1").arg(m_seed));
    } catch (const Error &error) {
        m_session->showMessage(ruleText(error.what()), true);
    }
}

} // namespace alidade
