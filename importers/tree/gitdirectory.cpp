#include "importers/tree/gitdirectory.h"

#include "importers/text.h"
#include "importers/tree/beneath.h"
#include "model/error.h"

#include <cerrno>
#include <optional>
#include <string>

#include <fcntl.h>

namespace alidade {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t maxPointerBytes = 16 << 10;
constexpr std::uint64_t maxConfigBytes = 1 << 20;

[[noreturn]] void refuse(const fs::path &root, const std::string &why)
{
    throw Error("Cannot read the git repository " + escaped(root.string()) + ": " + why +
                ". Nothing outside of the folder that you name is read");
}

std::optional<std::string> smallFile(const fs::path &directory, std::string_view name, std::uint64_t limit)
{
    const Descriptor parent(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return readIfThere(parent.number(), name, limit);
}

/// The path that a pointer file names, relative ones from `directory`; empty when there is nothing there.
fs::path resolved(const fs::path &directory, std::string_view pointer)
{
    std::error_code error;
    fs::path path = fs::canonical(directory / pointerText(pointer), error);
    return error ? fs::path() : path;
}

/// core.worktree as git wrote it; nothing that the file includes is looked at.
std::string configuredWorktree(std::string_view config)
{
    std::string worktree;
    bool isCore = false;
    while (!config.empty()) {
        const std::size_t end = std::min(config.find('\n'), config.size());
        const std::string_view line = trimmed(config.substr(0, end));
        config.remove_prefix(std::min(end + 1, config.size()));
        if (line.starts_with('['))
            isCore = line == "[core]";
        const std::size_t equals = line.find('=');
        if (isCore && equals != std::string_view::npos && trimmed(line.substr(0, equals)) == "worktree")
            worktree = trimmed(line.substr(equals + 1));
    }
    if (worktree.size() >= 2 && worktree.starts_with('"') && worktree.ends_with('"'))
        worktree = worktree.substr(1, worktree.size() - 2);
    return worktree;
}

/// A worktree's directory is COMMON/worktrees/NAME, and its file `gitdir` names the `.git` file that leads there.
std::optional<GitDirectory> worktreeOf(const fs::path &root, const fs::path &own)
{
    const auto common = smallFile(own, "commondir", maxPointerBytes);
    const auto back = smallFile(own, "gitdir", maxPointerBytes);
    if (!common || !back || own.parent_path().filename() != "worktrees")
        return {};
    const fs::path shared = own.parent_path().parent_path();
    if (resolved(own, *common) != shared || resolved(own, *back) != root / ".git")
        return {};
    return GitDirectory{own, shared};
}

/// A submodule's directory names its worktree in its configuration.
std::optional<GitDirectory> submoduleOf(const fs::path &root, const fs::path &own)
{
    std::error_code ignored;
    const auto config = smallFile(own, "config", maxConfigBytes);
    if (!config || fs::exists(fs::symlink_status(own / "commondir", ignored)))
        return {};
    const std::string worktree = configuredWorktree(*config);
    if (worktree.empty() || resolved(own, worktree) != root)
        return {};
    return GitDirectory{own, own};
}

GitDirectory linkedDirectory(const fs::path &root)
{
    constexpr std::string_view word = "gitdir:";
    const auto pointer = smallFile(root, ".git", maxPointerBytes);
    if (!pointer || !pointer->starts_with(word))
        refuse(root, "its .git is a file that names no git directory");
    const std::string_view named = trimmed(pointerText(*pointer).substr(word.size()));
    const fs::path own = resolved(root, named);
    if (own.empty())
        refuse(root, "its .git file names " + escaped(named) + ", which is not there");
    if (auto directory = worktreeOf(root, own))
        return *directory;
    if (auto directory = submoduleOf(root, own))
        return *directory;
    refuse(root, "its .git file names " + escaped(named) + ", which does not point back as that of a worktree or submodule does");
}

void checkPlain(const fs::path &root, const fs::directory_entry &entry)
{
    std::error_code ignored;
    if (!entry.is_symlink(ignored) && (entry.is_regular_file(ignored) || entry.is_directory(ignored)))
        return;
    const std::string what = entry.is_symlink(ignored) ? " is a symbolic link" : " is a pipe or device";
    refuse(root, escaped(entry.path().lexically_relative(root).string()) + what);
}

/// libgit2 opens what lies here by its path and waits for what a pipe says.
void checkObjects(const fs::path &root, const fs::path &objects)
{
    std::error_code error;
    if (!fs::is_directory(fs::symlink_status(objects, error)))
        refuse(root, "its objects are not in a directory of its own");
    for (fs::directory_iterator top(objects, error), end; !error && top != end; top.increment(error)) {
        checkPlain(root, *top);
        if (!top->is_directory(error))
            continue;
        for (fs::directory_iterator inner(top->path(), error); !error && inner != end; inner.increment(error))
            checkPlain(root, *inner);
    }
    if (error)
        refuse(root, "its objects cannot be listed (" + error.message() + ")");
    if (const auto alternates = smallFile(objects, "info/alternates", maxPointerBytes);
        alternates && alternates->find_first_not_of(" \t\r\n") != std::string::npos)
        refuse(root, "objects/info/alternates borrows from another repository. Make it whole with `git repack -a -d` and "
                     "remove that file, or clone it with --dissociate");
}

bool isRepository(const fs::path &directory)
{
    std::error_code ignored;
    return fs::exists(directory / "HEAD", ignored) && fs::is_directory(directory / "objects", ignored);
}

} // namespace

std::string_view pointerText(std::string_view content) { return trimmed(content.substr(0, content.find('\n'))); }

GitDirectory findGitDirectory(const fs::path &root)
{
    std::error_code error;
    const fs::path dotGit = root / ".git";
    const fs::file_status status = fs::symlink_status(dotGit, error);
    GitDirectory directory{dotGit, dotGit};
    if (fs::is_symlink(status))
        refuse(root, "its .git is a symbolic link");
    if (fs::is_regular_file(status))
        directory = linkedDirectory(root);
    else if (!fs::is_directory(status))
        directory = {root, root};
    if (!isRepository(directory.common))
        throw Error(escaped(root.string()) + " is not a git repository");
    if (fs::exists(fs::symlink_status(directory.common / "commondir", error)))
        refuse(root, "its commondir names another repository");
    checkObjects(root, directory.common / "objects");
    return directory;
}

} // namespace alidade
