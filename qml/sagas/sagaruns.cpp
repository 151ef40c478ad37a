#include "qml/sagas/sagaruns.h"

#include "qml/sagas/sagawords.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace alidade {
namespace {

struct MatchedRuns {
    std::vector<ObservedRun> runs;
    std::vector<ObservedFlow> flow;
};

QString statusText(ObservedRunStatus status)
{
    switch (status) {
    case ObservedRunStatus::completed: return SagaRuns::tr("Completed");
    case ObservedRunStatus::compensated: return SagaRuns::tr("Compensated");
    case ObservedRunStatus::broken: return SagaRuns::tr("Broken");
    case ObservedRunStatus::running: break;
    }
    return SagaRuns::tr("Running");
}

QString name(const Saga &saga, std::size_t step)
{
    return step < saga.steps.size() ? QString::fromStdString(saga.steps[step].name) : QString();
}

QString traceText(const TraceId &trace)
{
    return QStringLiteral("%1").arg(static_cast<qulonglong>(trace.high), 16, 16, QLatin1Char('0')) +
           QStringLiteral("%1").arg(static_cast<qulonglong>(trace.low), 16, 16, QLatin1Char('0'));
}

/// "chargePayment failed · undone: reserveInventory", "still to come: createShipment"
QString detailOf(const ObservedRun &run, const Saga &saga)
{
    QStringList undone, remaining, parts;
    for (std::size_t i = 0; i < run.steps.size(); ++i)
        if (run.steps[i].isUndone)
            undone.append(name(saga, i));
    if (run.status == ObservedRunStatus::running)
        for (const std::size_t step : run.remaining())
            remaining.append(name(saga, step));
    if (run.failedStep != SagaEvent::noStep)
        parts.append(SagaRuns::tr("%1 failed").arg(name(saga, run.failedStep)));
    if (!undone.isEmpty())
        parts.append(SagaRuns::tr("undone: %1").arg(undone.join(QStringLiteral(", "))));
    if (!remaining.isEmpty())
        parts.append(SagaRuns::tr("still to come: %1").arg(remaining.join(QStringLiteral(", "))));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

SagaRun eventsOf(const ObservedRun &observed)
{
    std::vector<std::size_t> called, undone;
    for (std::size_t i = 0; i < observed.steps.size(); ++i) {
        if (observed.steps[i].attempts > 0)
            called.push_back(i);
        if (observed.steps[i].undoAttempts > 0)
            undone.push_back(i);
    }
    std::stable_sort(called.begin(), called.end(),
                     [&](std::size_t l, std::size_t r) { return observed.steps[l].startUs < observed.steps[r].startUs; });
    std::reverse(undone.begin(), undone.end());
    SagaRun run;
    SagaMoment moment{.steps = std::vector<SagaStepMoment>(observed.steps.size())};
    const auto add = [&](SagaEventKind kind, std::size_t step, SagaStepStatus status, bool stands, SagaPhase phase) {
        moment.event = {kind, step};
        moment.phase = phase;
        moment.steps[step] = {status, stands, 0};
        run.moments.push_back(moment);
    };
    bool isBack = false;
    for (const std::size_t step : called) {
        const bool isDone = observed.steps[step].isDone;
        isBack = isBack || !isDone;
        add(isDone ? SagaEventKind::done : SagaEventKind::refused, step, isDone ? SagaStepStatus::done : SagaStepStatus::refused,
            isDone, isBack ? SagaPhase::back : SagaPhase::forward);
    }
    for (const std::size_t step : undone) {
        const bool isUndone = observed.steps[step].isUndone;
        add(isUndone ? SagaEventKind::undone : SagaEventKind::undoFailed, step,
            isUndone ? SagaStepStatus::undone : moment.steps[step].status, !isUndone && moment.steps[step].stands,
            SagaPhase::back);
    }
    if (!run.moments.empty() && observed.status == ObservedRunStatus::completed)
        run.moments.back().phase = SagaPhase::completed;
    else if (!run.moments.empty() && observed.status == ObservedRunStatus::compensated)
        run.moments.back().phase = SagaPhase::compensated;
    return run;
}

void SagaRuns::setView(SagaView *view)
{
    if (m_view == view)
        return;
    m_view = view;
    const auto reread = [this] {
        const KnownSaga *shown = m_view ? m_view->known() : nullptr;
        if (m_isStale || !shown || shown->saga != m_saga)
            read();
    };
    connect(view, &SagaView::currentChanged, this, reread);
    const auto watch = [this] {
        if (m_view && m_view->session())
            connect(m_view->session(), &Session::trafficChanged, this, &SagaRuns::readAgain, Qt::UniqueConnection);
    };
    connect(view, &SagaView::sessionChanged, this, watch);
    watch();
    connect(view, &SagaView::wordsChanged, this, &SagaRuns::runsChanged);
    Q_EMIT viewChanged();
    read();
}

void SagaRuns::readAgain()
{
    m_isStale = true;
    read();
}

void SagaRuns::setActive(bool active)
{
    if (std::exchange(m_isActive, active) == active)
        return;
    Q_EMIT activeChanged();
    if (active && m_isStale)
        read();
}

void SagaRuns::read()
{
    const KnownSaga *shown = m_view ? m_view->known() : nullptr;
    if (!m_isActive || !shown || !m_view->session()) {
        m_isStale = true;
        m_runs.clear();
        m_flow.clear();
        Q_EMIT runsChanged();
        return;
    }
    m_isStale = false;
    m_isReading = true;
    m_saga = shown->saga;
    Q_EMIT runsChanged();
    m_view->session()->read<MatchedRuns>(
        this,
        [saga = m_saga](const Workspace &workspace) {
            const std::vector<Trace> traces = workspace.traces();
            MatchedRuns matched;
            matched.runs = runsOf(saga, traces);
            matched.flow = flowOf(saga, matched.runs);
            std::reverse(matched.runs.begin(), matched.runs.end());
            return matched;
        },
        [this, saga = m_saga](std::optional<MatchedRuns> matched) {
            if (saga != m_saga)
                return; // a newer one is on its way
            m_isReading = false;
            if (matched) {
                m_runs = std::move(matched->runs);
                m_flow = std::move(matched->flow);
            }
            Q_EMIT runsChanged();
        });
}

QVariantList SagaRuns::runs() const
{
    QVariantList rows;
    for (const ObservedRun &run : m_runs) {
        QStringList contradictions;
        for (const SagaFinding &finding : run.contradictions)
            contradictions.append(ruleText(finding.message));
        rows.append(QVariantMap{
            {QStringLiteral("trace"), traceText(run.trace)},
            {QStringLiteral("status"),
             QString::fromLatin1(toText(run.status).data(), static_cast<qsizetype>(toText(run.status).size()))},
            {QStringLiteral("statusText"), statusText(run.status)},
            {QStringLiteral("start"),
             QLocale().toString(QDateTime::fromMSecsSinceEpoch(run.startUs / 1000), QLocale::ShortFormat)},
            {QStringLiteral("duration"), tr("%1 ms").arg(QLocale().toString(static_cast<qulonglong>(run.durationUs / 1000)))},
            {QStringLiteral("detail"), detailOf(run, m_saga)},
            {QStringLiteral("contradictions"), contradictions},
        });
    }
    return rows;
}

QVariantList SagaRuns::flow() const
{
    QVariantList rows;
    for (std::size_t i = 0; i < m_flow.size() && i < m_saga.steps.size(); ++i)
        rows.append(QVariantMap{{QStringLiteral("step"), name(m_saga, i)},
                                {QStringLiteral("called"), static_cast<int>(m_flow[i].called)},
                                {QStringLiteral("done"), static_cast<int>(m_flow[i].done)},
                                {QStringLiteral("failed"), static_cast<int>(m_flow[i].failed)},
                                {QStringLiteral("undone"), static_cast<int>(m_flow[i].undone)}});
    return rows;
}

void SagaRuns::show(int run)
{
    if (run < 0 || run >= static_cast<int>(m_runs.size()) || !m_view)
        return;
    const ObservedRun &shown = m_runs[static_cast<std::size_t>(run)];
    SagaRun events = eventsOf(shown);
    const int end = static_cast<int>(events.moments.size());
    m_view->player()->show(m_saga, std::move(events), tr("Trace %1").arg(traceText(shown.trace).left(8)), end);
}

} // namespace alidade
