#include "importers/tree/gittree.h"

#include "importers/text.h"
#include "importers/tree/listing.h"
#include "model/error.h"

#include <git2.h>

#include <algorithm>

namespace alidade {

namespace {

/// libgit2 counts its users; it is set up once and stays until the program ends.
void startLibgit2()
{
    static const bool isStarted = [] {
        git_libgit2_init();
        // libgit2 refuses repositories of other users, because git commands obey their configuration and run what it
        // names. Here only objects are read: no checkout, filter, hook, diff or transport that would run anything.
        git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
        return true;
    }();
    static_cast<void>(isStarted);
}

template <typename T, void (*release)(T *)> struct Release {
    void operator()(T *object) const { release(object); }
};
using Repository = std::unique_ptr<git_repository, Release<git_repository, git_repository_free>>;
using Object = std::unique_ptr<git_object, Release<git_object, git_object_free>>;
using GitTreeObject = std::unique_ptr<git_tree, Release<git_tree, git_tree_free>>;
using Odb = std::unique_ptr<git_odb, Release<git_odb, git_odb_free>>;
using OdbObject = std::unique_ptr<git_odb_object, Release<git_odb_object, git_odb_object_free>>;

std::string lastMessage()
{
    const git_error *error = git_error_last();
    return error != nullptr && error->message != nullptr ? escaped(error->message) : "unknown error";
}

class GitTree : public Tree {
public:
    GitTree(const std::filesystem::path &root, const std::string &revision, const Progress &progress, std::stop_token stop)
    {
        git_repository *repository = nullptr;
        if (git_repository_open_ext(&repository, root.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr) != 0)
            throw Error(escaped(root.string()) + " is not a git repository that can be read: " + lastMessage());
        m_repository.reset(repository);
        const Object commit = resolve(root, revision);
        m_revision.resize(GIT_OID_HEXSZ);
        git_oid_fmt(m_revision.data(), git_object_id(commit.get()));

        git_odb *odb = nullptr;
        git_object *tree = nullptr;
        if (git_repository_odb(&odb, repository) != 0 || git_object_peel(&tree, commit.get(), GIT_OBJECT_TREE) != 0)
            throw Error("Cannot read the files of " + escaped(root.string()) + ": " + lastMessage());
        m_odb.reset(odb);
        const GitTreeObject top(reinterpret_cast<git_tree *>(tree));
        Listing listing(progress, std::move(stop));
        list(listing, top.get(), {}, 0);
        listing.finish(m_files, m_diagnostics);
        std::sort(m_ids.begin(), m_ids.end(), [](const auto &l, const auto &r) { return l.first < r.first; });
    }

    std::string revision() const override { return m_revision; }

    std::string contentId(const TreeFile &file) const override
    {
        const git_oid *id = idOf(file);
        return id == nullptr ? std::string() : std::string(reinterpret_cast<const char *>(id->id), GIT_OID_RAWSZ);
    }

private:
    Object resolve(const std::filesystem::path &root, const std::string &revision) const
    {
        git_object *object = nullptr;
        if (git_revparse_single(&object, m_repository.get(), revision.empty() ? "HEAD" : revision.c_str()) != 0) {
            if (revision.empty())
                throw Error("The git repository " + escaped(root.string()) + " has no commit yet");
            throw Error("The git repository " + escaped(root.string()) + " has no revision '" + escaped(revision) + "'");
        }
        const Object found(object);
        git_object *commit = nullptr;
        if (git_object_peel(&commit, found.get(), GIT_OBJECT_COMMIT) != 0)
            throw Error("'" + escaped(revision) + "' is not a commit of " + escaped(root.string()));
        return Object(commit);
    }

    void list(Listing &listing, const git_tree *tree, const std::string &path, std::size_t depth)
    {
        const std::size_t count = git_tree_entrycount(tree);
        for (std::size_t i = 0; i < count; ++i) {
            const git_tree_entry *entry = git_tree_entry_byindex(tree, i);
            if (listing.accepts(path, git_tree_entry_name(entry)))
                visit(listing, entry, joinedPath(path, git_tree_entry_name(entry)), depth);
        }
    }

    void visit(Listing &listing, const git_tree_entry *entry, const std::string &path, std::size_t depth)
    {
        switch (git_tree_entry_filemode(entry)) {
        case GIT_FILEMODE_TREE: return enter(listing, entry, path, depth + 1);
        case GIT_FILEMODE_LINK: return listing.addLink(path);
        case GIT_FILEMODE_COMMIT: return listing.addSubmodule(path);
        case GIT_FILEMODE_BLOB:
        case GIT_FILEMODE_BLOB_EXECUTABLE: break;
        default: return listing.addSpecial(path);
        }
        const git_oid *id = git_tree_entry_id(entry);
        std::size_t size = 0;
        git_object_t type = GIT_OBJECT_INVALID;
        const int result = git_odb_read_header(&size, &type, m_odb.get(), id);
        if (result == GIT_ENOTFOUND)
            return listing.addMissing(path);
        if (result != 0)
            return listing.addError(path, "cannot be read: " + lastMessage());
        if (listing.addFile(path, size))
            m_ids.emplace_back(path, *id);
    }

    void enter(Listing &listing, const git_tree_entry *entry, const std::string &path, std::size_t depth)
    {
        if (!listing.enters(path, depth))
            return;
        git_tree *found = nullptr;
        if (git_tree_lookup(&found, m_repository.get(), git_tree_entry_id(entry)) != 0)
            return listing.addError(path, "cannot be listed: " + lastMessage());
        const GitTreeObject child(found);
        list(listing, child.get(), path, depth);
    }

    const git_oid *idOf(const TreeFile &file) const
    {
        const auto found = std::lower_bound(m_ids.begin(), m_ids.end(), file.path,
                                            [](const auto &entry, const std::string &path) { return entry.first < path; });
        return found == m_ids.end() || found->first != file.path ? nullptr : &found->second;
    }

    /// Several threads may read at once: a git_odb locks inside (libgit2, docs/threading.md).
    std::string readBytes(const TreeFile &file, std::uint64_t) const override
    {
        const git_oid *id = idOf(file);
        if (id == nullptr)
            throw Error("no such file in the commit");
        git_odb_object *object = nullptr;
        if (git_odb_read(&object, m_odb.get(), id) != 0)
            throw Error(lastMessage());
        const OdbObject blob(object);
        if (git_odb_object_type(object) != GIT_OBJECT_BLOB)
            throw Error("its git object is not a file");
        return {static_cast<const char *>(git_odb_object_data(object)), git_odb_object_size(object)};
    }

    Repository m_repository;
    Odb m_odb;
    std::string m_revision;
    std::vector<std::pair<std::string, git_oid>> m_ids; ///< by path
};

} // namespace

std::unique_ptr<Tree> openGitTree(const std::filesystem::path &root, const std::string &revision, const Progress &progress,
                                  std::stop_token stop)
{
    startLibgit2();
    return std::make_unique<GitTree>(root, revision, progress, std::move(stop));
}

} // namespace alidade
