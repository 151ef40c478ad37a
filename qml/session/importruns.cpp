#include "qml/session/importruns.h"

#include "qml/session/corewords.h"

#include <algorithm>
#include <set>
#include <utility>

namespace alidade {
namespace {

/// "go 12", "java 3": the most frequent first.
QStringList languagesOf(const ImportCounts &counts)
{
    std::vector<std::pair<std::string, std::size_t>> all(counts.languages.begin(), counts.languages.end());
    std::stable_sort(all.begin(), all.end(), [](const auto &l, const auto &r) { return l.second > r.second; });
    QStringList texts;
    for (const auto &[language, count] : all)
        texts.append(QStringLiteral("%1 %2").arg(QString::fromStdString(language)).arg(count));
    return texts;
}

QVariant rowOf(const ImporterCounts &counts)
{
    ImporterRow row;
    row.title = coreText(counts.title);
    row.names = static_cast<int>(counts.names);
    row.dependencies = static_cast<int>(counts.dependencies);
    row.calls = static_cast<int>(counts.calls);
    row.endpoints = static_cast<int>(counts.endpoints);
    row.contracts = static_cast<int>(counts.contracts);
    row.problems = static_cast<int>(counts.problems);
    return QVariant::fromValue(row);
}

} // namespace

QVariant ImportRuns::data(const QModelIndex &index, int role) const
{
    const Run &run = m_runs.at(static_cast<std::size_t>(index.row()));
    const ImportCounts &counts = run.counts;
    const auto number = [](std::size_t value) { return static_cast<int>(value); };
    switch (role) {
    case Qt::DisplayRole:
    case NameRole: return run.name;
    case RunRole: return run.id;
    case SourceNameRole: return run.sourceName;
    case StateRole: return QVariant::fromValue(run.state);
    case TaskIdRole: return run.taskId;
    case FailureRole: return coreText(run.failure);
    case FilesRole: return number(counts.files);
    case ReadRole: return number(counts.read);
    case ServicesRole: return number(counts.services);
    case ResourcesRole: return number(counts.resources);
    case DependenciesRole: return number(counts.dependencies);
    case EndpointsRole: return number(counts.endpoints);
    case TopicsRole: return number(counts.topics);
    case ContractsRole: return number(counts.contracts);
    case OpenCallsRole: return number(counts.openCalls);
    case ProblemsRole: return number(counts.problems);
    case LanguagesRole: return languagesOf(counts);
    case ImportersRole: return run.importers;
    default: return {};
    }
}

QHash<int, QByteArray> ImportRuns::roleNames() const
{
    return {{RunRole, "runId"},
            {NameRole, "name"},
            {SourceNameRole, "sourceName"},
            {StateRole, "runState"},
            {TaskIdRole, "taskId"},
            {FailureRole, "failure"},
            {FilesRole, "files"},
            {ReadRole, "read"},
            {ServicesRole, "services"},
            {ResourcesRole, "resources"},
            {DependenciesRole, "dependencies"},
            {EndpointsRole, "endpoints"},
            {TopicsRole, "topics"},
            {ContractsRole, "contracts"},
            {OpenCallsRole, "openCalls"},
            {ProblemsRole, "problems"},
            {LanguagesRole, "languages"},
            {ImportersRole, "importers"}};
}

int ImportRuns::add(const QString &name, const Request &request)
{
    const auto oldest = std::find_if(m_runs.rbegin(), m_runs.rend(), [](const Run &run) { return run.state != State::Running; });
    if (m_runs.size() >= mostRuns && oldest != m_runs.rend()) {
        const int row = static_cast<int>(m_runs.rend() - oldest) - 1;
        beginRemoveRows({}, row, row);
        m_runs.erase(m_runs.begin() + row);
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_runs.insert(
        m_runs.begin(),
        {.id = ++m_lastId, .name = name, .sourceName = {}, .failure = {}, .request = request, .counts = {}, .importers = {}});
    endInsertRows();
    Q_EMIT countChanged();
    return m_lastId;
}

void ImportRuns::setTask(int id, int taskId)
{
    change(id, [&](Run &run) { run.taskId = taskId; });
}

void ImportRuns::addStage(int id, const ImportCounts &soFar, const ImporterCounts &added)
{
    change(id, [&](Run &run) {
        run.counts = soFar;
        run.importers.append(rowOf(added));
    });
}

void ImportRuns::setDone(int id, const QString &sourceName, const ImportCounts &counts)
{
    change(id, [&](Run &run) {
        run.state = State::Done;
        run.sourceName = sourceName;
        run.counts = counts;
    });
    Q_EMIT ended(id, true);
}

void ImportRuns::setFailed(int id, const QString &failure)
{
    change(id, [&](Run &run) {
        run.state = State::Failed;
        run.failure = failure;
    });
    Q_EMIT ended(id, false);
}

void ImportRuns::setStopped(int id)
{
    change(id, [](Run &run) { run.state = State::Stopped; });
    Q_EMIT ended(id, false);
}

ImportRuns::Request ImportRuns::requestOf(int id) const
{
    const auto run = std::find_if(m_runs.begin(), m_runs.end(), [id](const Run &r) { return r.id == id; });
    return run == m_runs.end() ? Request{} : run->request;
}

void ImportRuns::dismiss(int id)
{
    const auto run = std::find_if(m_runs.begin(), m_runs.end(), [id](const Run &r) { return r.id == id; });
    if (run == m_runs.end() || run->state == State::Running)
        return;
    const int row = static_cast<int>(run - m_runs.begin());
    beginRemoveRows({}, row, row);
    m_runs.erase(run);
    endRemoveRows();
    Q_EMIT countChanged();
}

void ImportRuns::dismissEnded()
{
    for (int row = count() - 1; row >= 0; --row)
        dismiss(m_runs[static_cast<std::size_t>(row)].id);
}

void ImportRuns::recount(const Architecture &architecture)
{
    const auto isThere = [&](const std::string &name) {
        return std::any_of(architecture.sources.begin(), architecture.sources.end(),
                           [&](const Source &source) { return source.name == name; });
    };
    std::set<QString> seen;
    for (std::size_t row = 0; row < m_runs.size(); ++row) { // newest first
        Run &run = m_runs[row];
        if (run.state != State::Done || !seen.insert(run.sourceName).second || !isThere(run.sourceName.toStdString()))
            continue;
        ImportCounts counts = countReconciled(architecture, run.sourceName.toStdString(), run.counts);
        if (std::exchange(run.counts, counts) == counts)
            continue;
        const QModelIndex changed = index(static_cast<int>(row));
        Q_EMIT dataChanged(changed, changed);
    }
}

void ImportRuns::change(int id, const std::function<void(Run &)> &what)
{
    const auto run = std::find_if(m_runs.begin(), m_runs.end(), [id](const Run &r) { return r.id == id; });
    if (run == m_runs.end())
        return;
    what(*run);
    const QModelIndex changed = index(static_cast<int>(run - m_runs.begin()));
    Q_EMIT dataChanged(changed, changed);
}

} // namespace alidade
