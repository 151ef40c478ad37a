#include "importers/tree/gittree.h"

#include "importers/text.h"
#include "importers/tree/gitdirectory.h"
#include "importers/tree/gitreferences.h"
#include "importers/tree/listing.h"
#include "model/error.h"

#include <git2.h>
#include <git2/odb_backend.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>

#include <algorithm>

namespace alidade {

namespace {

/// libgit2 counts its users; it is set up once and stays until the program ends.
void startLibgit2()
{
    static const bool isStarted = [] {
        git_libgit2_init();
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

bool isWholeId(const std::string &text)
{
    return text.size() == GIT_OID_HEXSZ && text.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
}

class GitTree : public Tree {
public:
    GitTree(const std::filesystem::path &root, const std::string &revision, const Progress &progress, std::stop_token stop)
        : m_directory(findGitDirectory(root))
    {
        openObjects(root);
        const Object commit = resolve(root, revision);
        m_revision = idText(commit.get());
        git_object *tree = nullptr;
        if (git_object_peel(&tree, commit.get(), GIT_OBJECT_TREE) != 0)
            throw Error("Cannot read the files of " + escaped(root.string()) + ": " + lastMessage());
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
    /// libgit2 gets the objects only, so that it obeys no configuration, alternates or links of the repository.
    void openObjects(const std::filesystem::path &root)
    {
        const std::string objects = (m_directory.common / "objects").string();
        constexpr int packsFirst = 2, looseNext = 1, defaultCompression = -1;
        git_odb *odb = nullptr;
        git_odb_backend *packs = nullptr, *loose = nullptr;
        git_repository *repository = nullptr;
        const bool isOpen = git_odb_new(&odb) == 0 && (m_odb.reset(odb), true) &&
                            git_odb_backend_pack(&packs, objects.c_str()) == 0 &&
                            git_odb_add_backend(odb, packs, packsFirst) == 0 &&
                            git_odb_backend_loose(&loose, objects.c_str(), defaultCompression, 0, 0, 0) == 0 &&
                            git_odb_add_backend(odb, loose, looseNext) == 0 && git_repository_wrap_odb(&repository, odb) == 0;
        if (!isOpen)
            throw Error(escaped(root.string()) + " is not a git repository that can be read: " + lastMessage());
        m_repository.reset(repository);
    }

    /// The object of a reference or an object id that may be shortened; null when there is none.
    Object named(const std::string &name) const
    {
        // A whole id means that object, even when a branch has it for its name.
        std::string digits = isWholeId(name) ? name : referenceTarget(m_directory, name);
        if (digits.empty() && name.size() >= GIT_OID_MINPREFIXLEN)
            digits = name;
        git_oid id{};
        git_object *object = nullptr;
        if (digits.empty() || digits.size() > GIT_OID_HEXSZ || git_oid_fromstrn(&id, digits.data(), digits.size()) != 0 ||
            git_object_lookup_prefix(&object, m_repository.get(), &id, digits.size(), GIT_OBJECT_ANY) != 0)
            return nullptr;
        return Object(object);
    }

    /// A name and what follows it: "v1.2~3^{commit}" (gitrevisions(7)).
    Object resolve(const std::filesystem::path &root, const std::string &revision) const
    {
        const std::size_t end = std::min(revision.find_first_of("~^"), revision.size());
        Object found = named(revision.empty() ? "HEAD" : revision.substr(0, end));
        if (!found && revision.empty())
            throw Error("The git repository " + escaped(root.string()) + " has no commit yet");
        if (found && end < revision.size()) {
            git_object *object = nullptr;
            // With a whole id before it, libgit2 looks at objects only.
            git_revparse_single(&object, m_repository.get(), (idText(found.get()) + revision.substr(end)).c_str());
            found.reset(object);
        }
        if (!found)
            throw Error("The git repository " + escaped(root.string()) + " has no revision '" + escaped(revision) + "'");
        git_object *commit = nullptr;
        if (git_object_peel(&commit, found.get(), GIT_OBJECT_COMMIT) != 0)
            throw Error("'" + escaped(revision) + "' is not a commit of " + escaped(root.string()));
        return Object(commit);
    }

    static std::string idText(const git_object *object)
    {
        std::string text(GIT_OID_HEXSZ, '\0');
        git_oid_fmt(text.data(), git_object_id(object));
        return text;
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

    GitDirectory m_directory;
    Odb m_odb;
    Repository m_repository; ///< nothing but the objects
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
