#include "importers/tree/directorytree.h"

#include "importers/cache/digest.h"
#include "importers/text.h"
#include "importers/tree/beneath.h"
#include "importers/tree/listing.h"
#include "model/error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace alidade {

namespace {

struct Entry {
    std::string name;
    struct stat status {};
};

/// A number that changes whenever the file does. 0 for a file that was changed just now: it may change again before the
/// clock of the file system moves on.
std::uint64_t stampOf(const struct stat &status)
{
    constexpr time_t settlingSeconds = 2;
    if (std::max(status.st_mtim.tv_sec, status.st_ctim.tv_sec) + settlingSeconds >= ::time(nullptr))
        return 0;
    const std::array<std::uint64_t, 7> words{
        static_cast<std::uint64_t>(status.st_dev),          static_cast<std::uint64_t>(status.st_ino),
        static_cast<std::uint64_t>(status.st_size),         static_cast<std::uint64_t>(status.st_mtim.tv_sec),
        static_cast<std::uint64_t>(status.st_mtim.tv_nsec), static_cast<std::uint64_t>(status.st_ctim.tv_sec),
        static_cast<std::uint64_t>(status.st_ctim.tv_nsec)};
    return digestOf({reinterpret_cast<const char *>(words.data()), sizeof(words)}).low | 1U;
}

class Walk {
public:
    explicit Walk(Listing &listing) : m_listing(listing) {}

    void directory(Descriptor descriptor, const std::string &path, std::size_t depth)
    {
        const std::unique_ptr<DIR, int (*)(DIR *)> stream(::fdopendir(descriptor.number()), ::closedir);
        if (!stream) {
            m_listing.addError(path, "cannot be listed: " + systemMessage(errno));
            return;
        }
        descriptor.release();
        const int number = ::dirfd(stream.get());
        for (const Entry &entry : entries(stream.get(), path))
            visit(number, entry, joinedPath(path, entry.name), depth);
    }

private:
    /// Sorted by name, so that the limits always cut at the same place.
    std::vector<Entry> entries(DIR *stream, const std::string &path)
    {
        std::vector<Entry> result;
        errno = 0;
        while (const dirent *found = ::readdir(stream)) {
            const std::string_view name = found->d_name;
            Entry entry{std::string(name)};
            if (name != "." && name != ".." && m_listing.accepts(path, name)) {
                if (::fstatat(::dirfd(stream), found->d_name, &entry.status, AT_SYMLINK_NOFOLLOW) == 0)
                    result.push_back(std::move(entry));
                else if (errno != ENOENT) // ENOENT: removed since it was listed
                    m_listing.addError(joinedPath(path, name), "cannot be examined: " + systemMessage(errno));
            }
            errno = 0;
        }
        if (errno != 0)
            m_listing.addError(path, "cannot be listed completely: " + systemMessage(errno));
        std::sort(result.begin(), result.end(), [](const Entry &l, const Entry &r) { return l.name < r.name; });
        return result;
    }

    void visit(int parent, const Entry &entry, const std::string &path, std::size_t depth)
    {
        if (S_ISLNK(entry.status.st_mode))
            return m_listing.addLink(path);
        if (S_ISREG(entry.status.st_mode))
            return static_cast<void>(
                m_listing.addFile(path, static_cast<std::uint64_t>(entry.status.st_size), stampOf(entry.status)));
        if (!S_ISDIR(entry.status.st_mode))
            return m_listing.addSpecial(path);
        if (!m_listing.enters(path, depth + 1))
            return;
        Descriptor child = openDirectory(parent, entry.name.c_str());
        if (child.isOpen())
            directory(std::move(child), path, depth + 1);
        else
            m_listing.addError(path, "cannot be listed: " + systemMessage(errno));
    }

    Listing &m_listing;
};

class DirectoryTree : public Tree {
public:
    DirectoryTree(const std::filesystem::path &root, const Progress &progress, std::stop_token stop)
        : m_root(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    {
        if (!m_root.isOpen())
            throw Error("Cannot open " + escaped(root.string()) + ": " + systemMessage(errno));
        Listing listing(progress, std::move(stop));
        // A second open file for the walk: fdopendir() takes the one that it gets.
        Walk(listing).directory(openDirectory(m_root.number(), "."), {}, 0);
        listing.finish(m_files, m_diagnostics);
    }

private:
    std::string readBytes(const TreeFile &file, std::uint64_t limit) const override
    {
        const Descriptor descriptor = openBeneath(m_root.number(), file.path);
        if (!descriptor.isOpen())
            throw Error(systemMessage(errno));
        return readAtMost(descriptor, limit);
    }

    Descriptor m_root;
};

} // namespace

std::unique_ptr<Tree> openDirectoryTree(const std::filesystem::path &root, const Progress &progress, std::stop_token stop)
{
    return std::make_unique<DirectoryTree>(root, progress, std::move(stop));
}

} // namespace alidade
