#include "qml/sagas/sagaverdict.h"

#include "analysis/sagas/rules.h"
#include "analysis/sagas/verify.h"
#include "model/error.h"

#include <algorithm>

namespace alidade {
namespace {

constexpr std::chrono::milliseconds restAfterEdits{250};

} // namespace

SagaVerdict::Kind SagaVerdict::kind() const
{
    const bool hasError =
        std::any_of(findings.begin(), findings.end(), [](const SagaFinding &f) { return f.severity == Severity::error; });
    if (hasError || (proof && !proof->counterexamples.empty()))
        return Kind::violated;
    if (isStopped || !obstacle.empty() || (proof && !proof->isComplete) || saga.steps.empty())
        return Kind::unproved;
    return findings.empty() ? Kind::proved : Kind::warned;
}

SagaVerdict judge(const Saga &saga, const SagaBounds &bounds, const Progress &progress, const std::stop_token &stop)
{
    SagaVerdict verdict{.saga = saga, .bounds = bounds};
    verdict.findings = checkSagaRules(saga);
    verdict.durations = durationsOf(saga);
    if (saga.style == SagaStyle::choreographed || saga.steps.empty())
        return verdict;
    const auto begin = std::chrono::steady_clock::now();
    try {
        verdict.proof = verifySaga(saga, bounds, {}, progress, stop);
    } catch (const Cancelled &) {
        verdict.isStopped = true;
    } catch (const Error &error) {
        verdict.obstacle = error.what();
    }
    verdict.time = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    return verdict;
}

SagaVerdicts::SagaVerdicts(QObject *parent) : QObject(parent)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restAfterEdits);
    connect(&m_rest, &QTimer::timeout, this, &SagaVerdicts::next);
}

void SagaVerdicts::setSession(Session *session) { m_session = session; }

void SagaVerdicts::want(std::vector<Saga> sagas, const SagaBounds &bounds)
{
    m_wanted = std::move(sagas);
    m_bounds = bounds;
    const auto isWanted = [&](const Saga &saga) { return std::find(m_wanted.begin(), m_wanted.end(), saga) != m_wanted.end(); };
    std::erase_if(m_verdicts, [&](const auto &verdict) { return !isWanted(verdict->saga) || verdict->bounds != m_bounds; });
    if (m_task != 0 && m_session && !isWanted(m_running))
        m_session->tasks()->cancelTask(m_task);
    m_rest.start();
}

std::shared_ptr<const SagaVerdict> SagaVerdicts::find(const Saga &saga) const
{
    const auto found =
        std::find_if(m_verdicts.begin(), m_verdicts.end(), [&](const auto &verdict) { return verdict->saga == saga; });
    return found == m_verdicts.end() ? nullptr : *found;
}

bool SagaVerdicts::isBusy() const { return m_task != 0 || m_rest.isActive(); }

void SagaVerdicts::stop()
{
    if (m_task != 0 && m_session)
        m_session->tasks()->cancelTask(m_task);
}

void SagaVerdicts::again(const Saga &saga)
{
    std::erase_if(m_verdicts, [&](const auto &verdict) { return verdict->saga == saga; });
    m_rest.start();
    Q_EMIT changed();
}

void SagaVerdicts::next()
{
    const auto open = std::find_if(m_wanted.begin(), m_wanted.end(), [&](const Saga &saga) { return !find(saga); });
    if (m_task != 0 || !m_session || open == m_wanted.end()) {
        Q_EMIT changed();
        return;
    }
    m_running = *open;
    m_task = m_session->runTask<std::shared_ptr<const SagaVerdict>>(
        tr("Verifying %1").arg(QString::fromStdString(m_running.name)),
        [saga = m_running, bounds = m_bounds](const Progress &progress, std::stop_token stop) {
            return std::make_shared<const SagaVerdict>(judge(saga, bounds, progress, stop));
        },
        [self = QPointer(this)](std::shared_ptr<const SagaVerdict> verdict) {
            if (self)
                self->take(std::move(verdict));
        });
    Q_EMIT changed();
}

void SagaVerdicts::take(std::shared_ptr<const SagaVerdict> verdict)
{
    m_task = 0;
    const bool isWanted = std::find(m_wanted.begin(), m_wanted.end(), verdict->saga) != m_wanted.end();
    if (isWanted && verdict->bounds == m_bounds)
        m_verdicts.push_back(std::move(verdict));
    next();
}

} // namespace alidade
