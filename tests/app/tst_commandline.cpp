#include "tests/app/shop.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <sys/stat.h>
#include <thread>

using namespace alidade::test;
using nlohmann::json;

namespace {

Outcome run(const std::vector<std::string> &arguments, const std::string &input = {})
{
    return alidade::test::alidade(arguments, input);
}

} // namespace

TEST(CommandLine, tellsItsVersionAndExplainsItself)
{
    const Outcome version = run({"--version"});
    EXPECT_EQ(version.exitCode, 0);
    EXPECT_TRUE(version.output.starts_with("alidade ")) << version.output;
    const Outcome help = run({"--help"});
    EXPECT_EQ(help.exitCode, 0);
    for (const char *word : {"import", "graph", "cycles", "history", "undo", "redo", "export", "Examples"})
        EXPECT_NE(help.output.find(word), std::string::npos) << word;
}

TEST(CommandLine, refusesWrongUsageWithTwo)
{
    const Folder shop(shopWithCycle());
    const std::vector<std::vector<std::string>> wrong{
        {"graph", shop.path(), "--format", "bmp"},
        {"cycles", shop.path(), "--format", "png"},
        {"graph", shop.path(), "--group-by", "team"},
        {"graph", "--no-such-option"},
        {"graph", "/no/such/directory"},
        {"nonsense"},
        {"import", shop.path()},
        {"import", "-w", shop / "x.alidade"},
        {"undo"},
        {"graph", shop.path(), "-w", "x.alidade"},
        {"export", "diagram", shop.path()},
        {"export"},
    };
    for (const auto &arguments : wrong) {
        const Outcome outcome = run(arguments);
        EXPECT_EQ(outcome.exitCode, 2) << arguments[0] << " " << arguments.back() << ": " << outcome.errors;
        EXPECT_FALSE(outcome.errors.empty());
        EXPECT_EQ(outcome.output, "");
    }
}

TEST(CommandLine, listsTheFormatsWhenOneIsUnknown)
{
    EXPECT_EQ(run({"graph", ".", "--format", "bmp"}).errors,
              "alidade: Unknown format \"bmp\"; known: text, json, dot, mermaid, svg, png, pdf.\n");
    EXPECT_EQ(run({"cycles", ".", "--format", "bmp"}).errors,
              "alidade: Unknown format \"bmp\"; known: text, json, mermaid, sarif.\n");
}

TEST(CommandLine, saysPlainlyThatTheDesktopAppIsNotInstalled)
{
    const Folder elsewhere;
    std::filesystem::copy_file(BINARY_DIR "/bin/alidade", elsewhere / "alidade");
    const Outcome open = alidade::test::alidade({}, {}, elsewhere / "alidade");
    EXPECT_EQ(open.exitCode, 2);
    EXPECT_NE(open.errors.find("alidade-desktop is not installed"), std::string::npos) << open.errors;
    const Outcome paint = alidade::test::alidade({"graph", elsewhere.path(), "--format", "png", "-o", elsewhere / "x.png"}, {},
                                                 elsewhere / "alidade");
    EXPECT_EQ(paint.exitCode, 2);
    EXPECT_FALSE(elsewhere.has("x.png"));
}

TEST(CommandLine, handsDirectoriesAndPicturesToTheDesktopApp)
{
    const Folder elsewhere;
    std::filesystem::copy_file(BINARY_DIR "/bin/alidade", elsewhere / "alidade");
    elsewhere.write(
        "alidade-desktop",
        "#!/bin/sh\nif [ \"$1\" = --render ]; then grep -q '<svg' \"$2\" && echo painted > \"$3\"; else echo opens \"$1\"; fi\n");
    std::filesystem::permissions(elsewhere / "alidade-desktop", std::filesystem::perms::owner_all);
    EXPECT_EQ(alidade::test::alidade({elsewhere.path()}, {}, elsewhere / "alidade").output, "opens " + elsewhere.path() + "\n");
    const Outcome paint = alidade::test::alidade({"graph", elsewhere.path(), "--format", "png"}, {}, elsewhere / "alidade");
    EXPECT_EQ(paint.output, "painted\n") << paint.errors;
}

TEST(CommandLine, neverLetsANameSteerTheTerminal)
{
    const Folder shop(
        {{"a/go.mod", "// service: a\x1b]0;x\x07\nmodule example.com/a\x1b[31m\n"}, {"b\x1b[2J/go.mod", "modul\x1b[2J x\n"}});
    for (const char *command : {"graph", "cycles"}) {
        const Outcome outcome = run({command, shop.path(), "-v"});
        EXPECT_EQ((outcome.output + outcome.errors).find('\x1b'), std::string::npos) << outcome.output << outcome.errors;
        EXPECT_EQ((outcome.output + outcome.errors).find('\x07'), std::string::npos);
    }
}

