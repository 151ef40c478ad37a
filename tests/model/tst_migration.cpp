#include "model/store/database.h"
#include "model/store/revisions.h"
#include "model/store/schema.h"
#include "model/store/workspace.h"
#include "tests/model/temporaryfolder.h"
#include "tests/model/trafficsheet.h"

#include <gtest/gtest.h>

using namespace alidade;
using namespace alidade::test;

namespace {

/// Writes with plain SQL, as an older program did, and records it.
void write(const Database &database, const std::string &label, const char *sql)
{
    Transaction transaction(database);
    const Recording recording(database);
    database.run(sql);
    appendRevision(database, label, recording.changeset(), 1 << 20);
    transaction.commit();
}

/// A file as the program of schema version 1 left it: a source that was imported, moved on, and removed and brought back.
void makeVersion1(const std::filesystem::path &file)
{
    const Database database(file.string(), Database::Mode::create);
    migrate(database, migrations().first(1));
    database.run("PRAGMA journal_mode = WAL");
    write(database, "Name", "INSERT INTO decision_system VALUES (1, 'Shop')");
    write(database, "Import shop",
          "INSERT INTO source VALUES (1, '/shop', 'shop', 'git', 'abc');"
          "INSERT INTO fact_node VALUES (1, 0, 'order', 'service', 'annotation', 'go', 'order', '', '', 'main.go', 3)");
    database.run("INSERT INTO import_time VALUES ('/shop', '2024-05-01T10:00:00.000Z')");
    write(database, "Import shop again", "UPDATE source SET revision = 'def' WHERE number = 1");
    write(database, "Remove source shop", "DELETE FROM fact_node; DELETE FROM source");
}

std::string sources(const Workspace &workspace)
{
    std::string text;
    for (const SourceFacts &facts : workspace.facts()) {
        const Source &source = facts.source;
        text += source.name + " at " + source.revision + " asked '" + source.askedRevision + "':";
        for (const NodeFact &node : facts.facts.nodes)
            text += " " + node.name;
    }
    return text;
}

} // namespace

TEST(Migration, aFileOfTheFirstVersionIsBroughtUpToDateWithItsHistory)
{
    const TemporaryFolder folder;
    const auto file = folder / "shop.alidade";
    makeVersion1(file);
    {
        Workspace workspace = Workspace::open(file);
        EXPECT_EQ(workspace.decisions().systemName, "Shop");
        EXPECT_EQ(workspace.history().size(), 4U);
        workspace.undo(); // rows of the old shape come back
        EXPECT_EQ(sources(workspace), "shop at def asked '': order");
        workspace.undo();
        EXPECT_EQ(sources(workspace), "shop at abc asked '': order");
        workspace.undo();
        EXPECT_EQ(sources(workspace), "");
        workspace.redo();
        workspace.redo();
        workspace.redo();
        EXPECT_EQ(sources(workspace), "");
        workspace.undo();
        workspace.replaceFacts({.id = "/shop", .name = "shop", .kind = "git", .revision = "fed", .askedRevision = "v1.2"},
                               {.nodes = {{.name = "order"}}}, {});
        EXPECT_EQ(sources(workspace), "shop at fed asked 'v1.2': order");
        workspace.undo();
        EXPECT_EQ(sources(workspace), "shop at def asked '': order");
        workspace.redo();
    }
    EXPECT_EQ(sources(Workspace::open(file)), "shop at fed asked 'v1.2': order");
    EXPECT_EQ(Database(file.string(), Database::Mode::readOnly).integer("PRAGMA user_version"), currentVersion());
}

TEST(Migration, aFileOfTheSecondVersionLearnsOfCallsNamesAndOwners)
{
    const TemporaryFolder folder;
    const auto file = folder / "shop.alidade";
    {
        const Database database(file.string(), Database::Mode::create);
        migrate(database, migrations().first(2));
        database.run("PRAGMA journal_mode = WAL");
        write(database, "Import shop",
              "INSERT INTO source VALUES (1, '/shop', 'shop', 'git', 'abc', 'main');"
              "INSERT INTO fact_node VALUES (1, 0, 'order', 'service', 'annotation', 'go', 'order', '', '', 'main.go', 3)");
    }
    Workspace workspace = Workspace::open(file);
    EXPECT_EQ(sources(workspace), "shop at abc asked 'main': order");
    EXPECT_TRUE(workspace.facts()[0].facts.calls.empty());
    const CallFact call{.node = "order", .protocol = "grpc", .target = "${X}", .framework = "lib", .place = {"main.go", 5}};
    workspace.replaceFacts({.id = "/shop", .name = "shop", .kind = "git", .revision = "def"},
                           {.nodes = {{.name = "order"}}, .calls = {call}}, {});
    workspace.edit("Join", {PutIdentity{{"pay", "payment"}}});
    EXPECT_EQ(workspace.facts()[0].facts.calls, std::vector<CallFact>{call});
    workspace.undo();
    workspace.undo();
    EXPECT_EQ(sources(workspace), "shop at abc asked 'main': order");
    EXPECT_TRUE(workspace.facts()[0].facts.calls.empty());
}

