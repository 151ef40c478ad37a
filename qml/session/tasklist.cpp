#include "qml/session/tasklist.h"

#include "qml/session/corewords.h"

#include <QPointer>

#include <algorithm>
#include <atomic>
#include <chrono>

namespace alidade {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto reportInterval = std::chrono::milliseconds(50);

} // namespace

int TaskList::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QVariant TaskList::data(const QModelIndex &index, int role) const
{
    const Task &task = m_tasks.at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole: return task.title;
    case StepRole: return coreText(task.step);
    case DoneRole: return task.done;
    case TotalRole: return task.total;
    case FractionRole: return task.total == 0 ? -1.0 : static_cast<double>(task.done) / static_cast<double>(task.total);
    case TaskIdRole: return task.id;
    case IsStoppingRole: return task.stop.stop_requested();
    default: return {};
    }
}

QHash<int, QByteArray> TaskList::roleNames() const
{
    return {{TitleRole, "title"},  {StepRole, "step"},         {DoneRole, "done"},
            {TotalRole, "total"},  {FractionRole, "fraction"}, {IsStoppingRole, "isStopping"},
            {TaskIdRole, "taskId"}};
}

void TaskList::cancel(int row)
{
    if (row < 0 || row >= count())
        return;
    m_tasks[static_cast<std::size_t>(row)].stop.request_stop();
    Q_EMIT dataChanged(index(row), index(row), {IsStoppingRole});
}

void TaskList::cancelTask(int id) { cancel(rowOf(id)); }

void TaskList::cancelAll()
{
    for (int row = 0; row < count(); ++row)
        cancel(row);
}

int TaskList::add(const QString &title, std::stop_source stop)
{
    beginInsertRows({}, count(), count());
    m_tasks.push_back({.id = ++m_lastId, .title = title, .step = {}, .stop = std::move(stop)});
    endInsertRows();
    Q_EMIT countChanged();
    return m_lastId;
}

void TaskList::remove(int id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_tasks.erase(m_tasks.begin() + row);
    endRemoveRows();
    Q_EMIT countChanged();
}

Progress TaskList::progress(int id)
{
    auto last = std::make_shared<std::atomic<Clock::rep>>(0); // shared by the copies of the sink
    return Progress([this, id, last](const ProgressReport &report) {
        const Clock::rep now = Clock::now().time_since_epoch().count();
        Clock::rep before = last->load();
        if (now - before < Clock::duration(reportInterval).count() || !last->compare_exchange_strong(before, now))
            return;
        const QString step = QString::fromUtf8(report.step.data(), static_cast<qsizetype>(report.step.size()));
        QMetaObject::invokeMethod(this,
                                  [this, id, step, done = report.done, total = report.total] { update(id, step, done, total); });
    });
}

void TaskList::update(int id, const QString &step, qulonglong done, qulonglong total)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    Task &task = m_tasks[static_cast<std::size_t>(row)];
    task.step = step;
    task.done = done;
    task.total = total;
    Q_EMIT dataChanged(index(row), index(row));
}

int TaskList::rowOf(int id) const
{
    const auto it = std::find_if(m_tasks.begin(), m_tasks.end(), [id](const Task &task) { return task.id == id; });
    return it == m_tasks.end() ? -1 : static_cast<int>(it - m_tasks.begin());
}

} // namespace alidade
