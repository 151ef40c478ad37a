#include "model/error.h"
#include "model/store/database.h"
#include "model/store/schema.h"
#include "model/store/workspace.h"
#include "tests/model/temporaryfolder.h"

#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <random>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace alidade;
using namespace alidade::test;

namespace {

void makeWorkspace(const std::filesystem::path &file, int services = 3)
{
    Workspace workspace = Workspace::create(file, "Shop");
    Facts facts;
    for (int i = 0; i < services; ++i) {
        facts.nodes.push_back({.name = "service" + std::to_string(i)});
        facts.dependencies.push_back(
            {"service" + std::to_string(i), "service0", "grpc", Mode::sync, Voice::coded, {}, {"a.go", i}, "calls"});
    }
    workspace.replaceFacts({.id = "/s", .name = "s", .kind = "git", .revision = {}, .importedAt = {}}, facts, {});
    workspace.edit("Rename", {RenameSystem{"Named"}});
}

void meddle(const std::filesystem::path &file, const char *sql) { Database(file.string(), Database::Mode::readWrite).run(sql); }

std::string openingError(const std::filesystem::path &file)
{
    std::string writing = errorOf([&] { Workspace::open(file); });
    EXPECT_EQ(writing, errorOf([&] { Workspace::open(file, Workspace::Access::readOnly); }));
    return writing;
}

bool contains(const std::string &text, const std::string &part) { return text.find(part) != std::string::npos; }

} // namespace

TEST(BadFiles, eachIsTurnedAwayInPlainWords)
{
    TemporaryFolder folder;
    std::string at = folder.path().string() + "/";
    EXPECT_EQ(openingError(folder / "missing"), "There is no file " + at + "missing.");
    EXPECT_EQ(openingError(folder.path()),
              folder.path().string() + " is a folder, not a workspace file. Import it as a source instead.");
    writeBytes(folder / "empty", "");
    EXPECT_EQ(openingError(folder / "empty"), at + "empty is empty. Delete it and make a new workspace.");
    writeBytes(folder / "text", "hello, I am no database at all, but long enough to look like something");
    EXPECT_EQ(openingError(folder / "text"), at + "text is not an Alidade workspace.");
    mkfifo((folder / "pipe").c_str(), 0600);
    EXPECT_EQ(openingError(folder / "pipe"), at + "pipe is not a regular file.");
    {
        Database other((folder / "other").string(), Database::Mode::create);
        other.run("CREATE TABLE t (a); PRAGMA application_id = 7");
    }
    EXPECT_EQ(openingError(folder / "other"), at + "other is an SQLite database, but not an Alidade workspace.");
    EXPECT_TRUE(contains(errorOf([&] { Workspace::create(folder / "text", "x"); }), "text already exists."));
    EXPECT_EQ(readBytes(folder / "text").substr(0, 5), "hello");
    EXPECT_TRUE(
        contains(errorOf([&] { Workspace::create(folder / "no" / "such" / "folder", "x"); }), "No such file or directory"));
}

TEST(BadFiles, aNameThatCannotBeLookedUpIsToldPlainly)
{
    TemporaryFolder folder;
    const std::filesystem::path file = folder / (std::string(300, 'x') + ".alidade");
    EXPECT_PRED2(contains, errorOf([&] { Workspace::create(file, "Shop"); }), "Cannot make ");
    EXPECT_FALSE(contains(errorOf([&] { Workspace::create(file, "Shop"); }), "filesystem error"));
    EXPECT_FALSE(contains(openingError(file), "filesystem error"));
}

TEST(BadFiles, aFileThatCannotBeMadeWholeIsNotLeftBehind)
{
    TemporaryFolder folder;
    const std::filesystem::path file = folder / "shop.alidade";
    int failures = 0;
    // The limit stands for a full disk, at each point of the making.
    for (rlim_t limit = 0; limit < 600'000; limit += 4096) {
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            signal(SIGXFSZ, SIG_IGN);
            const rlimit bound{limit, limit};
            setrlimit(RLIMIT_FSIZE, &bound);
            bool isPlain = false;
            try {
                Workspace::create(file, "Shop");
                _exit(0);
            } catch (const Error &error) {
                isPlain = contains(error.what(), "Cannot make " + file.string() + ": ");
            }
            _exit(isPlain ? 1 : 2);
        }
        int status = 0;
        waitpid(child, &status, 0);
        ASSERT_TRUE(WIFEXITED(status));
        ASSERT_LT(WEXITSTATUS(status), 2) << limit;
        ASSERT_EQ(std::filesystem::exists(file), WEXITSTATUS(status) == 0) << limit;
        if (WEXITSTATUS(status) == 0)
            break;
        ++failures;
    }
    EXPECT_GT(failures, 2);
}

