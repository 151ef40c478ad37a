#include "qml/session/session.h"

#include "model/error.h"
#include "qml/session/corewords.h"
#include "qml/session/importing.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <atomic>
#include <thread>

using namespace alidade;

/// A Session with a workspace in a folder of its own.
class SessionTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QUrl file(const QString &name) const { return QUrl::fromLocalFile(m_folder->filePath(name)); }

    static std::vector<Edit> context(const std::string &name) { return {PutContext{{.id = name, .name = name}}}; }

    static void create(Session &session, const QUrl &file)
    {
        session.create(file);
        QTRY_VERIFY(session.isOpen() && !session.isLoading());
    }

    static void open(Session &session, const QUrl &file)
    {
        session.open(file);
        QTRY_VERIFY(session.isOpen() && !session.isLoading());
    }

    /// Imported, but without places: as the command line leaves it.
    static void makeShop(const QUrl &file)
    {
        Workspace workspace = Workspace::create(file.toLocalFile().toStdString(), "shop");
        Facts facts;
        facts.nodes = {{.name = "order"}, {.name = "payment"}};
        workspace.replaceFacts({.id = "/shop", .name = "shop", .kind = "directory"}, facts, {});
    }

    void write(const QString &name, const QByteArray &content) const
    {
        const QFileInfo info(m_folder->filePath(name));
        QVERIFY(QDir().mkpath(info.path()));
        QFile target(info.filePath());
        QVERIFY(target.open(QIODevice::WriteOnly));
        target.write(content);
    }

    void writeOrder(const QString &folder) const
    {
        write(folder + QStringLiteral("/order/go.mod"), "module example.com/" + folder.toUtf8() + "/order\n");
        write(folder + QStringLiteral("/order/main.go"), "package main\n\nfunc main() {}\n");
    }

    static QStringList messages(const Session &session)
    {
        QStringList texts;
        for (int i = 0; i < session.messages()->rowCount(); ++i)
            texts.append(session.messages()->index(i).data(MessageLog::TextRole).toString());
        return texts;
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void startsWithNothingOpen()
    {
        const Session session;
        QVERIFY(!session.isOpen());
        QVERIFY(session.architecture());
        QCOMPARE(session.history()->count(), 0);
    }

    void createsAWorkspaceNamedAfterItsFile()
    {
        Session session;
        create(session, file(QStringLiteral("shop.alidade")));
        QCOMPARE(session.systemName(), QStringLiteral("shop"));
        QCOMPARE(session.history()->count(), 1);
        QVERIFY(session.recent()->files().contains(m_folder->filePath(QStringLiteral("shop.alidade"))));
    }

    void takesANameThatWasTypedIntoADialogWithoutAScheme()
    {
        Session session;
        create(session, QUrl(m_folder->filePath(QStringLiteral("my shop"))));
        QVERIFY(QFileInfo::exists(m_folder->filePath(QStringLiteral("my shop.alidade"))));
    }

    void editGivesANewSnapshotAndTellsWhatChanged()
    {
        Session session;
        create(session, file(QStringLiteral("shop.alidade")));
        const auto before = session.architecture();
        Change change;
        connect(&session, &Session::architectureChanged, this, [&](const Change &c) { change = c; });
        session.edit(QStringLiteral("Draw Billing"), context("billing"));
        QTRY_COMPARE(session.contextCount(), 1);
        QVERIFY(before->contexts.empty()); // the old snapshot is as it was
        QCOMPARE(change.revision.label, std::string("Draw Billing"));
        QVERIFY(!change.factsChanged);
        QVERIFY(!change.decisions.empty());
    }

    void anEditWithoutEffectWritesNoRevision()
    {
        Session session;
        create(session, file(QStringLiteral("shop.alidade")));
        session.edit(QStringLiteral("Nothing"), {});
        session.edit(QStringLiteral("Draw Billing"), context("billing"));
        QTRY_COMPARE(session.contextCount(), 1);
        QCOMPARE(session.history()->count(), 2);
    }

    void placesOnceWhatTheCommandLineImported()
    {
        const QUrl shop = file(QStringLiteral("shop.alidade"));
        makeShop(shop);
        Session session;
        session.open(shop);
        QTRY_COMPARE(session.architecture()->decisions.placements.size(), std::size_t{2});
        QCOMPARE(session.history()->count(), 2); // a new workspace, and the import that the placing belongs to
        QVERIFY2(session.undoLabel().startsWith(QStringLiteral("Import")), qPrintable(session.undoLabel()));
        open(session, shop);
        QCOMPARE(session.tasks()->count(), 0);
        QCOMPARE(session.history()->count(), 2);
    }

    void placesNothingWhileThereIsSomethingToRedo()
    {
        const QUrl shop = file(QStringLiteral("shop.alidade"));
        makeShop(shop);
        {
            Workspace workspace = Workspace::open(shop.toLocalFile().toStdString());
            workspace.edit("Draw Billing", context("billing"));
            workspace.undo();
        }
        Session session;
        open(session, shop);
        QCOMPARE(session.tasks()->count(), 0);
        QVERIFY(session.canRedo());
        session.redo();
        QTRY_COMPARE(session.contextCount(), 1);
    }

    void opensReadOnlyWhatAnotherProgramWrites()
    {
        const QUrl shop = file(QStringLiteral("shop.alidade"));
        makeShop(shop);
        const Workspace other = Workspace::open(shop.toLocalFile().toStdString());
        Session session;
        open(session, shop);
        QVERIFY(session.isReadOnly());
        QCOMPARE(session.serviceCount(), 2);
        QVERIFY(!session.lastMessageIsError());
        QVERIFY2(session.lastMessage().contains(QStringLiteral("is open for writing in")), qPrintable(session.lastMessage()));
        QVERIFY2(session.lastMessage().endsWith(QStringLiteral("; opened read-only.")), qPrintable(session.lastMessage()));
    }

    void importsBesideAWorkspaceThatCannotBeOpened()
    {
        write(QStringLiteral("data/depot.alidade"), "this is no workspace");
        const std::filesystem::path data = m_folder->filePath(QStringLiteral("data")).toStdString();
        const OpenedWorkspace opened = workspaceFor(m_folder->filePath(QStringLiteral("depot")).toStdString(), data);
        QCOMPARE(opened.file, data / "depot-2.alidade");
    }

    void makesAnEditFromWhatIsStored()
    {
        Session session;
        create(session, file(QStringLiteral("shop.alidade")));
        const auto oneMore = [](const Architecture &now) {
            const std::string id = "c" + std::to_string(now.contexts.size());
            return std::pair(QString::fromStdString("Draw " + id), context(id));
        };
        session.edit(oneMore);
        session.edit(oneMore);
        QTRY_COMPARE(session.contextCount(), 2);
    }

    void undoesAndRedoes()
    {
        Session session;
        create(session, file(QStringLiteral("shop.alidade")));
        session.edit(QStringLiteral("Draw Billing"), context("billing"));
        QTRY_VERIFY(session.canUndo());
        QCOMPARE(session.undoLabel(), QStringLiteral("Draw Billing"));
        session.undo();
        QTRY_COMPARE(session.contextCount(), 0);
        QVERIFY(session.canRedo());
        QCOMPARE(session.redoLabel(), QStringLiteral("Draw Billing"));
        session.redo();
        QTRY_COMPARE(session.contextCount(), 1);
        QVERIFY(!session.canRedo());
    }

    void goesToARevisionInOneStep()
    {
        Session session;
        create(session, file(QStringLiteral("shop.alidade")));
        for (const char *name : {"a", "b", "c"})
            session.edit(QString::fromLatin1(name), context(name));
        QTRY_COMPARE(session.contextCount(), 3);
        const auto first = session.history()->index(2).data(HistoryModel::RevisionRole).toLongLong();
        QSignalSpy changes(&session, &Session::historyChanged);
        session.goTo(first);
        QTRY_COMPARE(session.contextCount(), 1);
        QCOMPARE(changes.count(), 1);
        session.goTo(0);
        QTRY_COMPARE(session.contextCount(), 0);
    }

    void keepsWhatWasWrittenWhenOpenedAgain()
    {
        {
            Session session;
            create(session, file(QStringLiteral("shop.alidade")));
            session.edit(QStringLiteral("Draw Billing"), context("billing"));
        } // ends at once: what was asked for is still written
        Session again;
        again.open(file(QStringLiteral("shop.alidade")));
        QTRY_COMPARE(again.contextCount(), 1);
        QVERIFY(again.canUndo());
    }

    void saysWhyAFileCannotBeOpened()
    {
        write(QStringLiteral("broken.alidade"), "this is no workspace");
        Session session;
        session.open(file(QStringLiteral("broken.alidade")));
        QTRY_VERIFY(session.lastMessageIsError());
        QVERIFY(!session.isOpen());
        QVERIFY(session.fileName().isEmpty());
        QVERIFY2(session.lastMessage().contains(QStringLiteral("broken.alidade")), qPrintable(session.lastMessage()));
    }

    void whatCannotBeOpenedLeavesTheOpenWorkspaceAsItIs()
    {
        write(QStringLiteral("notes.txt"), "this is no workspace");
        Session session;
        create(session, file(QStringLiteral("shop.alidade")));
        session.open(file(QStringLiteral("notes.txt")));
        QTRY_VERIFY(session.lastMessageIsError());
        QTRY_VERIFY(!session.isLoading());
        QVERIFY(session.isOpen());
        QCOMPARE(session.fileName(), m_folder->filePath(QStringLiteral("shop.alidade")));
        session.edit(QStringLiteral("Draw Billing"), context("billing"));
        QTRY_COMPARE(session.contextCount(), 1);
        create(session, file(QStringLiteral("other.alidade")));
        QTRY_COMPARE(session.systemName(), QStringLiteral("other"));
    }

    void tellsApartWhatIsOpened()
    {
        writeOrder(QStringLiteral("shop"));
        writeOrder(QStringLiteral("depot"));
        makeShop(file(QStringLiteral("w.alidade")));
        makeShop(file(QStringLiteral("second.alidade")));
        Session session;
        session.openAll({file(QStringLiteral("shop")), QUrl(QStringLiteral("https://example.com/shop.git")),
                         file(QStringLiteral("w.alidade")), file(QStringLiteral("missing")), file(QStringLiteral("depot")),
                         file(QStringLiteral("second.alidade")), file(QStringLiteral("shop"))});
        QVERIFY(session.isLoading());
        QTRY_COMPARE(session.sourceNames().size(), 3); // two folders beside the one that the workspace had
        QCOMPARE(session.fileName(), m_folder->filePath(QStringLiteral("w.alidade")));
        const QString all = messages(session).join(QLatin1Char('\n'));
        QVERIFY2(all.contains(QStringLiteral("https://example.com/shop.git is not on this computer.")), qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral("There is nothing at ") + m_folder->filePath(QStringLiteral("missing"))),
                 qPrintable(all));
        QVERIFY2(all.contains(m_folder->filePath(QStringLiteral("second.alidade")) + QStringLiteral(" was not opened")),
                 qPrintable(all));
        QTRY_COMPARE(session.tasks()->count(), 0);
    }

    void severalFoldersMakeOneWorkspace()
    {
        writeOrder(QStringLiteral("north"));
        writeOrder(QStringLiteral("south"));
        Session session;
        session.openAll({file(QStringLiteral("north")), file(QStringLiteral("south"))});
        QTRY_COMPARE(session.sourceNames(), (QStringList{QStringLiteral("north"), QStringLiteral("south")}));
        QTRY_COMPARE(session.tasks()->count(), 0);
    }

    void readsAgainWhatWasAskedForUnderItsName()
    {
        writeOrder(QStringLiteral("shop"));
        const auto git = [this](const QStringList &arguments) {
            QProcess process;
            process.setWorkingDirectory(m_folder->filePath(QStringLiteral("shop")));
            process.start(QStringLiteral("git"), QStringList{QStringLiteral("-c"), QStringLiteral("user.name=t"),
                                                             QStringLiteral("-c"), QStringLiteral("user.email=t@t")} +
                                                     arguments);
            QVERIFY(process.waitForFinished() && process.exitCode() == 0);
        };
        git({QStringLiteral("init"), QStringLiteral("-q")});
        git({QStringLiteral("add"), QStringLiteral("-A")});
        git({QStringLiteral("commit"), QStringLiteral("-q"), QStringLiteral("-m"), QStringLiteral("first")});
        git({QStringLiteral("tag"), QStringLiteral("v1")});
        write(QStringLiteral("shop/payment/go.mod"), "module example.com/shop/payment\n");
        write(QStringLiteral("shop/payment/main.go"), "package main\n\nfunc main() {}\n");
        const QUrl shop = file(QStringLiteral("w.alidade"));
        {
            Workspace workspace = Workspace::create(shop.toLocalFile().toStdString(), "w");
            const Imported imported =
                importSource(m_folder->filePath(QStringLiteral("shop")).toStdString(), {.revision = "v1", .name = "our shop"});
            workspace.replaceFacts(imported.source, imported.facts, imported.diagnostics);
        }
        Session session;
        open(session, shop);
        const QString before = session.sources()->index(0).data(SourceList::TimeRole).toDateTime().toString(Qt::ISODateWithMs);
        session.importAgain();
        QTRY_VERIFY(session.tasks()->count() == 0 && session.lastMessage() == QStringLiteral("Imported our shop."));
        QCOMPARE(session.serviceCount(), 1);
        const QModelIndex source = session.sources()->index(0);
        QCOMPARE(source.data(SourceList::AskedRevisionRole).toString(), QStringLiteral("v1"));
        QCOMPARE(source.data(SourceList::NameRole).toString(), QStringLiteral("our shop"));
        QVERIFY(source.data(SourceList::TimeRole).toDateTime().toString(Qt::ISODateWithMs) != before);
        session.importFolder(file(QStringLiteral("shop"))); // without a revision: the files on disk from now on
        QTRY_COMPARE(session.serviceCount(), 2);
        QTRY_COMPARE(session.tasks()->count(), 0);
    }

    void saysWhyASourceIsNotReadAgain()
    {
        const QUrl shop = file(QStringLiteral("w.alidade"));
        {
            Workspace workspace = Workspace::create(shop.toLocalFile().toStdString(), "w");
            workspace.replaceFacts({.id = "go-mod-graph:x", .name = "graph", .kind = "go-mod-graph"}, {}, {});
            workspace.replaceFacts(
                {.id = m_folder->filePath(QStringLiteral("away")).toStdString(), .name = "away", .kind = "git"}, {}, {});
        }
        Session session;
        open(session, shop);
        QCOMPARE(session.sources()->count(), 2);
        session.importAgain();
        QTRY_COMPARE(messages(session).size(), 2);
        const QString all = messages(session).join(QLatin1Char('\n'));
        QVERIFY2(all.contains(QStringLiteral("graph came from standard input.")), qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral("Import away failed: There is no folder")), qPrintable(all));
    }

    void removesASourceAndUndoBringsItBack()
    {
        const QUrl shop = file(QStringLiteral("shop.alidade"));
        makeShop(shop);
        Session session;
        open(session, shop);
        QTRY_VERIFY(session.tasks()->count() == 0 && session.canUndo());
        session.edit(QStringLiteral("Assign"), {PutContext{{.id = "sales", .name = "Sales"}}, AssignNode{"order", "sales"}});
        session.removeSource(QStringLiteral("/shop"));
        QTRY_COMPARE(session.sources()->count(), 0);
        QCOMPARE(session.architecture()->nodes.size(), std::size_t{1});
        QVERIFY(session.architecture()->nodes[0].isGone);
        QTRY_VERIFY(session.lastMessage().contains(QStringLiteral("Undo brings it back")));
        session.undo();
        QTRY_COMPARE(session.sources()->count(), 1);
        QCOMPARE(session.sources()->index(0).data(SourceList::NodeCountRole).toInt(), 2);
        QCOMPARE(session.architecture()->nodes.size(), std::size_t{2});
        session.close();
        QTRY_COMPARE(session.sources()->count(), 0);
    }

    void importsAFolderAndPlacesItsCards()
    {
        write(QStringLiteral("shop/order/go.mod"), "module example.com/shop/order\n\ngo 1.21\n");
        write(QStringLiteral("shop/order/main.go"), "package main\n\nfunc main() {}\n");
        Session session;
        create(session, file(QStringLiteral("w.alidade")));
        session.importFolder(file(QStringLiteral("shop")));
        QCOMPARE(session.tasks()->count(), 1);
        QTRY_COMPARE(session.tasks()->count(), 0);
        QTRY_VERIFY(session.serviceCount() >= 1);
        QVERIFY(!session.lastMessageIsError());
        QTRY_VERIFY(!session.architecture()->decisions.placements.empty());
        QCOMPARE(session.sourceNames(), QStringList{QStringLiteral("shop")});
        QCOMPARE(session.history()->count(), 2); // one undo takes back what one import did
        session.undo();
        QTRY_COMPARE(session.serviceCount(), 0);
        QVERIFY(session.architecture()->decisions.placements.empty());
    }

    void namesAWorkspaceAfterTheProjectOfABareClone()
    {
        QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("bazaar/repo"))));
        Session session;
        session.importFolder(file(QStringLiteral("bazaar/repo")));
        QTRY_COMPARE(session.systemName(), QStringLiteral("bazaar"));
    }

    void makesAWorkspaceForAnImportWhenNoneIsOpen()
    {
        write(QStringLiteral("depot/order/go.mod"), "module example.com/depot/order\n");
        write(QStringLiteral("depot/order/main.go"), "package main\n\nfunc main() {}\n");
        Session session;
        session.importFolder(file(QStringLiteral("depot")));
        QTRY_VERIFY(session.serviceCount() >= 1);
        QVERIFY2(session.fileName().startsWith(Session::dataFolder() + QStringLiteral("/depot")), qPrintable(session.fileName()));
        QVERIFY(QFile::exists(session.fileName()));
    }

    void refusesToImportWhatIsNoFolder()
    {
        Session session;
        session.importFolder(file(QStringLiteral("missing")));
        QTRY_VERIFY(session.lastMessageIsError());
        QVERIFY2(session.lastMessage().contains(QStringLiteral("There is no folder ")), qPrintable(session.lastMessage()));
        QTRY_VERIFY(!session.isLoading());
        QVERIFY(!session.isOpen());
        QCOMPARE(session.tasks()->count(), 0);
    }

    void aCancelledTaskEndsSilently()
    {
        Session session;
        bool isDone = false;
        session.runTask<int>(
            QStringLiteral("Count"),
            [](const Progress &, std::stop_token stop) {
                while (!stop.stop_requested())
                    std::this_thread::yield();
                throw Cancelled();
                return 0;
            },
            [&](int) { isDone = true; });
        QCOMPARE(session.tasks()->count(), 1);
        session.tasks()->cancel(0);
        QTRY_COMPARE(session.tasks()->count(), 0);
        QVERIFY(!isDone);
        QVERIFY(session.lastMessage().isEmpty());
    }

    void aTaskCancelledAfterItsWorkDoesNothingMore()
    {
        Session session;
        std::atomic<bool> isWorked = false;
        bool isDone = false;
        session.runTask<int>(
            QStringLiteral("Count"),
            [&](const Progress &, std::stop_token) {
                isWorked = true;
                return 0;
            },
            [&](int) { isDone = true; });
        while (!isWorked)
            std::this_thread::yield();
        session.tasks()->cancelAll(); // as opening another workspace does
        QTRY_COMPARE(session.tasks()->count(), 0);
        QVERIFY(!isDone);
    }

    void aFailedTaskSaysWhy()
    {
        Session session;
        session.runTask<int>(
            QStringLiteral("Count"), [](const Progress &, std::stop_token) -> int { throw Error("No fingers."); }, [](int) {});
        QTRY_COMPARE(session.lastMessage(), QStringLiteral("Count failed: No fingers."));
        QVERIFY(session.lastMessageIsError());
    }

    void anImportIsListedWithWhatItFound()
    {
        writeOrder(QStringLiteral("shop"));
        write(QStringLiteral("shop/compose.yaml"), "services:\n  order:\n    build: order\n  stock:\n    image: shop/stock\n");
        Session session;
        create(session, file(QStringLiteral("shop.alidade")));
        session.importFolder(file(QStringLiteral("shop")));
        QCOMPARE(session.imports()->count(), 1);
        const QModelIndex run = session.imports()->index(0);
        QCOMPARE(run.data(ImportRuns::StateRole).value<ImportRuns::State>(), ImportRuns::State::Running);
        QTRY_COMPARE(run.data(ImportRuns::StateRole).value<ImportRuns::State>(), ImportRuns::State::Done);
        QCOMPARE(run.data(ImportRuns::SourceNameRole).toString(), QStringLiteral("shop"));
        QCOMPARE(run.data(ImportRuns::ServicesRole).toInt(), 2);
        QCOMPARE(run.data(ImportRuns::FilesRole).toInt(), 3);
        QCOMPARE(run.data(ImportRuns::LanguagesRole).toStringList(), QStringList{QStringLiteral("go 1")});
        const QVariantList importers = run.data(ImportRuns::ImportersRole).toList();
        QCOMPARE(importers.size(), qsizetype(alidade::importers().size()));
        const bool isCounted = std::any_of(importers.begin(), importers.end(), [](const QVariant &importer) {
            return importer.value<ImporterRow>().title == QLatin1String("Compose files") &&
                   importer.value<ImporterRow>().names == 2;
        });
        QVERIFY(isCounted);
    }

    void anImportThatFailsOrIsStoppedSaysSoInTheList()
    {
        Session session;
        create(session, file(QStringLiteral("shop.alidade")));
        session.importPath(QStringLiteral(" "), {}); // nothing was typed
        QCOMPARE(session.imports()->count(), 0);
        session.importPath(m_folder->filePath(QStringLiteral("missing")), {});
        const QModelIndex failed = session.imports()->index(0);
        QTRY_COMPARE(failed.data(ImportRuns::StateRole).value<ImportRuns::State>(), ImportRuns::State::Failed);
        QVERIFY(failed.data(ImportRuns::FailureRole).toString().contains(QStringLiteral("missing")));

        writeOrder(QStringLiteral("shop"));
        session.importFolder(file(QStringLiteral("shop")));
        const QModelIndex stopped = session.imports()->index(0);
        session.tasks()->cancelTask(stopped.data(ImportRuns::TaskIdRole).toInt());
        QTRY_VERIFY(stopped.data(ImportRuns::StateRole).value<ImportRuns::State>() != ImportRuns::State::Running);
        QTRY_COMPARE(session.tasks()->count(), 0);
        if (stopped.data(ImportRuns::StateRole).value<ImportRuns::State>() == ImportRuns::State::Stopped)
            QVERIFY(session.sourceNames().isEmpty());
        else
            QCOMPARE(session.sourceNames().size(), 1); // it was quicker
    }

    void anImportThatFailedCanBeTriedAgainOrDismissed()
    {
        Session session;
        create(session, file(QStringLiteral("shop.alidade")));
        const ImportRuns &runs = *session.imports();
        const auto state = [&] { return runs.index(0).data(ImportRuns::StateRole).value<ImportRuns::State>(); };
        const int run = session.importPath(m_folder->filePath(QStringLiteral("late")), {});
        QTRY_COMPARE(state(), ImportRuns::State::Failed);
        writeOrder(QStringLiteral("late"));
        session.retryImport(run);
        QTRY_COMPARE(state(), ImportRuns::State::Done);
        QCOMPARE(runs.count(), 1);
        QCOMPARE(session.sourceNames(), QStringList{QStringLiteral("late")});
        session.imports()->dismiss(runs.index(0).data(ImportRuns::RunRole).toInt());
        QCOMPARE(runs.count(), 0);
    }

    void importsAreListedAsLongAsTheirWorkspaceIsOpen()
    {
        writeOrder(QStringLiteral("shop"));
        Session session;
        create(session, file(QStringLiteral("shop.alidade")));
        session.importFolder(file(QStringLiteral("shop")));
        QTRY_COMPARE(session.imports()->index(0).data(ImportRuns::StateRole).value<ImportRuns::State>(), ImportRuns::State::Done);
        session.close();
        QTRY_VERIFY(!session.isOpen());
        QCOMPARE(session.imports()->count(), 0);
    }

    void saysWhyAFileOrAnAddressIsNotImported()
    {
        write(QStringLiteral("notes.txt"), "x");
        Session session;
        QVERIFY(session.importPath(m_folder->filePath(QStringLiteral("notes.txt")), {}) > 0);
        QTRY_VERIFY2(session.lastMessage().contains(QStringLiteral("notes.txt is a file.")), qPrintable(session.lastMessage()));
        QCOMPARE(session.importPath(QStringLiteral("https://example.com/shop.git"), {}), 0);
        QVERIFY(session.lastMessage().contains(QStringLiteral("is not on this computer")));
    }

    void whatAnImportFoundIsCountedAnewWithEachEdit()
    {
        writeOrder(QStringLiteral("shop"));
        writeOrder(QStringLiteral("bazaar"));
        Session session;
        create(session, file(QStringLiteral("w.alidade")));
        session.importFolder(file(QStringLiteral("shop")));
        QTRY_COMPARE(session.serviceCount(), 1);
        QTRY_COMPARE(session.tasks()->count(), 0);
        const QModelIndex run = session.imports()->index(0);
        QCOMPARE(run.data(ImportRuns::ServicesRole).toInt(), 1);
        const auto dependencies = [&] { return run.data(ImportRuns::DependenciesRole).toInt(); };
        QCOMPARE(dependencies(), session.dependencyCount());
        QCOMPARE(session.sources()->index(0).data(SourceList::NodeCountRole).toInt(), 1);
        QCOMPARE(session.sources()->index(0).data(SourceList::DependencyCountRole).toInt(), session.dependencyCount());
    }

    void countsPairsWhateverTheirProtocolsAndTheCyclesAmongThem()
    {
        const QUrl ring = file(QStringLiteral("ring.alidade"));
        {
            Workspace workspace = Workspace::create(ring.toLocalFile().toStdString(), "ring");
            Facts facts;
            facts.nodes = {{.name = "order"}, {.name = "payment"}};
            facts.dependencies = {{.from = "order", .to = "payment", .protocol = "http"},
                                  {.from = "order", .to = "payment", .protocol = "grpc"},
                                  {.from = "payment", .to = "order", .protocol = "http"}};
            workspace.replaceFacts({.id = "/ring", .name = "ring", .kind = "directory"}, facts, {});
        }
        Session session;
        open(session, ring);
        QCOMPARE(session.dependencyCount(), 2);
        QCOMPARE(session.cycleCount(), 1);
        QCOMPARE(session.sources()->index(0).data(SourceList::DependencyCountRole).toInt(), 2);
    }

    void whatTheCoreSaysIsKnownByItsPattern()
    {
        for (const char *said : {"was not followed: symbolic link (and 3 more like it)", "There is no file /a/b.alidade.",
                                 "Not valid YAML: illegal map value; the rest of the file is left out", "something new"})
            QCOMPARE(coreText(QString::fromUtf8(said)), QString::fromUtf8(said));
        QCOMPARE(diagnosticLine({Severity::warning, "a.yaml", 3, "odd"}), QStringLiteral("a.yaml:3: warning: odd"));
        QCOMPARE(diagnosticLine({Severity::note, {}, 0, "odd"}), QStringLiteral("note: odd"));

        class Shouting : public QTranslator {
            QString translate(const char *, const char *source, const char *, int) const override
            {
                return QString::fromUtf8(source).toUpper();
            }
            bool isEmpty() const override { return false; }
        } translator;
        QCoreApplication::installTranslator(&translator);
        QCOMPARE(coreText(QStringLiteral("was not read: submodule (and 3 more like it)")),
                 QStringLiteral("WAS NOT READ: SUBMODULE (AND 3 MORE LIKE IT)"));
        QCOMPARE(coreText(QStringLiteral("Cannot open /a: no such file")), QStringLiteral("CANNOT OPEN /a: NO SUCH FILE"));
        QCOMPARE(coreText(QStringLiteral("something new")), QStringLiteral("something new"));
        QCoreApplication::removeTranslator(&translator);
    }
};

QTEST_GUILESS_MAIN(SessionTest)

#include "tst_session.moc"