TEST(CommandLine, stopsOnCtrlCWhileItWaitsForInput)
{
    int input[2];
    ASSERT_EQ(pipe(input), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        dup2(input[0], 0);
        dup2(open("/dev/null", O_WRONLY), 2);
        execl(BINARY_DIR "/bin/alidade", "alidade", "cycles", "-", nullptr);
        _exit(99);
    }
    // The signal may come before the program listens for it; then it ends it the usual way.
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    kill(child, SIGINT);
    int status = 0;
    waitpid(child, &status, 0);
    close(input[0]);
    close(input[1]);
    EXPECT_TRUE((WIFEXITED(status) && WEXITSTATUS(status) == 130) || (WIFSIGNALED(status) && WTERMSIG(status) == SIGINT));
}

TEST(CommandLine, stopsOnCtrlCWhileAPictureIsPainted)
{
    const Folder elsewhere;
    std::filesystem::copy_file(BINARY_DIR "/bin/alidade", elsewhere / "alidade");
    elsewhere.write("alidade-desktop", "#!/bin/sh\necho $$ > \"${0%/*}/pid\"\nexec sleep 300\n");
    std::filesystem::permissions(elsewhere / "alidade-desktop", std::filesystem::perms::owner_all);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        dup2(open("/dev/null", O_WRONLY), 2);
        execl((elsewhere / "alidade").c_str(), "alidade", "graph", elsewhere.path().c_str(), "--format", "png", nullptr);
        _exit(99);
    }
    for (int i = 0; i < 200 && elsewhere.read("pid").empty(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    const int painter = std::stoi(elsewhere.read("pid"));
    kill(child, SIGINT);
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 130) << status;
    EXPECT_EQ(kill(painter, 0), -1) << "the painter goes on";
}

TEST(CommandLine, turnsAwayNamesThatCannotBeLookedUp)
{
    const Folder shop(shopWithCycle());
    const std::string name(300, 'x');
    for (const auto &arguments :
         std::vector<std::vector<std::string>>{{name}, {"import", shop.path(), "-w", shop / name}, {"graph", "-w", shop / name}})
        EXPECT_EQ(run(arguments).exitCode, 2) << arguments[0] << run(arguments).errors;
}

