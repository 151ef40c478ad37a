#pragma once

#include "model/store/workspace.h"
#include "qml/session/historymodel.h"
#include "qml/session/importruns.h"
#include "qml/session/messagelog.h"
#include "qml/session/recentfiles.h"
#include "qml/session/snippetreader.h"
#include "qml/session/sourcelist.h"
#include "qml/session/tasklist.h"
#include "qml/session/trafficwatch.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace alidade {

struct ImportReport;

/// What the last import of a source could not understand.
struct SourceProblems {
    QString source; ///< Source::name
    Diagnostics diagnostics;
};

/// The open workspace as the screens see it: the current Architecture, edits, undo and redo, imports and other long
/// work. It owns the store thread; everything here is called on the UI thread and returns at once.
class Session : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application and passed down as a required property")
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY workspaceChanged)
    Q_PROPERTY(bool isLoading READ isLoading NOTIFY loadingChanged)
    Q_PROPERTY(bool isReadOnly READ isReadOnly NOTIFY workspaceChanged)
    Q_PROPERTY(QString fileName READ fileName NOTIFY workspaceChanged)
    Q_PROPERTY(QString systemName READ systemName NOTIFY architectureChanged)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY historyChanged)
    Q_PROPERTY(bool canRedo READ canRedo NOTIFY historyChanged)
    Q_PROPERTY(QString undoLabel READ undoLabel NOTIFY historyChanged)
    Q_PROPERTY(QString redoLabel READ redoLabel NOTIFY historyChanged)
    Q_PROPERTY(int serviceCount READ serviceCount NOTIFY architectureChanged)
    Q_PROPERTY(int resourceCount READ resourceCount NOTIFY architectureChanged)
    Q_PROPERTY(int contextCount READ contextCount NOTIFY architectureChanged)
    Q_PROPERTY(QStringList sourceNames READ sourceNames NOTIFY architectureChanged)
    /// Pairs of services and resources of which one depends on the other, however many protocols it uses.
    Q_PROPERTY(int dependencyCount READ dependencyCount NOTIFY architectureChanged)
    /// Cycles among services.
    Q_PROPERTY(int cycleCount READ cycleCount NOTIFY architectureChanged)
    /// Calls in the code whose other side nobody knows.
    Q_PROPERTY(int openCallCount READ openCallCount NOTIFY architectureChanged)
    Q_PROPERTY(alidade::TaskList *tasks READ tasks CONSTANT)
    Q_PROPERTY(alidade::ImportRuns *imports READ imports CONSTANT)
    Q_PROPERTY(alidade::HistoryModel *history READ history CONSTANT)
    Q_PROPERTY(alidade::MessageLog *messages READ messages CONSTANT)
    Q_PROPERTY(alidade::SourceList *sources READ sources CONSTANT)
    Q_PROPERTY(alidade::RecentFiles *recent READ recent CONSTANT)
    Q_PROPERTY(alidade::TrafficWatch *traffic READ traffic CONSTANT)
    Q_PROPERTY(QString lastMessage READ lastMessage NOTIFY messageChanged)
    Q_PROPERTY(bool lastMessageIsError READ lastMessageIsError NOTIFY messageChanged)
    /// How places are opened: "code -g {file}:{line}"; empty for the system's own way. Kept between runs.
    Q_PROPERTY(QString editor READ editor WRITE setEditor NOTIFY editorChanged)

