#include "importers/parallel.h"
#include "importers/tree.h"
#include "importers/tree/listing.h"
#include "model/error.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace alidade;
namespace fs = std::filesystem;

namespace {

/// A directory of its own for each test, removed afterwards.
class TreeTest : public testing::Test {
protected:
    TreeTest()
    {
        std::string pattern = (fs::temp_directory_path() / "alidade-tree-XXXXXX").string();
        root = ::mkdtemp(pattern.data());
    }
    ~TreeTest() override { fs::remove_all(root); }

    void write(const fs::path &path, const std::string &text) const
    {
        fs::create_directories((root / path).parent_path());
        std::ofstream(root / path) << text;
    }
    /// Runs git without any configuration of the machine.
    void git(const std::string &arguments) const
    {
        const std::string command = "cd '" + root.string() +
                                    "' && HOME=/nonexistent GIT_CONFIG_NOSYSTEM=1 git -c user.name=t -c user.email=t@t " +
                                    arguments + " >/dev/null 2>&1";
        ASSERT_EQ(std::system(command.c_str()), 0) << arguments;
    }

    fs::path root;
};

std::string listed(const Tree &tree)
{
    std::string text;
    for (const TreeFile &file : tree.files())
        text += file.path + " " + std::to_string(file.size) + "\n";
    return text;
}

std::string problems(const Diagnostics &diagnostics)
{
    std::string text;
    for (const Diagnostic &diagnostic : diagnostics)
        text += toText(diagnostic) + "\n";
    return text;
}

std::string contents(const Tree &tree, const std::string &path, std::uint64_t limit = 1000)
{
    Diagnostics diagnostics;
    const TreeFile *file = tree.find(path);
    if (file == nullptr)
        return "not listed";
    const auto text = tree.read(*file, limit, diagnostics);
    return text ? *text : problems(diagnostics);
}

std::string failure(const fs::path &location, const std::string &revision = {})
{
    try {
        openTree(location, revision);
    } catch (const Error &error) {
        return error.what();
    }
    return "opened";
}

TEST_F(TreeTest, listsRegularFilesOnlyAndOpensNothingElse)
{
    write("b/c.txt", "hello");
    write("a.txt", "");
    write("b-/x", "x");
    write(".git/config", "secret");
    write("sub/.git", "gitdir: /elsewhere");
    fs::create_symlink("/etc/passwd", root / "b/outside");
    fs::create_symlink(".", root / "b/loop");
    fs::create_symlink("b", root / "directory-link");
    ASSERT_EQ(::mkfifo((root / "pipe").c_str(), 0600), 0);
    const auto tree = openTree(root);
    EXPECT_EQ(listed(*tree), "a.txt 0\nb-/x 1\nb/c.txt 5\n");
    EXPECT_EQ(problems(tree->diagnostics()), "b/loop: note: was not followed: symbolic link (and 2 more like it)\n"
                                             "pipe: note: was not opened: device, pipe or socket\n");
    EXPECT_EQ(contents(*tree, "b/c.txt"), "hello");
    EXPECT_EQ(tree->find("b/outside"), nullptr);
    EXPECT_EQ(tree->find("b"), nullptr);
    EXPECT_EQ(tree->revision(), "");
}

TEST_F(TreeTest, reportsNamesThatAreNotUtf8)
{
    write("ok", "1");
    const std::string odd = (root / "odd\xFF\n").string();
    const int file = ::open(odd.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0)
        GTEST_SKIP() << "this file system only has UTF-8 names";
    ::close(file);
    const auto tree = openTree(root);
    EXPECT_EQ(listed(*tree), "ok 1\n");
    EXPECT_EQ(problems(tree->diagnostics()), "odd\\xff\\x0a: warning: was left out: its name is not a valid UTF-8 file name\n");
}

TEST_F(TreeTest, readsPathsLongerThanTheSystemTakesAtOnceAndStopsAtTheDepthLimit)
{
    const std::string name(100, 'd');
    int parent = ::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    std::string path;
    std::string longest;
    for (std::size_t depth = 1; depth <= maxTreeDepth + 2; ++depth) {
        ASSERT_EQ(::mkdirat(parent, name.c_str(), 0700), 0);
        const int child = ::openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        ::close(parent);
        parent = child;
        path += (path.empty() ? "" : "/") + name;
        if (depth == 60) {
            const int file = ::openat(parent, "file", O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
            ASSERT_EQ(::write(file, "deep", 4), 4);
            ::close(file);
            longest = path + "/file";
        }
    }
    ::close(parent);
    ASSERT_GT(longest.size(), 4096U);
    const auto tree = openTree(root);
    EXPECT_EQ(contents(*tree, longest), "deep");
    ASSERT_EQ(tree->diagnostics().size(), 1U);
    EXPECT_EQ(tree->diagnostics().front().message, "was left out: directory beyond the limit of 128 levels");
}

TEST_F(TreeTest, goesOnAfterADirectoryThatCannotBeRead)
{
    write("closed/x", "1");
    write("open/y", "2");
    fs::permissions(root, fs::perms::all);
    fs::permissions(root / "closed", fs::perms::none);
    // Root may read everything, so that the child process becomes somebody else.
    const auto listAsNobody = [&] {
        constexpr uid_t nobody = 65534;
        if (::geteuid() == 0 && ::setuid(nobody) != 0)
            std::exit(1);
        const auto tree = openTree(root);
        std::fputs((listed(*tree) + problems(tree->diagnostics())).c_str(), stderr);
        std::exit(0);
    };
    EXPECT_EXIT(listAsNobody(), testing::ExitedWithCode(0), "^open/y 1\nclosed: error: cannot be listed: Permission denied\n$");
    fs::permissions(root / "closed", fs::perms::owner_all);
}

TEST_F(TreeTest, refusesWhatChangedIntoALinkOrAPipeSinceItWasListed)
{
    write("a/file", "1");
    write("b/file", "2");
    write("c", "3");
    write("gone", "4");
    const auto tree = openTree(root);
    fs::remove_all(root / "a");
    fs::create_directory_symlink("/etc", root / "a");
    fs::remove(root / "b/file");
    fs::create_symlink("/etc/passwd", root / "b/file");
    fs::remove(root / "c");
    ASSERT_EQ(::mkfifo((root / "c").c_str(), 0600), 0);
    fs::remove(root / "gone");
    EXPECT_EQ(contents(*tree, "a/file"), "a/file: error: cannot be read: Not a directory\n");
    EXPECT_EQ(contents(*tree, "b/file"), "b/file: error: cannot be read: it is behind a symbolic link\n");
    EXPECT_EQ(contents(*tree, "c"), "c: error: cannot be read: it is no longer a regular file\n");
    EXPECT_EQ(contents(*tree, "gone"), "gone: error: cannot be read: No such file or directory\n");
    Diagnostics diagnostics;
    EXPECT_FALSE(tree->read({"../../etc/passwd", 1}, 100, diagnostics));
    EXPECT_EQ(problems(diagnostics), "../../etc/passwd: error: cannot be read: it is outside of the tree\n");
}

TEST_F(TreeTest, keepsTheLimitEvenWhenAFileGrows)
{
    write("big", std::string(11, 'x'));
    write("grows", "1");
    const auto tree = openTree(root);
    write("grows", std::string(11, 'x'));
    EXPECT_EQ(contents(*tree, "big", 10), "big: warning: was not read: it is larger than the limit of 10 bytes\n");
    EXPECT_EQ(contents(*tree, "grows", 10), "grows: warning: was not read: it is larger than the limit of 10 bytes\n");
    EXPECT_EQ(contents(*tree, "grows", 11), std::string(11, 'x'));
}

TEST_F(TreeTest, saysWhatItCannotOpen)
{
    write("file", "1");
    EXPECT_EQ(failure(root / "none"), "Cannot open " + (root / "none").string() + ": No such file or directory");
    EXPECT_EQ(failure(root / "file"),
              "Cannot open " + (root / "file").string() + ": it is neither a directory nor a git repository");
    EXPECT_NE(failure(root, "main").find("is not a git repository"), std::string::npos);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(openTree(root, {}, {}, stop.get_token()), Cancelled);
}

TEST_F(TreeTest, readsCommitsOfBareAndOrdinaryRepositories)
{
    write("work/a.txt", "one");
    write("work/dir/b.txt", "two");
    fs::create_symlink("/etc/passwd", root / "work/link");
    git("init -q -b main work");
    git("-C work add -A");
    git("-C work update-index --add --cacheinfo 160000,0123456789012345678901234567890123456789,module");
    git("-C work commit -q -m first");
    git("-C work tag first");
    write("work/a.txt", "changed");
    git("-C work add a.txt");
    git("-C work commit -q -m second");
    git("clone -q --bare work bare.git");
    git("init -q --bare empty.git");

    const auto bare = openTree(root / "bare.git");
    EXPECT_EQ(listed(*bare), "a.txt 7\ndir/b.txt 3\n");
    EXPECT_EQ(problems(bare->diagnostics()),
              "link: note: was not followed: symbolic link\nmodule: note: was not read: submodule\n");
    EXPECT_EQ(contents(*bare, "a.txt"), "changed");
    EXPECT_EQ(contents(*bare, "a.txt", 6), "a.txt: warning: was not read: it is larger than the limit of 6 bytes\n");
    EXPECT_EQ(bare->revision().size(), 40U);
    const auto first = openTree(root / "work", "first");
    EXPECT_EQ(contents(*first, "a.txt"), "one");
    EXPECT_NE(first->revision(), bare->revision());
    EXPECT_EQ(contents(*openTree(root / "work"), "a.txt"), "changed");
    EXPECT_EQ(failure(root / "work", "nowhere"), "The git repository " + (root / "work").string() + " has no revision 'nowhere'");
    EXPECT_EQ(failure(root / "work", "first^{tree}"), "'first^{tree}' is not a commit of " + (root / "work").string());
    EXPECT_EQ(failure(root / "empty.git"), "The git repository " + (root / "empty.git").string() + " has no commit yet");

    std::atomic<int> right = 0;
    forEachIndex(2000, {}, [&](std::size_t i) {
        right += contents(*bare, i % 2 == 0 ? "a.txt" : "dir/b.txt") == (i % 2 == 0 ? "changed" : "two") ? 1 : 0;
    });
    EXPECT_EQ(right, 2000);
}

TEST_F(TreeTest, runsNothingThatAHostileRepositoryNames)
{
    const std::string canary = (root / "canary").string();
    write("work/a.txt", "one");
    write("work/.gitattributes", "* filter=evil diff=evil\n");
    git("init -q -b main work");
    git("-C work add -A");
    git("-C work commit -q -m first");
    std::ofstream config(root / "work/.git/config", std::ios::app);
    for (const char *key : {"core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "filter.evil.smudge",
                            "filter.evil.clean", "filter.evil.process", "diff.evil.textconv", "uploadpack.packObjectsHook"}) {
        const std::string name = key;
        const std::size_t dot = name.rfind('.');
        const std::size_t first = name.find('.');
        config << (first == dot ? "[" + name.substr(0, first) + "]"
                                : "[" + name.substr(0, first) + " \"" + name.substr(first + 1, dot - first - 1) + "\"]")
               << "\n\t" << name.substr(dot + 1) << " = touch " << canary << "\n";
    }
    config.close();
    for (const char *hook : {"post-checkout", "pre-commit", "post-index-change", "reference-transaction"}) {
        write(fs::path("work/.git/hooks") / hook, "#!/bin/sh\ntouch " + canary + "\n");
        fs::permissions(root / "work/.git/hooks" / hook, fs::perms::owner_all);
    }
    EXPECT_EQ(contents(*openTree(root / "work", "HEAD"), "a.txt"), "one");
    EXPECT_EQ(contents(*openTree(root / "work/.git"), "a.txt"), "one");
    EXPECT_EQ(contents(*openTree(root / "work"), "a.txt"), "one");
    EXPECT_FALSE(fs::exists(canary));
}

TEST_F(TreeTest, findsRevisionsByEveryNameThatGitGivesThem)
{
    write("work/a.txt", "one");
    git("init -q -b main work");
    git("-C work add -A");
    git("-C work commit -q -m first");
    git("-C work tag -a v1 -m annotated");
    git("-C work branch feature/x");
    write("work/a.txt", "two");
    git("-C work commit -q -a -m second");
    git("-C work update-ref refs/remotes/origin/main HEAD~1");
    git("-C work symbolic-ref refs/remotes/origin/HEAD refs/remotes/origin/main");
    const auto readAll = [this] {
        std::string text;
        const std::string id = openTree(root / "work", "v1")->revision();
        for (const std::string &name :
             {std::string("HEAD"), std::string("@"), std::string("main"), std::string("heads/main"),
              std::string("refs/heads/main"), std::string("v1"), std::string("tags/v1"), std::string("v1^{commit}"),
              std::string("main~1"), std::string("HEAD^"), std::string("feature/x"), std::string("origin"),
              std::string("origin/main"), id, id.substr(0, 7), id + "^0"})
            text += contents(*openTree(root / "work", name), "a.txt") + " ";
        return text;
    };
    const std::string expected = "two two two two two one one one one one one one one one one one ";
    EXPECT_EQ(readAll(), expected);
    git("-C work pack-refs --all");
    git("-C work gc -q");
    EXPECT_EQ(readAll(), expected);
    // A branch that is called as a commit is not that commit.
    const std::string first = openTree(root / "work", "v1")->revision();
    git("-C work update-ref refs/heads/" + first + " main");
    EXPECT_EQ(contents(*openTree(root / "work", first), "a.txt"), "one");
    for (const char *none :
         {"main~5", "nowhere", "../HEAD", "config", "main@{1}", ":/first", "main:a.txt", "^", "0123", "refs/heads"})
        EXPECT_EQ(failure(root / "work", none),
                  "The git repository " + (root / "work").string() + " has no revision '" + none + "'");
}

/// A repository that a stranger made, beside one that is nobody's business but the user's.
class HostileRepository : public TreeTest {
protected:
    HostileRepository()
    {
        for (const std::string name : {"secret", "work"}) {
            write(name + "/a.txt", name);
            git("init -q -b main " + name);
            git("-C " + name + " add -A");
            git("-C " + name + " commit -q -m first");
        }
        secretCommit = openTree(root / "secret", "main")->revision();
    }
    std::string refusal(const std::string &why, const std::string &where = "work") const
    {
        return "Cannot read the git repository " + (root / where).string() + ": " + why +
               ". Nothing outside of the folder that you name is read";
    }
    /// The directory itself can still be imported, as it stands on disk.
    void expectReadableAsDirectory() const { EXPECT_EQ(contents(*openTree(root / "work"), "a.txt"), "work"); }

    std::string secretCommit;
};

TEST_F(HostileRepository, borrowsNoObjects)
{
    write("work/.git/objects/info/alternates", (root / "secret/.git/objects").string() + "\n");
    const std::string why = "objects/info/alternates borrows from another repository. Make it whole with `git repack -a -d` and "
                            "remove that file, or clone it with --dissociate";
    EXPECT_EQ(failure(root / "work", secretCommit), refusal(why));
    EXPECT_EQ(failure(root / "work", "main"), refusal(why));
    expectReadableAsDirectory();
    write("work/.git/objects/info/alternates", "\n");
    EXPECT_EQ(contents(*openTree(root / "work", "main"), "a.txt"), "work");
    EXPECT_EQ(failure(root / "work", secretCommit),
              "The git repository " + (root / "work").string() + " has no revision '" + secretCommit + "'");
}

TEST_F(HostileRepository, aGitFileThatNamesAnotherRepositoryIsRefused)
{
    fs::remove_all(root / "work/.git");
    const std::string secret = (root / "secret/.git").string();
    write("work/.git", "gitdir: " + secret + "\n");
    const std::string start = "its .git file names ";
    const std::string notBack = ", which does not point back as that of a worktree or submodule does";
    EXPECT_EQ(failure(root / "work", "main"), refusal(start + secret + notBack));
    write("work/.git", "gitdir: ../secret/.git");
    EXPECT_EQ(failure(root / "work", "main"), refusal(start + "../secret/.git" + notBack));
    write("work/.git", "gitdir: /no/such/place");
    EXPECT_EQ(failure(root / "work", "main"), refusal(start + "/no/such/place, which is not there"));
    write("work/.git", "hello");
    EXPECT_EQ(failure(root / "work", "main"), refusal("its .git is a file that names no git directory"));
    // One of the stranger's own, which leads on to the other.
    write("mine/worktrees/w/gitdir", (root / "work/.git").string());
    write("mine/worktrees/w/commondir", secret);
    write("mine/worktrees/w/HEAD", "ref: refs/heads/main");
    const std::string mine = (root / "mine/worktrees/w").string();
    write("work/.git", "gitdir: " + mine);
    EXPECT_EQ(failure(root / "work", "main"), refusal(start + mine + notBack));
    expectReadableAsDirectory();
}

TEST_F(HostileRepository, aCommonDirectoryElsewhereIsRefused)
{
    write("work/.git/commondir", (root / "secret/.git").string());
    EXPECT_EQ(failure(root / "work", "main"), refusal("its commondir names another repository"));
    EXPECT_EQ(failure(root / "work/.git"), refusal("its commondir names another repository", "work/.git"));
}

TEST_F(HostileRepository, linksAndPipesInsteadOfObjectsAreRefused)
{
    const fs::path objects = root / "work/.git/objects";
    ASSERT_EQ(::mkfifo((objects / "info/pipe").c_str(), 0600), 0);
    EXPECT_EQ(failure(root / "work", "main"), refusal(".git/objects/info/pipe is a pipe or device"));
    fs::remove(objects / "info/pipe");
    fs::create_symlink(root / "secret/.git/objects/pack", objects / "pack/link.pack");
    EXPECT_EQ(failure(root / "work", "main"), refusal(".git/objects/pack/link.pack is a symbolic link"));
    fs::remove_all(objects / "pack");
    fs::create_directory_symlink(root / "secret/.git/objects/pack", objects / "pack");
    EXPECT_EQ(failure(root / "work", "main"), refusal(".git/objects/pack is a symbolic link"));
    fs::remove_all(objects);
    fs::create_directory_symlink(root / "secret/.git/objects", objects);
    EXPECT_EQ(failure(root / "work", secretCommit), refusal("its objects are not in a directory of its own"));
    fs::remove_all(root / "work/.git");
    fs::create_directory_symlink(root / "secret/.git", root / "work/.git");
    EXPECT_EQ(failure(root / "work", "main"), refusal("its .git is a symbolic link"));
    expectReadableAsDirectory();
}

TEST_F(HostileRepository, linksAndPipesInsteadOfReferencesAreNoReferences)
{
    fs::create_symlink(root / "secret/.git/refs/heads/main", root / "work/.git/refs/heads/link");
    ASSERT_EQ(::mkfifo((root / "work/.git/refs/heads/pipe").c_str(), 0600), 0);
    write("work/.git/refs/heads/out", "ref: ../../secret/.git/HEAD\n");
    write("work/.git/refs/heads/round", "ref: refs/heads/round\n");
    write("work/.git/refs/heads/odd", "no id at all\n");
    for (const std::string name : {"link", "pipe", "out", "round", "odd"})
        EXPECT_EQ(failure(root / "work", name),
                  "The git repository " + (root / "work").string() + " has no revision '" + name + "'");
    EXPECT_EQ(contents(*openTree(root / "work", "main"), "a.txt"), "work");
}

TEST_F(HostileRepository, itsConfigurationIsNotEvenRead)
{
    ASSERT_EQ(::mkfifo((root / "pipe").c_str(), 0600), 0); // reading it would wait for ever
    std::ofstream(root / "work/.git/config", std::ios::app)
        << "[include]\n\tpath = " << (root / "pipe").string() << "\n[core]\n\tworktree = " << (root / "secret").string()
        << "\n[extensions]\n\tnobodyKnows = true\n";
    EXPECT_EQ(contents(*openTree(root / "work", "main"), "a.txt"), "work");
    EXPECT_EQ(contents(*openTree(root / "work/.git"), "a.txt"), "work");
}

TEST_F(HostileRepository, worktreesAndSubmodulesThatAreKnownToTheirRepositoryAreRead)
{
    git("-C work worktree add -q -b other ../tree");
    write("tree/a.txt", "in the tree");
    git("-C tree commit -q -a -m second");
    EXPECT_EQ(contents(*openTree(root / "tree", "HEAD"), "a.txt"), "in the tree");
    EXPECT_EQ(contents(*openTree(root / "tree", "main"), "a.txt"), "work");
    EXPECT_EQ(contents(*openTree(root / "work", "HEAD"), "a.txt"), "work");
    fs::copy(root / "tree", root / "copy", fs::copy_options::recursive); // the repository does not know this one
    EXPECT_NE(failure(root / "copy", "HEAD").find("does not point back"), std::string::npos);

    git("-C work -c protocol.file.allow=always submodule --quiet add ../secret module");
    ASSERT_TRUE(fs::is_regular_file(root / "work/module/.git"));
    EXPECT_EQ(contents(*openTree(root / "work/module", "HEAD"), "a.txt"), "secret");
    fs::copy(root / "work/module", root / "moved", fs::copy_options::recursive);
    write("moved/.git", "gitdir: " + (root / "work/.git/modules/module").string());
    EXPECT_NE(failure(root / "moved", "HEAD").find("does not point back"), std::string::npos);
}

TEST_F(TreeTest, readsRepositoriesOfOtherUsers)
{
    write("work/a.txt", "one");
    git("init -q -b main work");
    git("-C work add -A");
    git("-C work commit -q -m first");
    constexpr uid_t nobody = 65534;
    if (::chown((root / "work").c_str(), nobody, nobody) != 0 || ::chown((root / "work/.git").c_str(), nobody, nobody) != 0)
        GTEST_SKIP() << "only root can give files away";
    EXPECT_EQ(contents(*openTree(root / "work", "HEAD"), "a.txt"), "one");
}

TEST_F(TreeTest, namesWhatIsMissingInAPartialClone)
{
    write("work/a.txt", "one");
    write("work/b.txt", "two");
    git("init -q -b main work");
    git("-C work add -A");
    git("-C work commit -q -m first");
    const fs::path object = root / "work/.git/objects/43/dd47ea691c90a5fa7827892c70241913351963"; // git hash-object of "one"
    ASSERT_TRUE(fs::remove(object));
    const auto tree = openTree(root / "work", "HEAD");
    EXPECT_EQ(listed(*tree), "b.txt 3\n");
    EXPECT_EQ(problems(tree->diagnostics()),
              "a.txt: warning: was left out: its content is missing from the repository, as in a partial clone\n");
}

TEST(Listing, sumsUpWhatIsBeyondItsLimits)
{
    const Progress progress;
    Listing listing(progress, {});
    for (std::size_t i = 0; i < maxTreeFiles + 2; ++i)
        listing.addFile("f" + std::to_string(i), 0);
    for (std::size_t i = 0; i < maxNameDiagnostics + 5; ++i)
        EXPECT_FALSE(listing.accepts("d", "\xFF" + std::to_string(i)));
    EXPECT_FALSE(listing.accepts("d", ".."));
    EXPECT_FALSE(listing.accepts("d", "a/b"));
    EXPECT_TRUE(listing.accepts("d", "a"));
    std::vector<TreeFile> files;
    Diagnostics diagnostics;
    listing.finish(files, diagnostics);
    EXPECT_EQ(files.size(), maxTreeFiles);
    const std::string text = problems(diagnostics);
    EXPECT_EQ(diagnostics.size(), maxNameDiagnostics + 2);
    EXPECT_NE(text.find("f500000: warning: was left out: file beyond the limit of 500000 files (and 1 more like it)\n"),
              std::string::npos);
    EXPECT_NE(text.find("was left out: name that is not valid UTF-8 (and 6 more like it)\n"), std::string::npos);
}

TEST(MemoryTree, readsNoMoreThanItsBoundAndSaysSoOnce)
{
    const auto tree = memoryTree({{"a", "12345"}, {"b", "12345"}, {"c", "12345"}});
    tree->setMostBytes(9);
    Diagnostics diagnostics;
    EXPECT_TRUE(tree->read(*tree->find("a"), 100, diagnostics));
    EXPECT_FALSE(tree->read(*tree->find("b"), 100, diagnostics));
    EXPECT_FALSE(tree->read(*tree->find("c"), 100, diagnostics));
    EXPECT_EQ(problems(diagnostics), "b: warning: and what comes after it was not read: one import reads no more than 9 bytes. "
                                     "Import parts of the source one by one\n");
}

TEST(MemoryTree, findsByExactPath)
{
    const auto tree = memoryTree({{"b", "2"}, {"a/c", "1"}});
    EXPECT_EQ(listed(*tree), "a/c 1\nb 1\n");
    EXPECT_EQ(contents(*tree, "a/c"), "1");
    EXPECT_EQ(tree->find("a"), nullptr);
    EXPECT_EQ(contents(*tree, "b", 0), "b: warning: was not read: it is larger than the limit of 0 bytes\n");
}

} // namespace
