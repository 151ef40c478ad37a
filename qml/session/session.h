#pragma once

#include "model/store/workspace.h"

#include <QAbstractListModel>
#include <QObject>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <memory>

namespace alidade {

class TaskList;
class HistoryModel;

/// The open workspace as the screens see it: the current Architecture, edits, undo and redo, imports and other long
/// work. It owns the store thread; everything here is called on the UI thread and returns at once.
class Session : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application and passed down as a required property")
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY workspaceChanged)
    Q_PROPERTY(bool isReadOnly READ isReadOnly NOTIFY workspaceChanged)
    Q_PROPERTY(QString fileName READ fileName NOTIFY workspaceChanged)
    Q_PROPERTY(QString systemName READ systemName NOTIFY architectureChanged)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY historyChanged)
    Q_PROPERTY(bool canRedo READ canRedo NOTIFY historyChanged)
    Q_PROPERTY(QString undoLabel READ undoLabel NOTIFY historyChanged)
    Q_PROPERTY(QString redoLabel READ redoLabel NOTIFY historyChanged)
    Q_PROPERTY(int serviceCount READ serviceCount NOTIFY architectureChanged)
    Q_PROPERTY(int dependencyCount READ dependencyCount NOTIFY architectureChanged)
    Q_PROPERTY(alidade::TaskList *tasks READ tasks CONSTANT)
    Q_PROPERTY(alidade::HistoryModel *history READ history CONSTANT)
    Q_PROPERTY(QString lastMessage READ lastMessage NOTIFY messageChanged)
    Q_PROPERTY(bool lastMessageIsError READ lastMessageIsError NOTIFY messageChanged)

public:
    explicit Session(QObject *parent = nullptr);
    ~Session() override;

    bool isOpen() const;
    bool isReadOnly() const;
    QString fileName() const;
    QString systemName() const;
    bool canUndo() const;
    bool canRedo() const;
    QString undoLabel() const;
    QString redoLabel() const;
    int serviceCount() const;
    int dependencyCount() const;
    TaskList *tasks() const;
    HistoryModel *history() const;
    QString lastMessage() const;
    bool lastMessageIsError() const;

    Q_INVOKABLE void create(const QUrl &file);
    Q_INVOKABLE void open(const QUrl &file);
    Q_INVOKABLE void close();
    /// Imports a folder (or a git repository) into the open workspace; makes one beside the user's data when none is open.
    Q_INVOKABLE void importFolder(const QUrl &folder, const QString &revision = {});
    Q_INVOKABLE void undo();
    Q_INVOKABLE void redo();
    /// Undoes or redoes until `revision` is the last one done.
    Q_INVOKABLE void goTo(qint64 revision);
    Q_INVOKABLE void renameSystem(const QString &name);

    // --- for the view models ---

    /// The current snapshot; never null, empty when nothing is open.
    std::shared_ptr<const Architecture> architecture() const;
    /// Writes one revision on the store thread; architectureChanged() follows.
    void edit(const QString &label, std::vector<Edit> edits);
    /// Runs `work` on a worker thread as a task that is listed and can be cancelled, then `done` on the UI thread with
    /// its result. An Error becomes a message; Cancelled ends silently.
    template <typename Result>
    void runTask(const QString &title, std::function<Result(const Progress &, std::stop_token)> work,
                 std::function<void(Result)> done);
    void showMessage(const QString &text, bool isError = false);

Q_SIGNALS:
    void workspaceChanged();
    /// A new snapshot. `change` says what is new; it is empty after a workspace was opened or closed.
    void architectureChanged(const alidade::Change &change);
    void historyChanged();
    void messageChanged();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace alidade
