#include "model/error.h"
#include "model/store/database.h"
#include "model/store/workspace.h"
#include "tests/model/temporaryfolder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <functional>
#include <random>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace alidade;
using namespace alidade::test;

namespace {

constexpr int killRounds = 20;

/// The last number that a child wrote into the pipe before it ended; `before` when it wrote none.
int lastAcknowledged(int pipe, int before)
{
    int number = before;
    for (int next; read(pipe, &next, sizeof next) == static_cast<ssize_t>(sizeof next);)
        number = next;
    return number;
}

/// Runs `work(pipe)` in a child process; gives its id and the reading end.
std::pair<pid_t, int> inChild(const std::function<void(int)> &work)
{
    int ends[2];
    if (pipe(ends) != 0)
        throw std::runtime_error("no pipe");
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        try {
            work(ends[1]);
        } catch (...) {
            _exit(9);
        }
        _exit(0);
    }
    close(ends[1]);
    return {child, ends[0]};
}

void acknowledge(int pipe, int number)
{
    if (write(pipe, &number, sizeof number) != static_cast<ssize_t>(sizeof number))
        _exit(8);
}

/// Edits and imports until it is killed. Edit n names the system n.
void writeForever(const std::filesystem::path &file, int first, int pipe)
{
    Workspace workspace = Workspace::open(file);
    for (int n = first;; ++n) {
        Facts facts;
        for (int i = 0; i < 200; ++i)
            facts.nodes.push_back({.name = std::to_string(n) + "-" + std::to_string(i)});
        if (n % 5 == 0)
            workspace.replaceFacts({.id = "/s", .name = "s", .kind = "git", .revision = {}, .importedAt = {}}, facts, {});
        workspace.edit("Edit " + std::to_string(n), {RenameSystem{std::to_string(n)}});
        acknowledge(pipe, n);
        if (n % 7 == 0) { // ends where it began, but may be cut between the two
            workspace.undo();
            workspace.redo();
        }
    }
}

} // namespace

TEST(Crash, aKilledWriterLosesNothingThatWasAcknowledged)
{
    TemporaryFolder folder;
    auto file = folder / "w.alidade";
    {
        Workspace::create(file, "0");
    }
    std::mt19937 random(std::random_device{}());
    int acknowledged = 0;
    for (int round = 0; round < killRounds; ++round) {
        auto [child, pipe] = inChild([&](int end) { writeForever(file, acknowledged + 1, end); });
        std::this_thread::sleep_for(std::chrono::milliseconds(5 + random() % 120));
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself with " << WEXITSTATUS(status);
        acknowledged = lastAcknowledged(pipe, acknowledged);
        close(pipe);

        Workspace workspace = Workspace::open(file); // the lock of the dead is free
        int found = std::stoi(workspace.decisions().systemName);
        // One more may have been written but not told; one fewer may be there when an undo was cut off from its redo.
        if (workspace.canRedo())
            found = std::stoi(workspace.redo().revision.label.substr(5));
        ASSERT_GE(found, acknowledged) << "round " << round;
        ASSERT_LE(found, acknowledged + 1) << "round " << round;
        for (const SourceFacts &source : workspace.facts())
            ASSERT_EQ(source.facts.nodes.size(), 200U) << "an import is there as a whole";
        ASSERT_EQ(Database(file.string(), Database::Mode::readOnly).text("PRAGMA integrity_check"), "ok");
        acknowledged = found;
    }
    EXPECT_GT(acknowledged, killRounds);
}

TEST(Crash, aFullDiskIsToldAndEverythingAcknowledgedStays)
{
    TemporaryFolder folder;
    auto file = folder / "w.alidade";
    {
        Workspace::create(file, "0");
    }
    constexpr rlim_t diskBytes = 1 << 20;
    auto [child, pipe] = inChild([&](int end) {
        signal(SIGXFSZ, SIG_IGN); // the write then fails as on a full disk
        rlimit limit{diskBytes, diskBytes};
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
            _exit(7);
        Workspace workspace = Workspace::open(file);
        std::string filler(10000, 'x');
        std::string error;
        int n = 1;
        for (; n < 1000 && error.empty(); ++n) {
            error = errorOf([&] {
                workspace.edit("Edit", {RenameSystem{std::to_string(n)}, PutNote{{"node:n" + std::to_string(n), filler}}});
            });
            if (error.empty())
                acknowledge(end, n);
        }
        if (error !=
            "Cannot write " + file.string() + ": the disk is full. Nothing was changed; free some space and try again.") {
            fprintf(stderr, "%s\n", error.c_str());
            _exit(6);
        }
        // Still usable: what was acknowledged is read by the very same object.
        _exit(workspace.decisions().notes.size() == static_cast<std::size_t>(n - 2) && workspace.canUndo() ? 5 : 4);
    });
    int acknowledged = lastAcknowledged(pipe, 0);
    close(pipe);
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 5);
    EXPECT_GT(acknowledged, 5);

    Workspace workspace = Workspace::open(file);
    EXPECT_EQ(workspace.decisions().systemName, std::to_string(acknowledged));
    EXPECT_EQ(workspace.decisions().notes.size(), static_cast<std::size_t>(acknowledged));
    workspace.edit("Again", {RenameSystem{"there is room"}});
    EXPECT_EQ(Database(file.string(), Database::Mode::readOnly).text("PRAGMA integrity_check"), "ok");
}

TEST(Crash, aFullDiskDuringAnImportKeepsTheOldFacts)
{
    TemporaryFolder folder;
    auto file = folder / "w.alidade";
    Source source{.id = "/s", .name = "s", .kind = "git", .revision = {}, .importedAt = {}};
    {
        Workspace workspace = Workspace::create(file, "Shop");
        workspace.replaceFacts(source, {.nodes = {{.name = "order"}}}, {});
    }
    auto [child, pipe] = inChild([&](int) {
        signal(SIGXFSZ, SIG_IGN);
        rlimit limit{1 << 20, 1 << 20};
        setrlimit(RLIMIT_FSIZE, &limit);
        Workspace workspace = Workspace::open(file);
        Facts many;
        for (int i = 0; i < 100000; ++i)
            many.imports.push_back({"from" + std::to_string(i), "to", false, 1, {"a.go", i}});
        std::string error = errorOf([&] { workspace.replaceFacts(source, many, {}); });
        _exit(error.find("the disk is full") != std::string::npos && workspace.facts()[0].facts.nodes.size() == 1 ? 0 : 6);
    });
    close(pipe);
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << WEXITSTATUS(status);
    EXPECT_EQ(Workspace::open(file).facts()[0].facts.nodes.at(0).name, "order");
}