TEST(Migration, aFileOfTheFourthVersionLearnsOfTrafficAndSnapshots)
{
    const TemporaryFolder folder;
    const auto file = folder / "shop.alidade";
    {
        const Database database(file.string(), Database::Mode::create);
        migrate(database, migrations().first(4));
        database.run("PRAGMA journal_mode = WAL");
        write(database, "Import shop",
              "INSERT INTO source VALUES (1, '/shop', 'shop', 'git', 'abc', 'main');"
              "INSERT INTO fact_node VALUES (1, 0, 'order', 'service', 'annotation', 'go', 'order', '', '', 'main.go', 3)");
    }
    Workspace workspace = Workspace::open(file);
    const Source live{.id = "live", .name = "live", .kind = "live", .revision = {}, .importedAt = {}};
    workspace.recordTraffic(live, test::TrafficSheet().calls("web", "order-service"));
    const Architecture architecture = workspace.architecture();
    EXPECT_EQ(architecture.nodes.size(), 2U);
    ASSERT_EQ(architecture.dependencies.size(), 1U);
    workspace.edit("Take", {PutSnapshot{{.name = "now", .note = {}, .takenAt = {}}, topologyOf(architecture)}});
    EXPECT_EQ(workspace.snapshot("now").edges.size(), 1U);
    workspace.undo();
    workspace.undo();
    workspace.undo();
    EXPECT_EQ(sources(workspace), "");
}

TEST(Migration, aFileOfTheFifthVersionLearnsOfSagasAcceptedChangesAndTheBoard)
{
    const TemporaryFolder folder;
    const auto file = folder / "shop.alidade";
    {
        const Database database(file.string(), Database::Mode::create);
        migrate(database, migrations().first(5));
        database.run("PRAGMA journal_mode = WAL");
        write(database, "Import shop",
              "INSERT INTO source VALUES (1, '/shop', 'shop', 'git', 'abc', 'main');"
              "INSERT INTO fact_node VALUES (1, 0, 'order', 'service', 'annotation', 'go', 'order', '', '', 'main.go', 3)");
    }
    Workspace workspace = Workspace::open(file);
    const Saga saga{.name = "placeOrder", .coordinator = "order", .steps = {{.name = "charge"}}};
    workspace.replaceFacts({.id = "/shop", .name = "shop", .kind = "git", .revision = "def"},
                           {.nodes = {{.name = "order"}}, .sagas = {{"dtm", "saga", saga}}}, {});
    workspace.edit("Design", {PutSaga{saga}, AcceptContractChange{{.fingerprint = "f1"}}, PutBoardItem{{.id = "paid"}}});
    EXPECT_EQ(workspace.facts()[0].facts.sagas.size(), 1U);
    EXPECT_EQ(workspace.decisions().sagas, std::vector<Saga>{saga});
    EXPECT_EQ(workspace.decisions().board.size(), 1U);
    workspace.undo();
    EXPECT_TRUE(workspace.decisions().sagas.empty());
    EXPECT_TRUE(workspace.decisions().acceptedContractChanges.empty());
    EXPECT_TRUE(workspace.decisions().board.empty());
    workspace.undo();
    EXPECT_EQ(sources(workspace), "shop at abc asked 'main': order");
    EXPECT_TRUE(workspace.facts()[0].facts.sagas.empty());
}

TEST(Migration, anOlderFileThatIsOnlyReadStaysAsItIs)
{
    const TemporaryFolder folder;
    const auto file = folder / "shop.alidade";
    makeVersion1(file);
    const std::string before = readBytes(file);
    {
        const Workspace workspace = Workspace::open(file, Workspace::Access::readOnly);
        EXPECT_EQ(workspace.decisions().systemName, "Shop");
        EXPECT_EQ(workspace.history().size(), 4U);
        EXPECT_TRUE(workspace.sources().empty());
    }
    EXPECT_EQ(readBytes(file), before);
    EXPECT_EQ(Database(file.string(), Database::Mode::readOnly).integer("PRAGMA user_version"), 1);
}
