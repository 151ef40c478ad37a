#include "qml/session/session.h"

#include "importers/cache/importcache.h"
#include "qml/session/evidence.h"
#include "qml/session/importing.h"
#include "qml/session/storethread.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QThreadPool>

#include <algorithm>

namespace alidade {
namespace {

/// Where the sample system stands: installed beside the program or among the shared data, else in the source tree.
QString sampleFolder()
{
    const QString installed = QCoreApplication::applicationDirPath() + QStringLiteral("/../share/alidade/sample");
    if (QFileInfo(installed).isDir())
        return QDir(installed).canonicalPath();
    const QString shared = QStandardPaths::locate(QStandardPaths::GenericDataLocation, QStringLiteral("alidade/sample"),
                                                  QStandardPaths::LocateDirectory);
    if (!shared.isEmpty())
        return shared;
    const QString source = QStringLiteral(ALIDADE_SAMPLE_DIR);
    return QFileInfo(source).isDir() ? source : QString();
}

std::optional<Workspace> openedReadOnly(const QString &file)
{
    try {
        return Workspace::open(file.toStdString(), Workspace::Access::readOnly);
    } catch (const Error &) {
        return {};
    }
}

} // namespace

/// What the store thread hands to the screens after a write.
struct Session::Snapshot {
    std::shared_ptr<const Architecture> architecture = std::make_shared<Architecture>();
    std::vector<Revision> history;
    bool isOpen = false, isReadOnly = false, canUndo = false, canRedo = false;
    bool isOtherWorkspace = false; ///< just opened or closed
    Change change;
};

struct Session::State {
    TaskList tasks;
    HistoryModel history;
    MessageLog messages;
    RecentFiles recent;
    QThreadPool pool;
    Snapshot now;
    QString file;
    int loading = 0;   ///< opens under way
    StoreThread store; ///< last: its thread ends before the rest goes
};

Session::Session(QObject *parent) : QObject(parent), m_state(std::make_unique<State>())
{
    m_state->pool.setMaxThreadCount(std::max(2, QThread::idealThreadCount()));
}

Session::~Session()
{
    m_state->tasks.cancelAll();
    m_state->pool.waitForDone();
}

bool Session::isOpen() const { return m_state->now.isOpen; }
bool Session::isLoading() const { return m_state->loading > 0; }
bool Session::isReadOnly() const { return m_state->now.isReadOnly; }
QString Session::fileName() const { return m_state->file; }
QString Session::systemName() const { return QString::fromStdString(m_state->now.architecture->systemName); }
bool Session::canUndo() const { return m_state->now.canUndo; }
bool Session::canRedo() const { return m_state->now.canRedo; }
QString Session::undoLabel() const { return m_state->history.undoLabel(); }
QString Session::redoLabel() const { return m_state->history.redoLabel(); }
int Session::contextCount() const { return static_cast<int>(m_state->now.architecture->contexts.size()); }
int Session::dependencyCount() const { return static_cast<int>(m_state->now.architecture->dependencies.size()); }
TaskList *Session::tasks() const { return &m_state->tasks; }
HistoryModel *Session::history() const { return &m_state->history; }
MessageLog *Session::messages() const { return &m_state->messages; }
RecentFiles *Session::recent() const { return &m_state->recent; }
std::shared_ptr<const Architecture> Session::architecture() const { return m_state->now.architecture; }

int Session::serviceCount() const
{
    const auto &nodes = m_state->now.architecture->nodes;
    return static_cast<int>(std::count_if(nodes.begin(), nodes.end(), [](const Node &node) { return !isResource(node.kind); }));
}

int Session::resourceCount() const { return static_cast<int>(m_state->now.architecture->nodes.size()) - serviceCount(); }

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

// --- the open workspace ---

void Session::create(const QUrl &file)
{
    const QString path = file.toLocalFile();
    m_state->file = path;
    load([path] {
        const std::filesystem::path target(path.toStdString());
        return Workspace::create(target, target.stem().string());
    });
}

void Session::open(const QUrl &file)
{
    const QString path = file.toLocalFile();
    m_state->file = path;
    load([this, path] {
        try {
            return Workspace::open(path.toStdString());
        } catch (const Error &error) {
            // Somebody else writes it, or it may not be written here. What is wrong with the file itself fails again.
            std::optional<Workspace> workspace = openedReadOnly(path);
            if (!workspace)
                throw;
            const QString what = QString::fromUtf8(error.what());
            const QString reason = what.section(QStringLiteral(". "), 0, -2); // without the advice that ends it
            QMetaObject::invokeMethod(this, [this, reason = reason.isEmpty() ? what : reason] {
                showMessage(tr("%1; opened read-only.").arg(reason));
            });
            return *std::move(workspace);
        }
    });
}

void Session::close()
{
    m_state->tasks.cancelAll();
    m_state->file.clear();
    m_state->store.post([this](std::optional<Workspace> &workspace) {
        workspace.reset();
        QMetaObject::invokeMethod(this, [this] { take({.isOtherWorkspace = true}); });
    });
}

void Session::load(std::function<Workspace()> open)
{
    m_state->tasks.cancelAll();
    ++m_state->loading;
    Q_EMIT loadingChanged();
    m_state->store.post([this, open = std::move(open)](std::optional<Workspace> &workspace) {
        QString failure;
        try {
            workspace.reset(); // so that the same file can be opened again
            workspace = open();
            publish(*workspace, {}, true);
        } catch (const std::exception &error) {
            workspace.reset();
            failure = QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(this, [this, failure] {
            --m_state->loading;
            if (!failure.isEmpty()) {
                m_state->file.clear();
                take({.isOtherWorkspace = true});
                showMessage(failure, true);
            } else if (!m_state->file.isEmpty()) {
                m_state->recent.add(m_state->file);
            }
            Q_EMIT loadingChanged();
            placeNew();
        });
    });
}

/// Does `work` on the store thread if a workspace is open; what it throws becomes a message.
void Session::post(std::function<void(Workspace &)> work)
{
    m_state->store.post([this, work = std::move(work)](std::optional<Workspace> &workspace) {
        if (!workspace)
            return;
        try {
            work(*workspace);
        } catch (const std::exception &error) {
            QMetaObject::invokeMethod(this, [this, text = QString::fromUtf8(error.what())] { showMessage(text, true); });
        }
    });
}

void Session::write(std::function<Change(Workspace &)> work)
{
    post([this, work = std::move(work)](Workspace &workspace) {
        Change change = work(workspace);
        if (change.revision.id != 0)
            publish(workspace, std::move(change));
    });
}

void Session::edit(const QString &label, std::vector<Edit> edits)
{
    write([label = label.toStdString(), edits = std::move(edits)](Workspace &workspace) { return workspace.edit(label, edits); });
}

void Session::edit(std::function<std::pair<QString, std::vector<Edit>>(const Architecture &)> make)
{
    write([make = std::move(make)](Workspace &workspace) {
        const auto [label, edits] = make(workspace.architecture());
        return workspace.edit(label.toStdString(), edits);
    });
}

void Session::undo()
{
    write([](Workspace &workspace) { return workspace.canUndo() ? workspace.undo() : Change{}; });
}

void Session::redo()
{
    write([](Workspace &workspace) { return workspace.canRedo() ? workspace.redo() : Change{}; });
}

void Session::goTo(qint64 revision)
{
    write([this, revision](Workspace &workspace) {
        const std::vector<Revision> history = workspace.history();
        const auto done = std::count_if(history.begin(), history.end(), [](const Revision &r) { return !r.isUndone; });
        const auto target = std::find_if(history.begin(), history.end(), [&](const Revision &r) { return r.id == revision; });
        auto steps = (revision == 0 ? 0 : target - history.begin() + 1) - done;
        Change all;
        if (revision != 0 && target == history.end())
            return all;
        try {
            for (; steps != 0; steps += steps < 0 ? 1 : -1) {
                Change one = steps < 0 ? workspace.undo() : workspace.redo();
                all.revision = one.revision;
                all.factsChanged = all.factsChanged || one.factsChanged;
                all.decisions.insert(all.decisions.end(), one.decisions.begin(), one.decisions.end());
            }
        } catch (const std::exception &) {
            if (all.revision.id != 0)
                publish(workspace, all); // the steps before are done
            throw;
        }
        return all;
    });
}

void Session::renameSystem(const QString &name)
{
    edit(tr("Rename the system to %1").arg(name), {RenameSystem{name.toStdString()}});
}

/// On the store thread.
void Session::publish(Workspace &workspace, Change change, bool isOtherWorkspace)
{
    Snapshot snapshot{.architecture = std::make_shared<const Architecture>(workspace.architecture()),
                      .history = workspace.history(),
                      .isOpen = true,
                      .isReadOnly = workspace.isReadOnly(),
                      .canUndo = workspace.canUndo(),
                      .canRedo = workspace.canRedo(),
                      .isOtherWorkspace = isOtherWorkspace,
                      .change = std::move(change)};
    QMetaObject::invokeMethod(this, [this, snapshot = std::move(snapshot)]() mutable { take(std::move(snapshot)); });
}

void Session::take(Snapshot snapshot)
{
    m_state->history.setHistory(std::exchange(snapshot.history, {}), snapshot.isOpen);
    m_state->now = std::move(snapshot);
    if (m_state->now.isOtherWorkspace)
        Q_EMIT workspaceChanged();
    Q_EMIT historyChanged();
    Q_EMIT architectureChanged(m_state->now.change);
}

// --- long work ---

void Session::startTask(const QString &title, Work work, std::function<void(const std::shared_ptr<void> &)> done)
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
                    showMessage(tr("%1 failed: %2").arg(title, failure), true);
                else if (result && !stop.stop_requested()) // another workspace may be open by now
                    done(result);
            });
        });
}

