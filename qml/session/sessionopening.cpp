#include "importers/tracing/traceimport.h"
#include "qml/session/corewords.h"
#include "qml/session/importing.h"
#include "qml/session/localfile.h"
#include "qml/session/sessionstate.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <QStandardPaths>

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

std::optional<Workspace> openedAgain(const std::filesystem::path &file, Workspace::Access access)
{
    try {
        return Workspace::open(file, access);
    } catch (const Error &) {
        return {};
    }
}

/// What a person dropped, told apart.
struct Dropped {
    QStringList folders, files, traces, missing, elsewhere;
};

Dropped toldApart(const QList<QUrl> &urls)
{
    Dropped dropped;
    for (const QUrl &url : urls) {
        const QString path = localFile(url);
        const QFileInfo info(path);
        QStringList &list = path.isEmpty()                               ? dropped.elsewhere
                            : info.isDir()                               ? dropped.folders
                            : !info.isFile()                             ? dropped.missing
                            : isTraceFile(info.filePath().toStdString()) ? dropped.traces
                                                                         : dropped.files;
        list.append(path.isEmpty() ? url.toDisplayString() : info.filePath());
    }
    for (QStringList *list : {&dropped.folders, &dropped.files, &dropped.traces, &dropped.missing, &dropped.elsewhere})
        list->removeDuplicates();
    return dropped;
}

} // namespace

/// While a copy of what it gives lives, isLoading() is true. The last copy may go on any thread, and after the session.
std::shared_ptr<void> Session::beginLoading()
{
    ++m_state->loading;
    Q_EMIT loadingChanged();
    return {nullptr, [session = QPointer(this)](void *) {
                const auto end = [session] {
                    --session->m_state->loading;
                    Q_EMIT session->loadingChanged();
                };
                if (session)
                    QMetaObject::invokeMethod(session, end, Qt::QueuedConnection);
            }};
}

void Session::load(std::function<Workspace()> open)
{
    m_state->tasks.cancelAll();
    afterRecording([this, open = std::move(open), loading = beginLoading()] {
        m_state->store.post([this, open, loading](std::optional<Workspace> &workspace) { openNext(workspace, open); });
    });
}

/// On the store thread.
void Session::openNext(std::optional<Workspace> &workspace, const std::function<Workspace()> &open)
{
    const std::filesystem::path before = workspace ? workspace->file() : std::filesystem::path();
    const auto access = workspace && workspace->isReadOnly() ? Workspace::Access::readOnly : Workspace::Access::readWrite;
    workspace.reset(); // so that the same file can be opened again
    try {
        workspace = open();
        publish(*workspace, {}, true);
        QMetaObject::invokeMethod(this, [this] { placeNew(); });
    } catch (const std::exception &error) {
        workspace = before.empty() ? std::nullopt : openedAgain(before, access);
        QMetaObject::invokeMethod(this, [this, isOpen = workspace.has_value(), failure = QString::fromUtf8(error.what())] {
            if (!isOpen)
                take({.isOtherWorkspace = true});
            showMessage(coreText(failure), true);
        });
    }
}

void Session::create(const QUrl &file)
{
    std::filesystem::path path(localFile(file).toStdString());
    if (!path.has_extension()) // not every dialog adds it
        path += ".alidade";
    load([target = std::move(path)] { return Workspace::create(target, target.stem().string()); });
}

void Session::open(const QUrl &file)
{
    load([this, path = std::filesystem::path(localFile(file).toStdString())] {
        try {
            return Workspace::open(path);
        } catch (const Error &error) {
            // Somebody else writes it, or it may not be written here. What is wrong with the file itself fails again.
            std::optional<Workspace> workspace = openedAgain(path, Workspace::Access::readOnly);
            if (!workspace)
                throw;
            const QString what = QString::fromUtf8(error.what());
            const QString reason = what.section(QStringLiteral(". "), 0, -2); // without the advice that ends it
            QMetaObject::invokeMethod(this, [this, reason = reason.isEmpty() ? what : reason] {
                showMessage(tr("%1; opened read-only.").arg(coreText(reason)));
            });
            return *std::move(workspace);
        }
    });
}

void Session::close()
{
    m_state->tasks.cancelAll();
    afterRecording([this] {
        m_state->store.post([this](std::optional<Workspace> &workspace) {
            workspace.reset();
            QMetaObject::invokeMethod(this, [this] { take({.isOtherWorkspace = true}); });
        });
    });
}

void Session::openAll(const QList<QUrl> &filesAndFolders)
{
    // Looking what they are may take long: a folder may be on a network that does not answer.
    m_state->pool.start([this, filesAndFolders, loading = beginLoading()] {
        QMetaObject::invokeMethod(this, [this, loading, dropped = toldApart(filesAndFolders)] {
            for (const QString &address : dropped.elsewhere)
                showMessage(tr("%1 is not on this computer. Copy or clone it first.").arg(address), true);
            for (const QString &path : dropped.missing)
                showMessage(tr("There is nothing at %1.").arg(path), true);
            for (const QString &path : dropped.files.mid(1))
                showMessage(tr("%1 was not opened: one workspace is open at a time.").arg(path), true);
            if (!dropped.files.isEmpty())
                open(QUrl::fromLocalFile(dropped.files.constFirst()));
            for (const QString &source : dropped.folders + dropped.traces)
                importInto(source, {});
        });
    });
}

void Session::openAny(const QUrl &fileOrFolder) { openAll({fileOrFolder}); }

QString Session::fullPath(const QString &typed)
{
    QString full = typed.trimmed();
    if (full == QLatin1String("~") || full.startsWith(QLatin1String("~/")))
        full.replace(0, 1, QDir::homePath());
    return full.isEmpty() ? full : QFileInfo(full).absoluteFilePath();
}

void Session::openPath(const QString &path)
{
    if (const QString full = fullPath(path); !full.isEmpty())
        openAny(QUrl::fromLocalFile(full));
}

/// Its code, and when that is there, its traces: so they find the services that have a place already.
void Session::importSample(const QString &folder)
{
    auto *once = new QObject(this);
    connect(this, &Session::architectureChanged, once, [this, once, folder] {
        const std::vector<Source> &sources = architecture()->sources;
        if (sources.empty())
            return; // the workspace was opened
        disconnect(this, nullptr, once, nullptr);
        once->deleteLater();
        if (sources.front().id == QFileInfo(folder).canonicalFilePath().toStdString()) // and not another workspace meanwhile
            importInto(folder + QStringLiteral("/traces/shop.json"), {});
    });
    importInto(folder, {});
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
        if (opened.workspace.facts().empty())
            QMetaObject::invokeMethod(this, [this, sample] { importSample(sample); });
        return std::move(opened.workspace);
    });
}

} // namespace alidade
