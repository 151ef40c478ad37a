#pragma once

#include "qml/session/importcounts.h"

#include <QAbstractListModel>
#include <QStringList>
#include <QtQml/qqmlregistration.h>
#include <QVariantList>

#include <functional>
#include <vector>

namespace alidade {

/// What one importer added, for a table.
struct ImporterRow {
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(int names MEMBER names)
    Q_PROPERTY(int dependencies MEMBER dependencies)
    Q_PROPERTY(int calls MEMBER calls)
    Q_PROPERTY(int endpoints MEMBER endpoints)
    Q_PROPERTY(int contracts MEMBER contracts)
    Q_PROPERTY(int problems MEMBER problems)

public:
    QString title;
    int names = 0, dependencies = 0, calls = 0, endpoints = 0, contracts = 0, problems = 0;
};

/// The imports since the start, newest first: how far each is, how much it has found, and how it ended. Lives on the UI
/// thread.
class ImportRuns : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a Session")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum class State { Running, Done, Stopped, Failed };
    Q_ENUM(State)
    enum Role {
        RunRole = Qt::UserRole, ///< its id
        NameRole,
        SourceNameRole, ///< Source::name once it is known
        StateRole,
        TaskIdRole, ///< of the TaskList while it runs
        FailureRole,
        FilesRole,
        ReadRole,
        ServicesRole,
        ResourcesRole,
        DependenciesRole,
        EndpointsRole,
        TopicsRole,
        ContractsRole,
        OpenCallsRole,
        ProblemsRole,
        LanguagesRole, ///< "go 12", most first
        ImportersRole  ///< ImporterRow of each importer that ended
    };

    using QAbstractListModel::QAbstractListModel;

    int count() const { return static_cast<int>(m_runs.size()); }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : count(); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// What an import was asked for.
    struct Request {
        QString folder, revision, sourceName;
    };
    /// Lists a run and gives its id.
    int add(const QString &name, const Request &request = {});
    /// What a run was asked for; empty for one that is not listed.
    Request requestOf(int id) const;
    /// Takes a run that ended from the list.
    Q_INVOKABLE void dismiss(int id);
    /// Takes all that ended from the list: they belong to a workspace that is no longer open.
    void dismissEnded();
    /// Counts anew what those runs have found that no later import of their source has replaced.
    void recount(const Architecture &architecture);
    void setTask(int id, int taskId);
    void addStage(int id, const ImportCounts &soFar, const ImporterCounts &added);
    void setDone(int id, const QString &sourceName, const ImportCounts &counts);
    void setFailed(int id, const QString &failure);
    void setStopped(int id);

Q_SIGNALS:
    void countChanged();
    /// A run has ended; done means neither failed nor stopped.
    void ended(int id, bool isDone);

private:
    struct Run {
        int id = 0;
        int taskId = 0;
        QString name, sourceName, failure;
        Request request;
        State state = State::Running;
        ImportCounts counts;
        QVariantList importers;
    };
    static constexpr std::size_t mostRuns = 20; ///< older ones that ended are forgotten
    void change(int id, const std::function<void(Run &)> &what);

    std::vector<Run> m_runs; ///< newest first
    int m_lastId = 0;
};

} // namespace alidade
