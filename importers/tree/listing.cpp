#include "importers/tree/listing.h"

#include "importers/text.h"
#include "model/error.h"

#include <algorithm>
#include <tuple>

namespace alidade {

std::string joinedPath(std::string_view parent, std::string_view name)
{
    std::string path(parent);
    if (!path.empty())
        path += '/';
    return path += name;
}

bool Listing::accepts(std::string_view parent, std::string_view name)
{
    if (m_stop.stop_requested())
        throw Cancelled();
    if (name == ".git")
        return false;
    // git objects can hold names that no file system would: they must not reach anyone who joins paths.
    const bool isOdd = name.empty() || name == "." || name == ".." || name.find('/') != std::string_view::npos ||
                       name.find('\0') != std::string_view::npos || firstInvalidUtf8(name) != std::string_view::npos;
    if (!isOdd)
        return true;
    const std::string path = escaped(joinedPath(parent, name));
    if (m_reportedNames < maxNameDiagnostics) {
        ++m_reportedNames;
        m_diagnostics.push_back({Severity::warning, path, 0, "was left out: its name is not a valid UTF-8 file name"});
    } else {
        note(m_oddNames, path);
    }
    return false;
}

bool Listing::enters(const std::string &path, std::size_t depth)
{
    if (depth > maxTreeDepth) {
        note(m_tooDeep, path);
        return false;
    }
    if (m_directories >= maxTreeDirectories) {
        note(m_tooManyDirectories, path);
        return false;
    }
    ++m_directories;
    return true;
}

bool Listing::addFile(std::string path, std::uint64_t size, std::uint64_t stamp)
{
    if (m_files.size() >= maxTreeFiles) {
        note(m_tooManyFiles, path);
        return false;
    }
    m_files.push_back({std::move(path), size, stamp});
    static constexpr std::size_t filesPerReport = 256;
    if (m_files.size() % filesPerReport == 0)
        m_progress.report("Listing files", m_files.size(), 0, "files");
    return true;
}

void Listing::addError(const std::string &path, std::string message)
{
    m_diagnostics.push_back({Severity::error, path, 0, std::move(message)});
}

void Listing::finish(std::vector<TreeFile> &files, Diagnostics &diagnostics)
{
    const auto limit = [](std::size_t number, const char *what) {
        return " beyond the limit of " + std::to_string(number) + what;
    };
    summarise(m_links, Severity::note, " not followed: symbolic link");
    summarise(m_specials, Severity::note, " not opened: device, pipe or socket");
    summarise(m_submodules, Severity::note, " not read: submodule");
    summarise(m_missing, Severity::warning, " left out: its content is missing from the repository, as in a partial clone");
    summarise(m_oddNames, Severity::warning, " left out: name that is not valid UTF-8");
    summarise(m_tooDeep, Severity::warning, " left out: directory" + limit(maxTreeDepth, " levels"));
    summarise(m_tooManyFiles, Severity::warning, " left out: file" + limit(maxTreeFiles, " files"));
    summarise(m_tooManyDirectories, Severity::warning, " left out: directory" + limit(maxTreeDirectories, " directories"));
    std::sort(m_files.begin(), m_files.end(), [](const TreeFile &l, const TreeFile &r) { return l.path < r.path; });
    std::sort(m_diagnostics.begin(), m_diagnostics.end(),
              [](const Diagnostic &l, const Diagnostic &r) { return std::tie(l.file, l.message) < std::tie(r.file, r.message); });
    files = std::move(m_files);
    diagnostics = std::move(m_diagnostics);
    m_progress.report("Listing files", files.size(), files.size(), "files");
}

void Listing::note(Group &group, const std::string &path)
{
    if (group.count++ == 0 || path < group.first)
        group.first = path;
}

void Listing::summarise(const Group &group, Severity severity, const std::string &what)
{
    if (group.count == 0)
        return;
    std::string message = "was" + what;
    if (group.count > 1)
        message += " (and " + std::to_string(group.count - 1) + " more like it)";
    m_diagnostics.push_back({severity, group.first, 0, std::move(message)});
}

} // namespace alidade
