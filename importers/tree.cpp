#include "importers/tree.h"

#include "importers/text.h"
#include "importers/tree/directorytree.h"
#include "importers/tree/gittree.h"
#include "model/error.h"

#include <algorithm>

namespace alidade {

namespace {

class MemoryTree : public Tree {
public:
    explicit MemoryTree(std::vector<std::pair<std::string, std::string>> files) : m_contents(std::move(files))
    {
        std::sort(m_contents.begin(), m_contents.end());
        for (const auto &[path, text] : m_contents)
            m_files.push_back({path, text.size()});
    }

private:
    std::string readBytes(const TreeFile &file, std::uint64_t) const override
    {
        const auto found = std::lower_bound(m_contents.begin(), m_contents.end(), file.path,
                                            [](const auto &content, const std::string &path) { return content.first < path; });
        if (found == m_contents.end() || found->first != file.path)
            throw Error("no such file");
        return found->second;
    }

    std::vector<std::pair<std::string, std::string>> m_contents;
};

bool looksLikeBareRepository(const std::filesystem::path &directory)
{
    std::error_code ignored;
    return !std::filesystem::exists(directory / ".git", ignored) &&
           std::filesystem::is_regular_file(directory / "HEAD", ignored) &&
           std::filesystem::is_directory(directory / "objects", ignored) &&
           std::filesystem::is_directory(directory / "refs", ignored);
}

} // namespace

const TreeFile *Tree::find(std::string_view path) const
{
    const auto found = std::lower_bound(m_files.begin(), m_files.end(), path,
                                        [](const TreeFile &file, std::string_view wanted) { return file.path < wanted; });
    return found != m_files.end() && found->path == path ? &*found : nullptr;
}

std::optional<std::string> Tree::read(const TreeFile &file, std::uint64_t limit, Diagnostics &diagnostics) const
{
    const auto refuse = [&](Severity severity, std::string message) {
        diagnostics.push_back({severity, file.path, 0, std::move(message)});
        return std::nullopt;
    };
    const auto tooLarge = [&] { return "was not read: it is larger than the limit of " + sizeText(limit); };
    if (file.size > limit)
        return refuse(Severity::warning, tooLarge());
    // What others read at the same time may go beyond the bound by a file each.
    if (m_bytesRead + file.size > m_mostBytes) {
        if (m_hasSaidEnough.exchange(true))
            return std::nullopt;
        return refuse(Severity::warning, "and what comes after it was not read: one import reads no more than " +
                                             sizeText(m_mostBytes) + ". Import parts of the source one by one");
    }
    try {
        std::string bytes = readBytes(file, limit);
        m_bytesRead += bytes.size();
        if (bytes.size() > limit)
            return refuse(Severity::warning, tooLarge());
        ++m_filesRead;
        return bytes;
    } catch (const Error &error) {
        return refuse(Severity::error, std::string("cannot be read: ") + error.what());
    }
}

std::unique_ptr<Tree> memoryTree(std::vector<std::pair<std::string, std::string>> files)
{
    return std::make_unique<MemoryTree>(std::move(files));
}

std::unique_ptr<Tree> openTree(const std::filesystem::path &location, const std::string &revision, const Progress &progress,
                               std::stop_token stop)
{
    std::error_code failure;
    const std::filesystem::path root = std::filesystem::canonical(location, failure);
    if (failure)
        throw Error("Cannot open " + escaped(location.string()) + ": " + failure.message());
    if (!std::filesystem::is_directory(root, failure))
        throw Error("Cannot open " + escaped(location.string()) + ": it is neither a directory nor a git repository");
    if (!revision.empty() || looksLikeBareRepository(root))
        return openGitTree(root, revision, progress, stop);
    return openDirectoryTree(root, progress, stop);
}

} // namespace alidade
