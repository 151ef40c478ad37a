#include "model/store/database.h"
#include "model/store/workspace.h"
#include "tests/model/temporaryfolder.h"

#include <gtest/gtest.h>

#include <functional>
#include <sys/wait.h>
#include <unistd.h>

using namespace alidade;
using namespace alidade::test;

namespace {

constexpr uid_t nobody = 65534;
constexpr int noteCount = 1500; ///< with a kilobyte each, more than SQLite keeps in memory

/// Notes that all say the same word, so that a mixture of two states shows.
std::vector<Edit> notesThatSay(const std::string &word)
{
    std::vector<Edit> edits{RenameSystem{word}};
    for (int i = 0; i < noteCount; ++i)
        edits.push_back(PutNote{{"node:n" + std::to_string(i), word + std::string(1000, '.')}});
    return edits;
}

/// The word that everything says; "mixed" when not everything does.
std::string wordOf(const Workspace &workspace)
{
    const Decisions decisions = workspace.decisions();
    if (decisions.notes.size() != noteCount)
        return "mixed";
    for (const Note &note : decisions.notes) {
        if (note.text != decisions.systemName + std::string(1000, '.'))
            return "mixed";
    }
    return decisions.systemName;
}

/// Another user, who may read a folder but not write into it, beside a writer who may: root, for whom no permission counts.
class ReadOnlyFolder : public testing::Test {
protected:
    ReadOnlyFolder()
    {
        if (geteuid() != 0)
            return;
        Workspace::create(file, "x").edit("First", notesThatSay("first"));
        std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
    }
    void SetUp() override
    {
        if (geteuid() != 0)
            GTEST_SKIP() << "only root can become somebody else";
    }
    /// Runs `work` as nobody in a process of its own; gives the text that it returns.
    std::string asNobody(const std::function<std::string()> &work) const
    {
        int ends[2];
        if (pipe(ends) != 0)
            return "no pipe";
        const pid_t child = fork();
        if (child == 0) {
            if (setuid(nobody) != 0)
                _exit(1);
            std::string said;
            const std::string error = errorOf([&] { said = work(); });
            said += error;
            const bool isWritten = write(ends[1], said.data(), said.size()) == static_cast<ssize_t>(said.size());
            _exit(isWritten ? 0 : 2);
        }
        close(ends[1]);
        std::string text(4096, '\0');
        std::size_t size = 0;
        for (ssize_t got = 0; (got = read(ends[0], text.data() + size, text.size() - size)) > 0;)
            size += static_cast<std::size_t>(got);
        close(ends[0]);
        int status = 0;
        waitpid(child, &status, 0);
        text.resize(size);
        return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? text : text + " (ended badly)";
    }
    std::string readByNobody() const
    {
        return asNobody([this] { return wordOf(Workspace::open(file, Workspace::Access::readOnly)); });
    }

    TemporaryFolder folder;
    std::filesystem::path file = folder / "shop.alidade";
};

} // namespace

TEST_F(ReadOnlyFolder, showsWhatStandsInTheLogOfAnotherProcess)
{
    EXPECT_EQ(readByNobody(), "first");
    Workspace writer = Workspace::open(file);
    writer.edit("Second", notesThatSay("second"));
    ASSERT_TRUE(std::filesystem::exists(file.string() + "-wal"));
    EXPECT_EQ(readByNobody(), "second");
}

TEST_F(ReadOnlyFolder, showsWhatAKilledWriterLeftInItsLog)
{
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        Workspace writer = Workspace::open(file);
        writer.edit("Second", notesThatSay("second"));
        kill(getpid(), SIGKILL);
    }
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(std::filesystem::exists(file.string() + "-wal"));
    EXPECT_EQ(readByNobody(), "second");
    EXPECT_EQ(wordOf(Workspace::open(file)), "second");
}

TEST_F(ReadOnlyFolder, aReaderKeepsOneStateWhileTheFileIsWrittenUnderIt)
{
    int toChild[2], toParent[2];
    ASSERT_EQ(pipe(toChild), 0);
    ASSERT_EQ(pipe(toParent), 0);
    const auto signalTo = [](int end) { return write(end, "!", 1) == 1; };
    const auto waitFor = [](int end) {
        char byte = 0;
        return read(end, &byte, 1) == 1;
    };
    const pid_t writer = fork();
    ASSERT_GE(writer, 0);
    if (writer == 0) { // waits until it is being read, then writes all into the file itself
        close(toChild[1]);
        if (!waitFor(toChild[0]))
            _exit(1);
        Workspace::open(file).edit("Second", notesThatSay("second"));
        _exit(signalTo(toParent[1]) ? 0 : 2);
    }
    const std::string said = asNobody([&] {
        const Workspace reader = Workspace::open(file, Workspace::Access::readOnly);
        std::string words = reader.decisions().systemName; // only a few pages are read yet
        if (!signalTo(toChild[1]) || !waitFor(toParent[0]))
            return std::string("no answer");
        return words + " " + wordOf(reader);
    });
    int status = 0;
    waitpid(writer, &status, 0);
    EXPECT_EQ(said, "first first");
    EXPECT_EQ(readByNobody(), "second");
    for (const int end : {toChild[0], toChild[1], toParent[0], toParent[1]})
        close(end);
}

TEST_F(ReadOnlyFolder, everyStateThatIsReadWhileAnotherProcessWritesIsWhole)
{
    const pid_t writer = fork();
    ASSERT_GE(writer, 0);
    if (writer == 0) {
        for (int round = 0;; ++round) { // the log comes and goes
            Workspace workspace = Workspace::open(file);
            for (int edit = 0; edit < 2; ++edit)
                workspace.edit("Edit", notesThatSay("word" + std::to_string(2 * round + edit)));
        }
    }
    const std::string said = asNobody([&] {
        int whole = 0;
        std::string faults;
        for (int i = 0; i < 40; ++i) {
            std::string word;
            // A moment at which the log cannot be read is told; a wrong state never is shown.
            const std::string error = errorOf([&] { word = wordOf(Workspace::open(file, Workspace::Access::readOnly)); });
            if (error.empty() && word != "mixed")
                ++whole;
            else
                faults += (error.empty() ? word : error) + "\n";
        }
        return faults.substr(0, 2000) + (whole >= 20 ? "most are whole" : std::to_string(whole));
    });
    kill(writer, SIGKILL);
    int status = 0;
    waitpid(writer, &status, 0);
    EXPECT_EQ(said.find("mixed"), std::string::npos) << said;
    EXPECT_EQ(said.find("damaged"), std::string::npos) << said;
    EXPECT_TRUE(said.ends_with("most are whole")) << said;
    if (said != "most are whole")
        std::puts(said.c_str());
}
