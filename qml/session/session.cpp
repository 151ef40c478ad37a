#include "qml/session/session.h"

#include "analysis/cycles.h"
#include "qml/session/corewords.h"
#include "qml/session/importcounts.h"
#include "qml/session/sessionstate.h"

#include <QStandardPaths>

#include <algorithm>

namespace alidade {

Session::Session(QObject *parent) : QObject(parent), m_state(std::make_unique<State>())
{
    m_state->pool.setMaxThreadCount(std::max(2, QThread::idealThreadCount()));
    m_state->reading.setMaxThreadCount(1);
    m_state->traffic = std::make_unique<TrafficWatch>(*this);
}

Session::~Session()
{
    m_state->tasks.cancelAll();
    m_state->ending.request_stop();
    m_state->pool.waitForDone();
    m_state->reading.clear();
    m_state->reading.waitForDone();
}

bool Session::isOpen() const { return m_state->now.isOpen; }
bool Session::isLoading() const { return m_state->loading > 0; }
bool Session::isReadOnly() const { return m_state->now.isReadOnly; }
QString Session::fileName() const { return m_state->now.file; }
QString Session::systemName() const { return QString::fromStdString(m_state->now.architecture->systemName); }
bool Session::canUndo() const { return m_state->now.canUndo; }
bool Session::canRedo() const { return m_state->now.canRedo; }
QString Session::undoLabel() const { return m_state->history.undoLabel(); }
QString Session::redoLabel() const { return m_state->history.redoLabel(); }
int Session::contextCount() const { return static_cast<int>(m_state->now.architecture->contexts.size()); }
int Session::dependencyCount() const { return m_state->now.dependencies; }
int Session::cycleCount() const { return m_state->now.cycles; }
TaskList *Session::tasks() const { return &m_state->tasks; }
ImportRuns *Session::imports() const { return &m_state->imports; }
HistoryModel *Session::history() const { return &m_state->history; }
MessageLog *Session::messages() const { return &m_state->messages; }
SourceList *Session::sources() const { return &m_state->sources; }
RecentFiles *Session::recent() const { return &m_state->recent; }
TrafficWatch *Session::traffic() const { return m_state->traffic.get(); }
std::shared_ptr<const Architecture> Session::architecture() const { return m_state->now.architecture; }

int Session::serviceCount() const
{
    const auto &nodes = m_state->now.architecture->nodes;
    return static_cast<int>(
        std::count_if(nodes.begin(), nodes.end(), [](const Node &node) { return !node.isGone && !isResource(node.kind); }));
}

int Session::resourceCount() const
{
    const auto &nodes = m_state->now.architecture->nodes;
    return static_cast<int>(
        std::count_if(nodes.begin(), nodes.end(), [](const Node &node) { return !node.isGone && isResource(node.kind); }));
}

int Session::openCallCount() const
{
    const auto &calls = m_state->now.architecture->openCalls;
    return static_cast<int>(std::count_if(calls.begin(), calls.end(), [](const OpenCall &call) { return !call.isDecided; }));
}

QStringList Session::sourceNames() const
{
    QStringList names;
    for (const Source &source : m_state->now.architecture->sources)
        names.append(QString::fromStdString(source.name));
    return names;
}

QString Session::lastMessage() const
{
    const auto *last = m_state->messages.last();
    return last ? last->text : QString();
}

bool Session::lastMessageIsError() const
{
    const auto *last = m_state->messages.last();
    return last && last->isError;
}

QString Session::dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/alidade");
}

void Session::showMessage(const QString &text, bool isError, const QStringList &details)
{
    m_state->messages.add({text, isError, QDateTime::currentDateTime(), details});
    Q_EMIT messageChanged();
}

/// On the store thread.
void Session::publish(Workspace &workspace, Change change, bool isOtherWorkspace)
{
    Snapshot snapshot{.architecture = std::make_shared<const Architecture>(workspace.architecture()),
                      .history = workspace.history(),
                      .file = QString::fromStdString(workspace.file().string()),
                      .isOpen = true,
                      .isReadOnly = workspace.isReadOnly(),
                      .canUndo = workspace.canUndo(),
                      .canRedo = workspace.canRedo(),
                      .isOtherWorkspace = isOtherWorkspace,
                      .change = std::move(change)};
    if (isOtherWorkspace) {
        m_state->recordedEdges.clear();
        m_state->recordedServices.clear();
    }
    // An import that found nothing new has no revision, but another time.
    if (isOtherWorkspace || snapshot.change.factsChanged || snapshot.change.revision.id == 0)
        snapshot.sources = workspace.sources();
    const GroupedView services = groupBy(*snapshot.architecture, Grouping::service);
    snapshot.dependencies = static_cast<int>(services.edges.size());
    snapshot.cycles = static_cast<int>(findCycles(*snapshot.architecture, services, {.withCuts = false}).size());
    if (snapshot.sources) {
        for (SourceSummary &summary : *snapshot.sources) {
            const ImportCounts found = countReconciled(*snapshot.architecture, summary.source.name, {});
            summary.nodes = found.services + found.resources;
            summary.dependencies = found.dependencies;
        }
    }
    QMetaObject::invokeMethod(this, [this, snapshot = std::move(snapshot)]() mutable { take(std::move(snapshot)); });
}

void Session::take(Snapshot snapshot)
{
    m_state->history.setHistory(std::exchange(snapshot.history, {}), snapshot.isOpen);
    if (snapshot.sources || !snapshot.isOpen)
        m_state->sources.setSources(std::exchange(snapshot.sources, {}).value_or(std::vector<SourceSummary>()));
    m_state->now = std::move(snapshot);
    m_state->imports.recount(*m_state->now.architecture);
    if (m_state->now.isOtherWorkspace) {
        m_state->imports.dismissEnded();
        if (isOpen())
            m_state->recent.add(fileName());
        Q_EMIT workspaceChanged();
    }
    Q_EMIT historyChanged();
    Q_EMIT architectureChanged(m_state->now.change);
}

void Session::retranslate()
{
    const auto sayAgain = [](QAbstractListModel &model) {
        if (const int rows = model.rowCount(); rows > 0)
            Q_EMIT model.dataChanged(model.index(0), model.index(rows - 1));
    };
    sayAgain(m_state->tasks);
    sayAgain(m_state->history);
    sayAgain(m_state->imports);
    Q_EMIT wordsChanged();
}

int Session::startTask(const QString &title, Work work, std::function<void(const std::shared_ptr<void> &)> done)
{
    std::stop_source stop;
    const int id = m_state->tasks.add(title, stop);
    m_state->pool.start(
        [this, id, stop, title, work = std::move(work), done = std::move(done), progress = m_state->tasks.progress(id)] {
            std::shared_ptr<void> result;
            QString failure;
            try {
                result = work(progress, stop.get_token());
            } catch (const Cancelled &) {
            } catch (const std::exception &error) {
                failure = QString::fromUtf8(error.what());
            }
            QMetaObject::invokeMethod(this, [this, id, stop, title, failure, result, done] {
                m_state->tasks.remove(id);
                if (!failure.isEmpty())
                    showMessage(tr("%1 failed: %2").arg(title, coreText(failure)), true);
                else if (result && !stop.stop_requested()) // another workspace may be open by now
                    done(result);
            });
        });
    return id;
}

} // namespace alidade