TEST(BadFiles, randomBytesBehindTheMagicAreDamage)
{
    TemporaryFolder folder;
    std::mt19937 random(3);
    std::string bytes("SQLite format 3\0", 16);
    for (int i = 0; i < 8192; ++i)
        bytes += static_cast<char>(random());
    writeBytes(folder / "w", bytes);
    EXPECT_TRUE(contains(openingError(folder / "w"), "is damaged"));
}

TEST(BadFiles, refusesNewerFiles)
{
    TemporaryFolder folder;
    makeWorkspace(folder / "w");
    meddle(folder / "w", "PRAGMA user_version = 99");
    EXPECT_TRUE(
        contains(openingError(folder / "w"), "w was written by a newer Alidade (file version 99, this program reads up to "));
}

TEST(BadFiles, refusesWhatAlidadeDidNotMake)
{
    TemporaryFolder folder;
    std::array<const char *, 6> foreign{
        "CREATE TRIGGER t AFTER INSERT ON decision_note BEGIN DELETE FROM decision_context; END",
        "CREATE VIEW v AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r",
        "CREATE VIRTUAL TABLE x USING fts5(a)",
        "CREATE INDEX i ON decision_note (abs(text))",
        "DROP TABLE decision_cut",
        "DROP TABLE decision_note; CREATE TABLE decision_note (target TEXT PRIMARY KEY, text TEXT DEFAULT (random()))",
    };
    std::array<const char *, 6> said{
        "trigger 't'", "view 'v'", "table 'x", "index 'i'", "table 'decision_cut' is missing", "table 'decision_note' is not as"};
    for (std::size_t i = 0; i < foreign.size(); ++i) {
        auto file = folder / ("w" + std::to_string(i));
        makeWorkspace(file);
        meddle(file, foreign[i]);
        std::string error = openingError(file);
        EXPECT_TRUE(contains(error, said[i])) << error;
        EXPECT_TRUE(contains(error, file.string())) << error;
    }
}

TEST(BadFiles, wordsNobodyKnowsAreDamageWhenRead)
{
    TemporaryFolder folder;
    makeWorkspace(folder / "w");
    meddle(folder / "w", "UPDATE fact_node SET kind = 'spaceship'");
    Workspace workspace = Workspace::open(folder / "w");
    EXPECT_TRUE(contains(errorOf([&] { workspace.facts(); }), "unknown word 'spaceship'"));
    EXPECT_EQ(workspace.decisions().systemName, "Named");
}

TEST(BadFiles, anUnknownRoleOfACallIsDamageToo)
{
    TemporaryFolder folder;
    makeWorkspace(folder / "w");
    meddle(folder / "w", "INSERT INTO fact_call VALUES (1, 0, 'a', 'whisper', '', '', '', '', '', '', '', 'a.go', 1, '')");
    Workspace workspace = Workspace::open(folder / "w");
    EXPECT_TRUE(contains(errorOf([&] { workspace.architecture(); }), "unknown word 'whisper'"));
}