void Session::importFolder(const QUrl &folder, const QString &revision)
{
    const QString path = folder.toLocalFile();
    if (!QFileInfo(path).isDir()) {
        showMessage(tr("There is no folder %1 to import.").arg(path), true);
        return;
    }
    if (!isOpen() && !isLoading()) {
        load([this, path] {
            OpenedWorkspace opened = workspaceFor(path.toStdString(), dataFolder().toStdString());
            const QString file = QString::fromStdString(opened.file.string());
            QMetaObject::invokeMethod(this, [this, file] { m_state->file = file; });
            return std::move(opened.workspace);
        });
    }
    importInto(path, revision);
}

/// What the command line imported has no places yet. A revision would drop what can be redone, so that goes first.
void Session::placeNew()
{
    const std::shared_ptr<const Architecture> now = architecture();
    const bool isPlaced = std::all_of(now->nodes.begin(), now->nodes.end(),
                                      [&](const Node &node) { return now->decisions.placements.contains("node:" + node.name); });
    if (isPlaced || !isOpen() || isReadOnly() || canRedo())
        return;
    StoreThread &store = m_state->store;
    runTask<bool>(
        tr("Lay out the map"),
        [this, &store, now, label = tr("Place %1 new cards").toStdString()](const Progress &progress, std::stop_token stop) {
            const Placed placed = placeNewCards(store, *now, label, true, progress, stop);
            write([change = placed.change](Workspace &) { return change; });
            return true;
        },
        [](bool) {});
}

