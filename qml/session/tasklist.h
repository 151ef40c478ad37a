#pragma once

#include "model/progress.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <stop_token>
#include <vector>

namespace alidade {

/// The long work that runs now, oldest first. Lives on the UI thread; its progress may be reported from any thread.
class TaskList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a Session")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { TitleRole = Qt::UserRole, StepRole, DoneRole, TotalRole, FractionRole, IsStoppingRole, TaskIdRole };

    using QAbstractListModel::QAbstractListModel;

    int count() const { return static_cast<int>(m_tasks.size()); }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Asks the task in this row to stop.
    Q_INVOKABLE void cancel(int row);
    /// The same for the task with this id; nothing happens when it has ended.
    Q_INVOKABLE void cancelTask(int id);
    void cancelAll();

    /// Lists a task and gives its id.
    int add(const QString &title, std::stop_source stop);
    void remove(int id);
    /// A progress sink for the task, callable from any thread; the list is told at most 20 times a second.
    Progress progress(int id);

Q_SIGNALS:
    void countChanged();

private:
    struct Task {
        int id = 0;
        QString title, step;
        qulonglong done = 0, total = 0;
        std::stop_source stop;
    };
    void update(int id, const QString &step, qulonglong done, qulonglong total);
    int rowOf(int id) const;

    std::vector<Task> m_tasks;
    int m_lastId = 0;
};

} // namespace alidade