TEST(BadFiles, olderSchemasAreBroughtUpToDateOneStepAfterTheOther)
{
    constexpr std::array<Migration, 3> steps{
        {{1, "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT; INSERT INTO a VALUES (5)"},
         {2, "CREATE TABLE b (id INTEGER PRIMARY KEY) STRICT; INSERT INTO b SELECT id + 1 FROM a"},
         {4, "DROP TABLE a"}}};
    Database database({}, Database::Mode::memory);
    migrate(database, std::span(steps).first(1));
    EXPECT_EQ(database.integer("PRAGMA user_version"), 1);
    migrate(database, steps);
    EXPECT_EQ(database.integer("PRAGMA user_version"), 4);
    EXPECT_EQ(database.integer("SELECT id FROM b"), 6);
    EXPECT_EQ(database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'a'"), 0);
    EXPECT_EQ(foreignObject(database, steps), "");
    migrate(database, steps); // again: nothing to do

    constexpr std::array<Migration, 2> broken{
        {{5, "CREATE TABLE c (id INTEGER PRIMARY KEY) STRICT"}, {6, "CREATE TABLE d (id INTEGER PRIMARY KEY) STRICT; NONSENSE"}}};
    EXPECT_THROW(migrate(database, broken), DatabaseError);
    EXPECT_EQ(database.integer("PRAGMA user_version"), 5) << "a step that fails leaves the one before";
    EXPECT_EQ(database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'd'"), 0);
}

TEST(BadFiles, aNewFileHasTheNewestSchema)
{
    TemporaryFolder folder;
    makeWorkspace(folder / "w");
    Database database((folder / "w").string(), Database::Mode::readOnly);
    EXPECT_EQ(database.integer("PRAGMA user_version"), currentVersion());
    EXPECT_EQ(database.integer("PRAGMA application_id"), applicationId);
    EXPECT_EQ(database.text("PRAGMA journal_mode"), "wal");
    EXPECT_EQ(database.text("PRAGMA integrity_check"), "ok");
}

TEST(BadFiles, aReadOnlyFolderCanBeReadAndSaysWhyItCannotBeWritten)
{
    TemporaryFolder folder;
    auto file = folder / "w?#%.alidade";
    makeWorkspace(file);
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
    // Root may write everywhere, so the check runs in a child that is nobody.
    pid_t child = fork();
    if (child == 0) {
        if (geteuid() == 0 && setuid(65534) != 0)
            _exit(1);
        std::string error = errorOf([&] { Workspace::open(file); });
        if (!contains(error, "for writing") || !contains(error, "Open it read-only"))
            _exit(2);
        std::string name;
        error = errorOf([&] { name = Workspace::open(file, Workspace::Access::readOnly).decisions().systemName; });
        _exit(error.empty() && name == "Named" ? 0 : 3);
    }
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << WEXITSTATUS(status);
}

TEST(BadFiles, namesWithOddCharactersAreFine)
{
    TemporaryFolder folder;
    for (const char *name : {"file:w?mode=memory&x=1#y", "100% ünï 订单.alidade", "a b'c\"d"}) {
        makeWorkspace(folder / name);
        EXPECT_TRUE(std::filesystem::exists(folder / name));
        EXPECT_EQ(Workspace::open(folder / name).decisions().systemName, "Named");
    }
    // A relative name that SQLite would take for a URI or for memory.
    auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    for (const char *name : {"file:x?mode=memory", ":memory:"}) {
        makeWorkspace(name);
        EXPECT_TRUE(std::filesystem::exists(folder / name)) << name;
        EXPECT_EQ(Workspace::open(name).decisions().systemName, "Named");
    }
    std::filesystem::current_path(before);
}

/// Damages copies of a good file in every way that a disk or a stranger can.
TEST(BadFiles, damagedFilesOpenOrAreTurnedAwayButNeverCrash)
{
    TemporaryFolder folder;
    makeWorkspace(folder / "good", 400);
    const std::string good = readBytes(folder / "good");
    ASSERT_GT(good.size(), 60000U);
    std::mt19937 random(11);
    auto anywhere = [&](std::size_t size) { return static_cast<std::size_t>(random() % size); };
    int refused = 0;
    for (int round = 0; round < 240; ++round) {
        std::string bytes = good;
        switch (round % 4) {
        case 0: // one bit
            bytes[anywhere(bytes.size())] ^= static_cast<char>(1 << random() % 8);
            break;
        case 1: // many bytes
            for (int i = 0; i < 200; ++i)
                bytes[anywhere(bytes.size())] = static_cast<char>(random());
            break;
        case 2: bytes.resize(anywhere(bytes.size())); break;
        default: { // two pages swapped
            std::size_t a = anywhere(bytes.size() / 4096) * 4096, b = anywhere(bytes.size() / 4096) * 4096;
            std::swap_ranges(bytes.begin() + static_cast<long>(a), bytes.begin() + static_cast<long>(a + 4096),
                             bytes.begin() + static_cast<long>(b));
        }
        }
        auto file = folder / "damaged";
        writeBytes(file, bytes);
        std::string error = errorOf([&] {
            Workspace workspace = Workspace::open(file);
            workspace.architecture();
            workspace.history();
            workspace.edit("Edit", {RenameSystem{"x" + std::to_string(round)}});
            workspace.undo();
        });
        refused += !error.empty();
        if (!error.empty()) {
            EXPECT_TRUE(contains(error, file.string())) << error;
        }
        for (const char *ending : {"-wal", "-shm"})
            std::filesystem::remove(file.string() + ending);
    }
    EXPECT_GT(refused, 100) << "damage is noticed";
}