public:
    explicit Session(QObject *parent = nullptr);
    ~Session() override;

    bool isOpen() const;
    /// A workspace is being opened or made.
    bool isLoading() const;
    bool isReadOnly() const;
    QString fileName() const;
    QString systemName() const;
    bool canUndo() const;
    bool canRedo() const;
    QString undoLabel() const;
    QString redoLabel() const;
    int serviceCount() const;
    int resourceCount() const;
    int contextCount() const;
    int dependencyCount() const;
    int cycleCount() const;
    int openCallCount() const;
    QStringList sourceNames() const;
    TaskList *tasks() const;
    ImportRuns *imports() const;
    HistoryModel *history() const;
    MessageLog *messages() const;
    SourceList *sources() const;
    RecentFiles *recent() const;
    TrafficWatch *traffic() const;
    QString lastMessage() const;
    bool lastMessageIsError() const;
    QString editor() const;
    void setEditor(const QString &command);

    Q_INVOKABLE void create(const QUrl &file);
    /// One that cannot be opened leaves the workspace that is open as it is.
    Q_INVOKABLE void open(const QUrl &file);
    Q_INVOKABLE void close();
    /// Opens what a person pointed at or dropped: a workspace file is opened, then folders are imported into it. What is
    /// neither, or on another computer, is told.
    Q_INVOKABLE void openAll(const QList<QUrl> &filesAndFolders);
    Q_INVOKABLE void openAny(const QUrl &fileOrFolder);
    /// The same for something typed: "~" is the home folder, a relative path starts at the working folder.
    Q_INVOKABLE void openPath(const QString &path);
    /// Opens a copy of the sample system in a workspace of its own; what was decided there before is still there.
    Q_INVOKABLE void openSample();

    /// Imports a folder (or a git repository) into the open workspace; makes one beside the user's data when none is open.
    Q_INVOKABLE void importFolder(const QUrl &folder, const QString &revision = {});
    /// Imports what was typed: a folder or a git repository, "~" being the home folder. A folder that is not there is told.
    /// Gives the id of the run in the list of imports; 0 when nothing was typed or it is on another computer.
    Q_INVOKABLE int importPath(const QString &path, const QString &revision);
    /// Does an import that failed or was stopped once more.
    Q_INVOKABLE void retryImport(int run);
    /// Reads all sources again, each at the revision that was asked for.
    Q_INVOKABLE void importAgain();
    /// The same for one source, by its id.
    Q_INVOKABLE void importSourceAgain(const QString &id);
    /// Forgets what a source said; a revision that can be undone.
    Q_INVOKABLE void removeSource(const QString &id);

    /// The screens have another language: what models say is said anew.
    Q_INVOKABLE void retranslate();
    Q_INVOKABLE void undo();
    Q_INVOKABLE void redo();
    /// Undoes or redoes until `revision` is the last one done.
    Q_INVOKABLE void goTo(qint64 revision);
    Q_INVOKABLE void renameSystem(const QString &name);
    /// Shows a place in an imported source in the user's editor; a message says why when that cannot be.
    Q_INVOKABLE void openEvidence(const QString &source, const QString &file, int line);

    // --- for the view models ---

    /// The current snapshot; never null, empty when nothing is open.
    std::shared_ptr<const Architecture> architecture() const;
    /// Writes one revision on the store thread; architectureChanged() follows.
    void edit(const QString &label, std::vector<Edit> edits);
    /// The same with label and edits made on the store thread from what is stored then: for an edit that builds on the one
    /// before, which no snapshot may show yet. No edits = nothing is written.
    void edit(std::function<std::pair<QString, std::vector<Edit>>(const Architecture &)> make);
    /// Runs `work` on a worker thread as a task that is listed and can be cancelled, then `done` on the UI thread with
    /// its result. An Error becomes a message; Cancelled ends silently. Gives the id of the task.
    template <typename Result>
    int runTask(const QString &title, std::function<Result(const Progress &, std::stop_token)> work,
                std::function<void(Result)> done)
    {
        return startTask(
            title,
            [work = std::move(work)](const Progress &progress, std::stop_token stop) -> std::shared_ptr<void> {
                return std::make_shared<Result>(work(progress, stop));
            },
            [done = std::move(done)](const std::shared_ptr<void> &result) {
                done(std::move(*static_cast<Result *>(result.get())));
            });
    }
    /// Reads from the workspace on the store thread, then `done` on the UI thread, unless `context` is gone by then. There is no
    /// result when nothing is open or it could not be read, which a message tells.
    template <typename Result>
    void read(QObject *context, std::function<Result(const Workspace &)> work, std::function<void(std::optional<Result>)> done)
    {
        startReading(
            context,
            [work = std::move(work)](const Workspace &workspace) -> std::shared_ptr<void> {
                return std::make_shared<Result>(work(workspace));
            },
            [done = std::move(done)](const std::shared_ptr<void> &result) {
                done(result ? std::optional(std::move(*static_cast<Result *>(result.get()))) : std::nullopt);
            });
    }
    /// Adds to the traffic of a source and waits until it is written: for receivers' threads, never for the UI thread. What was
    /// never seen before is on the map at once. Throws Error.
    void recordTraffic(const Source &source, const TrafficSet &delta, const std::vector<Trace> &examples);
    /// What ends a recording, called once on a worker thread before the workspace is closed; empty when nothing records.
    void setRecording(std::function<void()> finish);
    /// Reads what the last imports of all sources could not understand, then `done` on the UI thread, by source.
    void readProblems(std::function<void(std::vector<SourceProblems>)> done);
    /// Reads the lines around a place in an imported source on a worker thread, then `done` on the UI thread.
    void readSnippet(const QString &source, const QString &file, int line, std::function<void(SnippetText)> done);
    /// `details` are the lines behind the message, e.g. the diagnostics of an import.
    void showMessage(const QString &text, bool isError = false, const QStringList &details = {});
    /// Where importFolder() makes a workspace when none is open.
    static QString dataFolder();
    /// What a typed path means: "~" is the home folder, a relative path starts at the working folder; empty for an empty one.
    static QString fullPath(const QString &typed);

Q_SIGNALS:
    /// Another workspace, or none; architectureChanged() follows.
    void workspaceChanged();
    /// A new snapshot. `change` says what is new; it is empty after a workspace was opened or closed.
    void architectureChanged(const alidade::Change &change);
    /// There is more traffic, or other.
    void trafficChanged();
    void wordsChanged();
    void historyChanged();
    void messageChanged();
    void loadingChanged();
    void editorChanged();

private:
    struct State;
    struct Snapshot;
    using Work = std::function<std::shared_ptr<void>(const Progress &, std::stop_token)>;
    int startTask(const QString &title, Work work, std::function<void(const std::shared_ptr<void> &)> done);
    void startReading(QObject *context, std::function<std::shared_ptr<void>(const Workspace &)> work,
                      std::function<void(const std::shared_ptr<void> &)> done);
    void afterRecording(std::function<void()> then);
    void importSample(const QString &folder);
    std::shared_ptr<void> beginLoading();
    void load(std::function<Workspace()> open);
    void openNext(std::optional<Workspace> &workspace, const std::function<Workspace()> &open);
    void post(std::function<void(Workspace &)> work);
    void write(std::function<Change(Workspace &)> work);
    void publish(Workspace &workspace, Change change, bool isOtherWorkspace = false);
    void take(Snapshot snapshot);
    void openFor(const std::filesystem::path &source, const std::filesystem::path &folder, const std::stop_token &stop);
    int importInto(const QString &folder, const QString &revision, const QString &sourceName = {});
    ImportReport watchRun(int run, const std::function<ImportReport()> &import);
    void importAgain(const Source &source);
    void placeNew();
    std::unique_ptr<State> m_state;
};

} // namespace alidade