void Session::importInto(const QString &folder, const QString &revision)
{
    const QString name = QFileInfo(folder).fileName();
    const std::string placeLabel = tr("Place %1 new cards").toStdString();
    const std::filesystem::path location(QFileInfo(folder).absoluteFilePath().toStdString());
    const ImportOptions options{.revision = revision.toStdString(), .name = {}, .cacheDirectory = cacheDirectory()};
    StoreThread &store = m_state->store;
    runTask<ImportReport>(
        tr("Import %1").arg(name),
        [this, &store, location, options, placeLabel](const Progress &progress, std::stop_token stop) {
            ImportReport report = importIntoStore(store, location, options, placeLabel, progress, stop);
            post([this, change = report.change](Workspace &workspace) { publish(workspace, change); });
            return report;
        },
        [this](const ImportReport &report) {
            const auto isError = [](const Diagnostic &d) { return d.severity == Severity::error; };
            const auto isWarning = [](const Diagnostic &d) { return d.severity == Severity::warning; };
            const auto errors = std::count_if(report.diagnostics.begin(), report.diagnostics.end(), isError);
            const auto warnings = std::count_if(report.diagnostics.begin(), report.diagnostics.end(), isWarning);
            QStringList lines;
            for (const Diagnostic &diagnostic : report.diagnostics)
                lines.append(QString::fromStdString(toText(diagnostic)));
            const QString source = QString::fromStdString(report.sourceName);
            const int problems = static_cast<int>(errors + warnings);
            showMessage(problems == 0 ? tr("Imported %1.").arg(source)
                                      : tr("Imported %1; %n place(s) could not be read fully.", nullptr, problems).arg(source),
                        false, lines);
        });
}

void Session::openSample()
{
    const QString sample = sampleFolder();
    if (sample.isEmpty()) {
        showMessage(tr("The sample system is not installed."), true);
        return;
    }
    load([this, sample] {
        OpenedWorkspace opened = workspaceFor(sample.toStdString(), dataFolder().toStdString());
        const QString file = QString::fromStdString(opened.file.string());
        const bool isNew = opened.workspace.facts().empty();
        QMetaObject::invokeMethod(this, [this, file, sample, isNew] {
            m_state->file = file;
            if (isNew)
                importInto(sample, {});
        });
        return std::move(opened.workspace);
    });
}

void Session::importAgain()
{
    for (const Source &source : m_state->now.architecture->sources) {
        const QString path = QString::fromStdString(source.id);
        if (QFileInfo(path).isDir())
            importInto(path, {});
    }
}

void Session::openAny(const QUrl &fileOrFolder)
{
    const QFileInfo info(fileOrFolder.toLocalFile());
    if (info.isDir())
        importFolder(fileOrFolder);
    else if (info.isFile())
        open(fileOrFolder);
    else
        showMessage(tr("There is nothing at %1.").arg(info.filePath()), true);
}

void Session::openPath(const QString &path)
{
    QString full = path.trimmed();
    if (full == QLatin1String("~") || full.startsWith(QLatin1String("~/")))
        full.replace(0, 1, QDir::homePath());
    if (!full.isEmpty())
        openAny(QUrl::fromLocalFile(QFileInfo(full).absoluteFilePath()));
}

void Session::openEvidence(const QString &source, const QString &file, int line)
{
    const QString path = placeInSource(*architecture(), source, file);
    if (path.isEmpty())
        showMessage(tr("%1 is not in the imported folder of %2 any more. Import it again.").arg(file, source), true);
    else if (!openInEditor(path, line))
        showMessage(tr("No program opens %1. Set ALIDADE_EDITOR, for instance to \"code -g {file}:{line}\".").arg(path), true);
}

} // namespace alidade
