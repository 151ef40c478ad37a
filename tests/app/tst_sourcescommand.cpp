#include "tests/app/shop.h"

#include <gtest/gtest.h>

#include <cstdlib>

using namespace alidade::test;

namespace {

Outcome run(const std::vector<std::string> &arguments) { return alidade::test::alidade(arguments); }

/// A git repository whose tag v1 has one service, and whose files on disk have two; imported at the tag.
class SourcesCommand : public testing::Test {
protected:
    SourcesCommand()
    {
        write("order");
        git("init -q -b main");
        git("add -A");
        git("commit -q -m first");
        git("tag v1");
        write("payment");
        const Outcome outcome = run({"import", shop, "-w", workspace, "--revision", "v1", "--name", "the shop"});
        EXPECT_EQ(outcome.exitCode, 0) << outcome.errors;
    }
    void write(const std::string &service) const
    {
        folder.write("shop/" + service + "/go.mod", "// service: " + service + "\nmodule example.com/shop/" + service + "\n");
        folder.write("shop/" + service + "/main.go", "package main\n\nfunc main() {}\n");
    }
    void git(const std::string &arguments) const
    {
        const std::string command = "cd '" + shop +
                                    "' && HOME=/nonexistent GIT_CONFIG_NOSYSTEM=1 git -c user.name=t -c user.email=t@t " +
                                    arguments + " >/dev/null 2>&1";
        ASSERT_EQ(std::system(command.c_str()), 0) << arguments;
    }
    Outcome sources(std::vector<std::string> arguments = {}) const
    {
        arguments.insert(arguments.begin(), "sources");
        arguments.insert(arguments.end(), {"-w", workspace});
        return run(arguments);
    }

    Folder folder;
    std::string shop = folder / "shop";
    std::string workspace = folder / "w.alidade";
};

bool contains(const std::string &text, const std::string &part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_F(SourcesCommand, listsWhatAWorkspaceIsMadeOf)
{
    const Outcome list = sources();
    EXPECT_EQ(list.exitCode, 0) << list.errors;
    for (const std::string &part : {std::string("the shop"), std::string("git"), std::string("v1 ("), shop})
        EXPECT_PRED2(contains, list.output, part);
}

TEST_F(SourcesCommand, readsAgainAtTheRevisionThatWasAskedForUnderTheSameName)
{
    EXPECT_EQ(sources({"import"}).output, "the shop: nothing new\n");
    git("add -A");
    git("commit -q -m second");
    git("tag -f v1");
    EXPECT_EQ(sources({"import", "the shop"}).output, "the shop: imported again\n");
    EXPECT_PRED2(contains, sources().output, "v1 (");
    EXPECT_PRED2(contains, run({"graph", "-w", workspace}).output, "payment");
    run({"import", shop, "-w", workspace}); // named without a revision: the files on disk from now on
    EXPECT_FALSE(contains(sources().output, "v1 ("));
}

TEST_F(SourcesCommand, goesOnAfterASourceThatIsNotThereAnyMore)
{
    folder.write("other/go.mod", "module example.com/other\n");
    run({"import", folder / "other", "-w", workspace});
    std::filesystem::remove_all(folder / "other");
    const Outcome again = sources({"import"});
    EXPECT_EQ(again.exitCode, 2);
    EXPECT_EQ(again.output, "the shop: nothing new\n");
    EXPECT_PRED2(contains, again.errors, "other was not read again: Cannot open " + (folder / "other"));
}

TEST_F(SourcesCommand, removesASourceAndUndoBringsItBack)
{
    EXPECT_EQ(sources({"remove", "the shop"}).output, "Removed the shop. `alidade undo` brings it back.\n");
    EXPECT_FALSE(contains(sources().output, "the shop"));
    EXPECT_FALSE(contains(run({"graph", "-w", workspace}).output, "order"));
    run({"undo", "-w", workspace});
    EXPECT_PRED2(contains, sources().output, "the shop");
    EXPECT_PRED2(contains, run({"graph", "-w", workspace}).output, "order");
}

TEST_F(SourcesCommand, refusesWhatItCannotTellApart)
{
    folder.write("more/shop/go.mod", "module example.com/more\n");
    run({"import", folder / "more/shop", "-w", workspace, "--name", "the shop"});
    const Outcome unclear = sources({"remove", "the shop"});
    EXPECT_EQ(unclear.exitCode, 2);
    EXPECT_PRED2(contains, unclear.errors, "Several sources are called \"the shop\". Give the location instead: ");
    EXPECT_EQ(sources({"remove", shop}).exitCode, 0);
    const Outcome unknown = sources({"remove", "nothing"});
    EXPECT_EQ(unknown.exitCode, 2);
    EXPECT_PRED2(contains, unknown.errors, "There is no source \"nothing\".");
    EXPECT_EQ(run({"sources"}).exitCode, 2);
    EXPECT_EQ(run({"sources", "remove", "-w", workspace}).exitCode, 2);
}
