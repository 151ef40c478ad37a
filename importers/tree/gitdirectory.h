#pragma once

#include <filesystem>
#include <string_view>

namespace alidade {

/// Where a git repository keeps its things.
struct GitDirectory {
    std::filesystem::path own;    ///< HEAD
    std::filesystem::path common; ///< references and objects; the same, unless this is a linked worktree
};

/// The git directory of the repository at `root`, a canonical path: `root` itself when it is bare, or `root/.git`.
///
/// A repository may come from a stranger, so nothing in it leads out of the root: `.git` is no link, no `commondir` is
/// followed, `objects` holds no links, pipes or devices and no alternates. No configuration is obeyed and none that it
/// includes is read. The one way out is a `.git` file, as linked worktrees and submodules have it, and only when the
/// directory that it names points back to this root: that is written by the owner of that other repository.
/// Throws Error that says what is in the way.
GitDirectory findGitDirectory(const std::filesystem::path &root);

/// What a file says that points to something else (`.git`, HEAD, commondir): its first line, without spaces around it.
std::string_view pointerText(std::string_view content);

} // namespace alidade
