#pragma once

#include "importers/tree.h"

namespace alidade {

// The bounds of a listing, so that no tree can make it endless: a git object can stand for a tree that holds itself
// many times over.
inline constexpr std::size_t maxTreeFiles = 500'000;
inline constexpr std::size_t maxTreeDirectories = 500'000;
inline constexpr std::size_t maxTreeDepth = 128;
inline constexpr std::size_t maxNameDiagnostics = 100; ///< odd names that are reported one by one

/// What a walk over a tree collects: it judges names, keeps the limits, and says once what was left out.
class Listing {
public:
    Listing(const Progress &progress, std::stop_token stop) : m_progress(progress), m_stop(std::move(stop)) {}

    /// Whether an entry named `name` of the directory `parent` can be listed at all; reports it when its name cannot.
    /// `.git` is passed over without a word. Throws Cancelled.
    bool accepts(std::string_view parent, std::string_view name);
    /// Whether the walk shall go into this directory, `depth` levels below the root.
    bool enters(const std::string &path, std::size_t depth);
    /// False when there are too many already.
    bool addFile(std::string path, std::uint64_t size, std::uint64_t stamp = 0);
    void addLink(const std::string &path) { note(m_links, path); }
    void addSpecial(const std::string &path) { note(m_specials, path); }
    void addSubmodule(const std::string &path) { note(m_submodules, path); }
    void addMissing(const std::string &path) { note(m_missing, path); }
    void addError(const std::string &path, std::string message);

    /// Moves everything out, files sorted by path and diagnostics by place.
    void finish(std::vector<TreeFile> &files, Diagnostics &diagnostics);

private:
    struct Group {
        std::size_t count = 0;
        std::string first;
    };
    static void note(Group &group, const std::string &path);
    void summarise(const Group &group, Severity severity, const std::string &what);

    const Progress &m_progress;
    std::stop_token m_stop;
    std::vector<TreeFile> m_files;
    Diagnostics m_diagnostics;
    std::size_t m_directories = 0;
    std::size_t m_reportedNames = 0;
    Group m_links, m_specials, m_submodules, m_missing, m_oddNames, m_tooDeep, m_tooManyFiles, m_tooManyDirectories;
};

/// "a/b", or just "b" when the parent is the root.
std::string joinedPath(std::string_view parent, std::string_view name);

} // namespace alidade