TEST(CommandLine, keepsTheModeOfAFileThatItReplaces)
{
    const Folder shop(shopWithCycle()), target;
    target.write("private.txt", "old");
    ASSERT_EQ(chmod((target / "private.txt").c_str(), 0600), 0);
    EXPECT_EQ(run({"graph", shop.path(), "-o", target / "private.txt"}).exitCode, 0);
    struct stat status {};
    ASSERT_EQ(stat((target / "private.txt").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U);
}

TEST(CommandLine, writesThroughLinksAndIntoDevices)
{
    const Folder shop(shopWithCycle()), target;
    target.write("real.txt", "old");
    std::filesystem::create_symlink("real.txt", target / "link.txt");
    EXPECT_EQ(run({"graph", shop.path(), "-o", target / "link.txt"}).exitCode, 0);
    EXPECT_TRUE(std::filesystem::is_symlink(target / "link.txt"));
    EXPECT_NE(target.read("real.txt").find("auth-service"), std::string::npos);
    EXPECT_NE(run({"graph", shop.path(), "-o", "/dev/stdout"}).output.find("auth-service"), std::string::npos);
    ASSERT_EQ(mkfifo((target / "pipe").c_str(), 0600), 0);
    const int reader = open((target / "pipe").c_str(), O_RDONLY | O_NONBLOCK);
    EXPECT_EQ(run({"graph", shop.path(), "-o", target / "pipe"}).exitCode, 0);
    close(reader);
    EXPECT_TRUE(std::filesystem::is_fifo(target / "pipe")) << "it was replaced by a file";
}

TEST(GraphCommand, writesEveryTextFormatAndSvg)
{
    const Folder shop(shopWithCycle());
    EXPECT_EQ(json::parse(run({"graph", shop.path(), "--format", "json"}).output)["schema"], "alidade/graph/1");
    EXPECT_TRUE(run({"graph", shop.path(), "--format", "dot"}).output.starts_with("digraph"));
    EXPECT_TRUE(run({"graph", shop.path(), "--format", "mermaid"}).output.starts_with("flowchart"));
    EXPECT_NE(run({"graph", shop.path()}).output.find("auth-service"), std::string::npos);
    for (const char *level : {"module", "service", "context"}) {
        const Outcome svg = run({"graph", shop.path(), "--group-by", level, "--format", "svg"});
        EXPECT_EQ(svg.exitCode, 0) << svg.errors;
        EXPECT_NE(svg.output.find("</svg>"), std::string::npos) << level;
    }
}

TEST(GraphCommand, showsExternalModulesOnlyWhenAsked)
{
    const Folder shop(
        {{"go.mod", "module example.com/a\n\nrequire github.com/other/lib v1.2.3\n"}, {"main.go", "package main\n"}});
    const auto names = [&](std::vector<std::string> more) {
        std::vector<std::string> arguments{"graph", shop.path(), "--group-by", "module", "--format", "json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        std::vector<std::string> all;
        const json document = json::parse(run(arguments).output);
        for (const json &node : document["nodes"])
            all.push_back(node["name"]);
        return all;
    };
    EXPECT_EQ(names({}), (std::vector<std::string>{"example.com/a"}));
    EXPECT_EQ(names({"--external"}), (std::vector<std::string>{"example.com/a", "github.com/other/lib"}));
}

TEST(ImportCommand, makesAWorkspaceThatAnswersLikeTheSources)
{
    const Folder shop(shopWithCycle()), target;
    const std::string workspace = target / "shop.alidade";
    const Outcome imported = run({"import", shop.path(), "-w", workspace, "--name", "shop"});
    EXPECT_EQ(imported.exitCode, 0) << imported.errors;
    EXPECT_TRUE(imported.output.starts_with("Imported shop: ")) << imported.output;
    EXPECT_EQ(run({"cycles", "-w", workspace, "--format", "json"}).output,
              run({"cycles", shop.path(), "--format", "json"}).output);
    EXPECT_EQ(run({"import", shop.path(), "-w", workspace}).exitCode, 0) << "again, into the same file";
}

TEST(ImportCommand, countsWhatTheMapShows)
{
    const Folder shop(shopWithCycle()), target;
    const std::string workspace = target / "shop.alidade";
    const Outcome imported = run({"import", shop.path(), "-w", workspace, "--name", "shop"});
    const json graph = json::parse(run({"graph", "-w", workspace, "--format", "json"}).output);
    const std::string counts = std::to_string(graph["nodes"].size()) + " services, " + std::to_string(graph["edges"].size()) +
                               " dependencies, 4 modules\n";
    EXPECT_EQ(imported.output, "Imported shop: the map shows " + counts);
}

TEST(ImportCommand, saysWhenNothingWasFoundAndWhatToDo)
{
    const Folder docs, around, empty, bare;
    docs.write("README.md", "# Shop\n");
    std::filesystem::create_directories(around / "shop.git/objects");
    around.write("shop.git/HEAD", "ref: refs/heads/main\n");
    const auto errors = [](const Folder &folder) { return run({"graph", folder.path()}).errors; };
    EXPECT_NE(errors(docs).find("Nothing was found"), std::string::npos);
    EXPECT_NE(errors(docs).find("`alidade frameworks`"), std::string::npos);
    EXPECT_NE(errors(empty).find("The folder is empty."), std::string::npos);
    EXPECT_NE(errors(around).find("import " + around / "shop.git" + "."), std::string::npos) << errors(around);
    EXPECT_EQ(errors(Folder(shopWithCycle())).find("Nothing was found"), std::string::npos);
}

TEST(ImportCommand, tellsProblemsOnceAndOnlyCountsThemLater)
{
    const Folder shop(shopWithCycle()), target;
    const std::string workspace = target / "shop.alidade";
    EXPECT_NE(run({"import", shop.path(), "-w", workspace, "--name", "shop"}).errors.find("broken/go.mod"), std::string::npos);
    const Outcome later = run({"graph", "-w", workspace});
    EXPECT_NE(later.errors.find("when it was imported"), std::string::npos) << later.errors;
    EXPECT_EQ(later.errors.find("broken/go.mod"), std::string::npos) << later.errors;
    EXPECT_NE(run({"graph", "-v", "-w", workspace}).errors.find("broken/go.mod"), std::string::npos);
}

TEST(ImportCommand, keepsGraphsOfSeveralModulesAndTheNamesOfSources)
{
    const Folder shop(shopWithCycle()), target;
    const std::string file = target / "shop.alidade";
    for (const char *graph :
         {"github.com/acme/order github.com/acme/auth@v2.1.0\n", "github.com/acme/mail go@1.21\n"
                                                                 "github.com/acme/mail github.com/acme/spool@v1.0.0\n"})
        EXPECT_EQ(run({"import", "-", "-w", file}, graph).exitCode, 0);
    const std::string all = run({"graph", "-w", file, "--group-by", "module", "--format", "json"}).output;
    EXPECT_NE(all.find("acme/order"), std::string::npos);
    EXPECT_NE(all.find("acme/mail"), std::string::npos);
    EXPECT_EQ(run({"import", shop.path(), "-w", file, "--name", "backend"}).exitCode, 0);
    EXPECT_TRUE(run({"import", shop.path(), "-w", file}).output.starts_with("Imported backend"));
}

TEST(ImportCommand, leavesNothingBehindWhenASourceCannotBeRead)
{
    const Folder shop(shopWithCycle()), target;
    EXPECT_EQ(run({"import", shop.path(), "/no/such/place", "-w", target / "shop.alidade"}).exitCode, 2);
    EXPECT_FALSE(target.has("shop.alidade"));
}

TEST(WorkspaceCommands, undoAndRedoWhatHistoryLists)
{
    const Folder shop(shopWithCycle()), target;
    const std::string workspace = target / "shop.alidade";
    EXPECT_EQ(run({"import", shop.path(), "-w", workspace}).exitCode, 0);
    EXPECT_NE(run({"history", "-w", workspace}).output.find("mport"), std::string::npos);
    EXPECT_EQ(run({"undo", "-w", workspace}).exitCode, 0);
    EXPECT_NE(run({"history", "-w", workspace}).output.find("undone"), std::string::npos);
    EXPECT_EQ(json::parse(run({"graph", "-w", workspace, "--format", "json"}).output)["nodes"].size(), 0U);
    EXPECT_EQ(run({"undo", "-w", workspace}).exitCode, 2) << "nothing is left to undo";
    EXPECT_EQ(run({"redo", "-w", workspace}).exitCode, 0);
    EXPECT_NE(json::parse(run({"graph", "-w", workspace, "--format", "json"}).output)["nodes"].size(), 0U);
}

TEST(WorkspaceCommands, thatOnlyReadLeaveNothingBesideTheFile)
{
    const Folder shop(shopWithCycle()), target;
    const std::string workspace = target / "shop.alidade";
    EXPECT_EQ(run({"import", shop.path(), "-w", workspace}).exitCode, 0);
    for (const char *command : {"graph", "cycles", "history", "sources"})
        run({command, "-w", workspace});
    EXPECT_FALSE(target.has("shop.alidade-shm"));
    EXPECT_FALSE(target.has("shop.alidade-wal"));
}

TEST(WorkspaceCommands, hintAtTheOptionWhenAWorkspaceIsTakenForASource)
{
    const Folder shop(shopWithCycle()), target;
    const std::string workspace = target / "shop.alidade";
    EXPECT_EQ(run({"import", shop.path(), "-w", workspace}).exitCode, 0);
    const Outcome outcome = run({"graph", workspace});
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_NE(outcome.errors.find("-w " + workspace), std::string::npos) << outcome.errors;
}

TEST(WorkspaceCommands, refuseWhatIsNoWorkspace)
{
    const Folder target({{"text.alidade", "this is no database"}, {"empty.alidade", ""}});
    for (const std::string &file :
         {target / "text.alidade", target / "empty.alidade", target / "missing.alidade", target.path()}) {
        const Outcome outcome = run({"cycles", "-w", file});
        EXPECT_EQ(outcome.exitCode, 2) << file;
        EXPECT_NE(outcome.errors.find("alidade: "), std::string::npos) << file << ": " << outcome.errors;
    }
    EXPECT_EQ(target.read("text.alidade"), "this is no database");
}

TEST(ExportCommand, writesDiagramsAndShowsWhatWouldChange)
{
    const Folder shop(shopWithCycle()), target;
    const std::vector<std::string> base{"export",      "diagram",    shop.path(),     "-o", target / "docs", "--format",
                                        "mermaid,dot", "--group-by", "service,module"};
    std::vector<std::string> diff = base;
    diff.push_back("--diff");
    EXPECT_EQ(run(diff).exitCode, 1);
    EXPECT_FALSE(target.has("docs")) << "--diff writes nothing";
    EXPECT_EQ(run(base).exitCode, 0);
    for (const char *file : {"docs/services.mmd", "docs/services.dot", "docs/modules.mmd", "docs/modules.dot"})
        EXPECT_TRUE(target.has(file)) << file;
    EXPECT_EQ(run(diff).output, "");
    EXPECT_EQ(run(diff).exitCode, 0);
    target.write("docs/services.mmd", "flowchart LR\n");
    const Outcome changed = run(diff);
    EXPECT_EQ(changed.exitCode, 1);
    EXPECT_NE(changed.output.find("changed " + (target / "docs/services.mmd") + "\n@@ line 2 @@\n+"), std::string::npos)
        << changed.output;
}

TEST(ExportCommand, leavesPdfOutOfTheDifference)
{
    const Folder shop(shopWithCycle()), target;
    const Outcome diff = run({"export", "diagram", shop.path(), "-o", target / "docs", "--format", "pdf", "--diff"});
    EXPECT_EQ(diff.exitCode, 0);
    EXPECT_NE(diff.errors.find("PDF is left out"), std::string::npos) << diff.errors;
}
