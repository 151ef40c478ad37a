#include "importers/contracts/contractsource.h"

#include "importers/text.h"
#include "model/error.h"

#include <array>
#include <span>
#include <string_view>

namespace alidade {

namespace {

namespace fs = std::filesystem;

/// The files of a tree below one of its directories, as if that were the root.
class Subtree : public Tree {
public:
    Subtree(std::unique_ptr<Tree> whole, std::string directory) : m_whole(std::move(whole)), m_prefix(std::move(directory) + "/")
    {
        for (const TreeFile &file : m_whole->files()) {
            if (file.path.starts_with(m_prefix))
                m_files.push_back({file.path.substr(m_prefix.size()), file.size, file.stamp});
        }
        m_diagnostics = m_whole->diagnostics();
    }

    std::string revision() const override { return m_whole->revision(); }
    std::string contentId(const TreeFile &file) const override { return m_whole->contentId(inWhole(file)); }

private:
    TreeFile inWhole(const TreeFile &file) const { return {m_prefix + file.path, file.size, file.stamp}; }

    std::string readBytes(const TreeFile &file, std::uint64_t limit) const override
    {
        Diagnostics diagnostics;
        if (auto bytes = m_whole->read(inWhole(file), limit, diagnostics))
            return std::move(*bytes);
        throw Error(diagnostics.empty() ? "cannot be read" : diagnostics.front().message);
    }

    std::unique_ptr<Tree> m_whole;
    std::string m_prefix;
};

bool isThere(const fs::path &path)
{
    std::error_code failure;
    return fs::exists(path, failure);
}

bool isBare(const fs::path &path) { return isThere(path / "HEAD") && isThere(path / "objects") && isThere(path / "refs"); }

/// The nearest directory at or above `path` that has one of these entries; empty when none has.
fs::path above(fs::path path, std::span<const std::string_view> names)
{
    for (;; path = path.parent_path()) {
        for (std::string_view name : names) {
            if (isThere(path / name))
                return path;
        }
        if (path == path.parent_path())
            return {};
    }
}

fs::path repositoryAbove(const fs::path &path)
{
    static constexpr std::array<std::string_view, 1> git{".git"};
    return isBare(path) ? path : above(path, git);
}

[[noreturn]] void failToOpen(const std::string &name, const std::string &why)
{
    throw Error("Cannot open " + escaped(name) + ": " + why);
}

ContractSource openAt(const fs::path &repository, const std::string &revision, const fs::path &directory,
                      const Progress &progress, std::stop_token stop)
{
    ContractSource source{openTree(repository, revision, progress, std::move(stop)), {}};
    const std::string inside = directory.lexically_normal().generic_string();
    if (inside.empty() || inside == "." || inside == "./")
        return source;
    const std::string path = inside.ends_with('/') ? inside.substr(0, inside.size() - 1) : inside;
    if (source.tree->find(path) != nullptr) {
        source.only = path;
        return source;
    }
    source.tree = std::make_unique<Subtree>(std::move(source.tree), path);
    if (source.tree->files().empty())
        failToOpen(revision + ":" + path, "that revision has no such directory");
    return source;
}

ContractSource openFile(const fs::path &file, const Progress &progress, std::stop_token stop)
{
    static constexpr std::array<std::string_view, 4> marks{"buf.work.yaml", "buf.yaml", "buf.work.yml", "buf.yml"};
    const fs::path whole = fs::canonical(file);
    fs::path root = above(whole.parent_path(), marks);
    if (root.empty())
        root = whole.parent_path();
    return {openTree(root, {}, progress, std::move(stop)), whole.lexically_relative(root).generic_string()};
}

} // namespace

ContractSource openContractSource(const std::string &name, const Progress &progress, std::stop_token stop)
{
    std::error_code failure;
    if (fs::is_directory(name, failure))
        return {openTree(name, {}, progress, std::move(stop)), {}};
    if (fs::is_regular_file(name, failure))
        return openFile(name, progress, std::move(stop));
    const std::size_t at = name.rfind('@');
    if (at != std::string::npos && at + 1 < name.size()) {
        const fs::path path = fs::weakly_canonical(at == 0 ? "." : name.substr(0, at), failure);
        if (const fs::path repository = isThere(path) ? repositoryAbove(path) : fs::path(); !repository.empty())
            return openAt(repository, name.substr(at + 1), path.lexically_relative(repository), progress, std::move(stop));
    }
    if (const std::size_t colon = name.find(':'); colon != std::string::npos && colon > 0) {
        const fs::path here = fs::current_path();
        const fs::path repository = repositoryAbove(here);
        if (repository.empty())
            failToOpen(name, "the current directory is in no git repository");
        const std::string path = name.substr(colon + 1);
        const bool isFromHere = path.starts_with("./") || path.starts_with("../") || path == ".";
        const fs::path inside = isFromHere ? (here / path).lexically_normal().lexically_relative(repository) : fs::path(path);
        return openAt(repository, name.substr(0, colon), inside, progress, std::move(stop));
    }
    failToOpen(name, "it is no directory, no file, no DIRECTORY@REVISION and no REVISION:DIRECTORY");
}

} // namespace alidade
