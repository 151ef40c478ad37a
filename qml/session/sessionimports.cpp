#include "importers/cache/importcache.h"
#include "importers/tracing/traceimport.h"
#include "qml/session/corewords.h"
#include "qml/session/importing.h"
#include "qml/session/localfile.h"
#include "qml/session/sessionstate.h"

#include <QFileInfo>

#include <algorithm>

namespace alidade {
namespace {

int problemCount(const Diagnostics &diagnostics)
{
    return static_cast<int>(std::count_if(diagnostics.begin(), diagnostics.end(),
                                          [](const Diagnostic &diagnostic) { return diagnostic.severity != Severity::note; }));
}

QStringList linesOf(const Diagnostics &diagnostics)
{
    QStringList lines;
    for (const Diagnostic &diagnostic : diagnostics)
        lines.append(diagnosticLine(diagnostic));
    return lines;
}

void requireFolder(const std::filesystem::path &location)
{
    std::error_code error;
    if (std::filesystem::is_directory(location, error))
        return;
    if (std::filesystem::exists(location, error))
        throw Error(location.string() + " is a file. Import the folder that it lies in.");
    throw Error("There is no folder " + location.string() + " to import.");
}

} // namespace

void Session::importFolder(const QUrl &folder, const QString &revision) { importInto(localFile(folder), revision); }

/// On a worker thread.
void Session::openFor(const std::filesystem::path &source, const std::filesystem::path &folder, const std::stop_token &stop)
{
    m_state->store.callMaybe([&](std::optional<Workspace> &workspace) {
        if (stop.stop_requested())
            throw Cancelled();
        if (workspace)
            return;
        workspace = workspaceFor(source, folder).workspace;
        publish(*workspace, {}, true);
    });
}

int Session::importPath(const QString &path, const QString &revision)
{
    const QString typed = path.trimmed();
    try {
        if (engineNamed(typed.toStdString()))
            return importInto(typed, revision.trimmed());
    } catch (const Error &refusal) { // a password in the address
        showMessage(coreText(std::string(refusal.what())), true);
        return 0;
    }
    if (typed.contains(QLatin1String("://")) || typed.startsWith(QLatin1String("git@"))) {
        showMessage(tr("%1 is not on this computer. Copy or clone it first.").arg(typed), true);
        return 0;
    }
    const QString full = fullPath(typed);
    return full.isEmpty() ? 0 : importInto(full, revision.trimmed());
}

void Session::retryImport(int run)
{
    const ImportRuns::Request request = m_state->imports.requestOf(run);
    if (request.folder.isEmpty())
        return;
    m_state->imports.dismiss(run);
    importInto(request.folder, request.revision, request.sourceName);
}

int Session::importInto(const QString &folder, const QString &revision, const QString &sourceName)
{
    const std::optional<EngineAddress> engine = engineNamed(folder.toStdString());
    const QString path = engine ? folder : QFileInfo(folder).absoluteFilePath();
    const std::filesystem::path location(path.toStdString());
    const QString name = !sourceName.isEmpty() ? sourceName
                         : engine              ? QString::fromStdString(engine->url)
                                               : QString::fromStdString(alidade::sourceName(location));
    const int run = m_state->imports.add(name, {path, revision, sourceName});
    ImportOptions options{
        .revision = revision.toStdString(), .name = sourceName.toStdString(), .cacheDirectory = cacheDirectory()};
    options.onStage = [this, run, before = ImporterCounts()](const ImportStage &stage) mutable {
        QMetaObject::invokeMethod(this, [this, run, soFar = countFacts(stage.soFar, stage.tree),
                                         added = countStage(stage, before)] { m_state->imports.addStage(run, soFar, added); });
    };
    const int task = runTask<ImportReport>(
        tr("Import %1").arg(name),
        [this, run, location, options, engine, data = dataFolder().toStdString(),
         loading = isOpen() ? nullptr : beginLoading()](const Progress &progress, std::stop_token stop) mutable {
            return watchRun(run, [&] {
                const bool isTraces = engine || isTraceFile(location.string());
                if (!isTraces)
                    requireFolder(location);
                openFor(location, data, stop);
                loading.reset();
                ImportReport report =
                    engine     ? importEngineIntoStore(m_state->store, *engine, options.revision, options.name, progress, stop)
                    : isTraces ? importTracesIntoStore(m_state->store, location, options.name, progress, stop)
                               : importIntoStore(m_state->store, location, options, progress, stop);
                post([this, change = report.change](Workspace &workspace) { publish(workspace, change); });
                if (isTraces)
                    QMetaObject::invokeMethod(this, &Session::trafficChanged);
                return report;
            });
        },
        [this](const ImportReport &report) {
            const QString source = QString::fromStdString(report.sourceName);
            const int problems = problemCount(report.diagnostics);
            showMessage(problems == 0 ? tr("Imported %1.").arg(source)
                                      : tr("Imported %1; %n place(s) could not be read fully.", nullptr, problems).arg(source),
                        false, linesOf(report.diagnostics));
        });
    m_state->imports.setTask(run, task);
    return run;
}

/// Does the import and tells the list of imports how it ended; on a worker thread.
ImportReport Session::watchRun(int run, const std::function<ImportReport()> &import)
{
    const auto tell = [this](std::function<void(ImportRuns &)> what) {
        QMetaObject::invokeMethod(this, [this, what = std::move(what)] { what(m_state->imports); });
    };
    try {
        ImportReport report = import();
        tell([run, name = QString::fromStdString(report.sourceName), counts = report.counts](ImportRuns &imports) {
            imports.setDone(run, name, counts);
        });
        return report;
    } catch (const Cancelled &) {
        tell([run](ImportRuns &imports) { imports.setStopped(run); });
        throw;
    } catch (const std::exception &error) {
        tell([run, failure = QString::fromUtf8(error.what())](ImportRuns &imports) { imports.setFailed(run, failure); });
        throw;
    }
}

void Session::importAgain()
{
    for (const Source &source : architecture()->sources) {
        if (source.kind != "live" && source.kind != "engine") // nothing to read again, and nothing to complain of
            importAgain(source);
    }
}

void Session::importSourceAgain(const QString &id)
{
    for (const Source &source : architecture()->sources) {
        if (QString::fromStdString(source.id) == id)
            importAgain(source);
    }
}

void Session::importAgain(const Source &source)
{
    const QString name = QString::fromStdString(source.name);
    if (!SourceList::canBeReadAgain(source))
        showMessage(tr("%1 came from standard input. Import it again with the command line.").arg(name), true);
    else
        importInto(QString::fromStdString(source.id), QString::fromStdString(source.askedRevision), name);
}

/// What the command line imported has no places yet. While something can be redone, that goes first.
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
        [this, &store, now](const Progress &progress, std::stop_token stop) {
            const Placed placed = placeNewCards(store, *now, progress, stop);
            write([change = placed.change](Workspace &) { return change; });
            return true;
        },
        [](bool) {});
}

} // namespace alidade
