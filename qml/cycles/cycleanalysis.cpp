#include "qml/cycles/cycleanalysis.h"

#include "model/error.h"
#include "qml/cycles/cutwords.h"
#include "qml/cycles/cyclerows.h"
#include "qml/cycles/ringdrawing.h"

#include <algorithm>

namespace alidade {
namespace {

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }
QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

} // namespace

CycleAnalysis::CycleAnalysis(QObject *parent) : QObject(parent) { m_pool.setMaxThreadCount(1); }

CycleAnalysis::~CycleAnalysis()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void CycleAnalysis::setSession(Session *session)
{
    m_session = session;
    connect(session, &Session::architectureChanged, this, &CycleAnalysis::search);
    Q_EMIT sessionChanged();
    search();
}

QString CycleAnalysis::grouping() const { return text(toText(m_grouping)); }

void CycleAnalysis::setGrouping(const QString &grouping)
{
    const auto wanted = fromText<Grouping>(grouping.toStdString());
    if (!wanted || *wanted == m_grouping)
        return;
    m_grouping = *wanted;
    Q_EMIT groupingChanged();
    search();
}

void CycleAnalysis::setDark(bool dark)
{
    m_isDark = dark;
    redraw();
}

void CycleAnalysis::setLanguage(const QString &language)
{
    if (std::exchange(m_language, language) == language)
        return;
    Q_EMIT wordsChanged();
    Q_EMIT reportChanged();
    Q_EMIT currentChanged();
    Q_EMIT drawingChanged();
}

/// Does `work` on the pool, then what it returns on the UI thread unless something newer was asked for meanwhile.
void CycleAnalysis::run(std::function<std::function<void()>(std::stop_token)> work)
{
    m_stop.request_stop();
    m_stop = {};
    ++m_running;
    Q_EMIT busyChanged();
    m_pool.start([this, work = std::move(work), stop = m_stop.get_token()] {
        std::function<void()> then;
        QString failure;
        try {
            then = work(stop);
        } catch (const Cancelled &) {
        } catch (const std::exception &error) {
            failure = QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(this, [this, stop, then, failure] {
            --m_running;
            if (then && !stop.stop_requested())
                then();
            if (!failure.isEmpty())
                m_session->showMessage(failure, true);
            Q_EMIT busyChanged();
        });
    });
}

void CycleAnalysis::search()
{
    run([this, architecture = m_session->architecture(), grouping = m_grouping](std::stop_token stop) {
        auto report = reportCycles(architecture, grouping, stop);
        return [this, report = std::move(report)] { take(report); };
    });
}

void CycleAnalysis::take(std::shared_ptr<const CycleReport> report)
{
    // The same cycle stays chosen when it is still there, by its first member.
    std::string chosen;
    if (const Cycle *before = cycle(); before && m_report->view.grouping == report->view.grouping)
        chosen = m_report->view.names[before->members.front()];
    m_report = std::move(report);
    m_trial = -1;
    m_current = m_report->cycles.empty() ? -1 : 0;
    for (std::size_t c = 0; c < m_report->cycles.size(); ++c) {
        if (!chosen.empty() && m_report->view.names[m_report->cycles[c].members.front()] == chosen)
            m_current = static_cast<int>(c);
    }
    Q_EMIT reportChanged();
    Q_EMIT currentChanged();
    redraw();
}

const Cycle *CycleAnalysis::cycle() const
{
    return m_current < 0 ? nullptr : &m_report->cycles[static_cast<std::size_t>(m_current)];
}

void CycleAnalysis::setCurrent(int cycle)
{
    if (cycle == m_current || cycle < 0 || cycle >= static_cast<int>(m_report->cycles.size()))
        return;
    m_current = cycle;
    m_trial = -1;
    Q_EMIT currentChanged();
    redraw();
}

void CycleAnalysis::redraw()
{
    std::array<SharedDrawing, 3> drawings;
    if (m_current >= 0)
        drawings[static_cast<std::size_t>(Detail::near)] = std::make_shared<const IndexedDrawing>(
            drawRing(*m_report, static_cast<std::size_t>(m_current), outcomeOfTrial(), m_isDark));
    m_drawing.set(std::move(drawings));
    Q_EMIT drawingChanged();
}

QVariantList CycleAnalysis::cycles() const { return cycleRows(*m_report); }

QVariantList CycleAnalysis::edges() const
{
    const Cycle *chosen = cycle();
    return chosen ? edgeRows(*m_report, *chosen, outcomeOfTrial()) : QVariantList();
}

QVariantList CycleAnalysis::cuts() const
{
    const Cycle *chosen = cycle();
    return chosen ? cutRows(*m_report, *chosen) : QVariantList();
}

QVariantList CycleAnalysis::acceptedCuts() const
{
    return m_report->architecture ? acceptedCutRows(*m_report->architecture) : QVariantList();
}

int CycleAnalysis::groupCount() const { return static_cast<int>(m_report->view.names.size()); }

void CycleAnalysis::endTrial()
{
    m_trial = -1;
    redraw();
}

void CycleAnalysis::tryCut(int cut)
{
    const Cycle *chosen = cycle();
    if (!chosen || cut < 0 || cut >= static_cast<int>(chosen->cuts.size()))
        return endTrial();
    if (m_report->architecture != m_session->architecture() || m_report->view.grouping != m_grouping)
        return; // a search is under way, which this would stop; its cycles come first
    run([this, cut, report = m_report, at = m_current,
         edges = chosen->cuts[static_cast<std::size_t>(cut)].edges](std::stop_token stop) {
        CutOutcome outcome = alidade::tryCut(*report, static_cast<std::size_t>(at), edges, stop);
        return [this, cut, report, at, outcome = std::move(outcome)] {
            if (report != m_report || at != m_current)
                return;
            m_outcome = outcome;
            m_trial = cut;
            redraw();
        };
    });
}

QString CycleAnalysis::outcome() const
{
    if (m_trial < 0)
        return {};
    const QString here = m_outcome.membersAfter == 0 ? tr("This cut breaks the cycle.")
                                                     : tr("After this cut %n member(s) are still in a cycle.", nullptr,
                                                          static_cast<int>(m_outcome.membersAfter));
    const QString all = m_outcome.cyclesAfter == 0
                            ? tr("No cycle is left in the system.")
                            : tr("%n cycle(s) are left in the system.", nullptr, static_cast<int>(m_outcome.cyclesAfter));
    return tr("%1 %2").arg(here, all);
}

void CycleAnalysis::acceptCut(int cut)
{
    const Cycle *chosen = cycle();
    if (!chosen || cut < 0 || cut >= static_cast<int>(chosen->cuts.size()))
        return;
    const Cut &accepted = chosen->cuts[static_cast<std::size_t>(cut)];
    const std::string reason = cutAdvice(*m_report, accepted).toStdString(); // as the person read it
    std::vector<Edit> edits;
    QStringList names;
    for (const std::uint32_t position : accepted.edges) {
        const GroupedEdge &edge = m_report->view.edges[position];
        names.append(tr("%1 → %2").arg(text(m_report->view.names[edge.from]), text(m_report->view.names[edge.to])));
        for (AcceptedCut &one : acceptedCutsOf(*m_report, edge, reason))
            edits.push_back(AcceptCut{std::move(one)});
    }
    m_session->edit(tr("Decide to cut %1").arg(names.join(QStringLiteral(", "))), std::move(edits));
}

void CycleAnalysis::withdrawCut(const QString &from, const QString &to)
{
    m_session->edit(tr("Withdraw the cut %1 → %2").arg(from, to), {WithdrawCut{from.toStdString(), to.toStdString()}});
}

} // namespace alidade
