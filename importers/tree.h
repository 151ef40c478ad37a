#pragma once

#include "model/diagnostic.h"
#include "model/progress.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace alidade {

/// The most bytes that are read from one tree, files that are read twice counted twice: no import reads without end.
inline constexpr std::uint64_t maxTreeBytes = 2ULL << 30U;

/// A regular file of a source tree.
struct TreeFile {
    std::string path; ///< relative to the root, '/'-separated, valid UTF-8 (anything else is reported and left out)
    std::uint64_t size = 0;
    std::uint64_t stamp = 0; ///< changes whenever the file on disk does; 0 when that cannot be told
};

/// The files of a source, read without executing anything and without leaving its root: symbolic links, FIFOs,
/// devices and `.git` are never opened.
class Tree {
public:
    virtual ~Tree() = default;

    /// All regular files, sorted by path. What was left out is in diagnostics().
    const std::vector<TreeFile> &files() const { return m_files; }
    /// The file with this exact path, or nullptr. O(log n).
    const TreeFile *find(std::string_view path) const;
    /// What could not be listed: unreadable directories, links, odd names, limits reached.
    const Diagnostics &diagnostics() const { return m_diagnostics; }
    /// Commit id for git, empty for a directory.
    virtual std::string revision() const { return {}; }

    /// A name for the content of a file that no other content has (a git object id); empty when there is none.
    virtual std::string contentId(const TreeFile &) const { return {}; }

    /// The bytes of a file; nullopt, with one diagnostic added, when it cannot be read or has more than `limit` bytes.
    /// When all that may be read is used up, the first file that is refused gets a diagnostic that speaks for the rest.
    /// Safe to call from several threads at once (with separate `diagnostics`).
    std::optional<std::string> read(const TreeFile &file, std::uint64_t limit, Diagnostics &diagnostics) const;
    /// How many files were read so far; one that is read twice counts twice.
    std::uint64_t filesRead() const { return m_filesRead; }
    /// Another bound than maxTreeBytes, before anything is read.
    void setMostBytes(std::uint64_t bytes) { m_mostBytes = bytes; }

protected:
    /// The bytes of a file, of which no more than `limit` are ever held: it may have grown since it was listed.
    /// Throws Error with a message without the path when the file cannot be read.
    virtual std::string readBytes(const TreeFile &file, std::uint64_t limit) const = 0;

    std::vector<TreeFile> m_files;
    Diagnostics m_diagnostics;

private:
    std::uint64_t m_mostBytes = maxTreeBytes;
    mutable std::atomic<std::uint64_t> m_bytesRead = 0;
    mutable std::atomic<std::uint64_t> m_filesRead = 0;
    mutable std::atomic<bool> m_hasSaidEnough = false;
};

/// A tree with text in memory: for standard input and for tests.
std::unique_ptr<Tree> memoryTree(std::vector<std::pair<std::string, std::string>> files);

/// Opens a directory, or a git repository at a revision. A bare repository, or any repository when `revision` is
/// given, is read from its objects through libgit2 (nothing is checked out); otherwise the files on disk are read.
/// Throws Error when there is nothing to read, Cancelled when stopped.
std::unique_ptr<Tree> openTree(const std::filesystem::path &location, const std::string &revision = {},
                               const Progress &progress = {}, std::stop_token stop = {});

} // namespace alidade
