#include "importers/tree/beneath.h"

#include "importers/text.h"
#include "model/error.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace alidade {

namespace {

// O_NONBLOCK: opening a FIFO that took the place of a file must not wait for a writer.
constexpr int fileFlags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
constexpr int directoryFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

Descriptor openAt(int parent, const std::string &name, int flags)
{
    if (!name.empty() && name != "." && name != "..")
        return Descriptor(::openat(parent, name.c_str(), flags));
    errno = EXDEV;
    return Descriptor();
}

} // namespace

Descriptor::~Descriptor()
{
    if (m_number >= 0)
        ::close(m_number);
}

Descriptor openDirectory(int parent, const char *name) { return Descriptor(::openat(parent, name, directoryFlags)); }

Descriptor openBeneath(int directory, std::string_view path)
{
    Descriptor opened;
    int parent = directory;
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
        Descriptor next = openAt(parent, std::string(path.substr(0, slash)), directoryFlags);
        if (!next.isOpen())
            return next;
        opened = std::move(next);
        parent = opened.number();
        path.remove_prefix(slash + 1);
    }
    return openAt(parent, std::string(path), fileFlags);
}

std::string readAtMost(const Descriptor &file, std::uint64_t limit)
{
    struct stat status {};
    if (::fstat(file.number(), &status) != 0)
        throw Error(systemMessage(errno));
    if (!S_ISREG(status.st_mode))
        throw Error("it is no longer a regular file");
    std::string bytes(std::min(static_cast<std::uint64_t>(status.st_size), limit) + 1, '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t got = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw Error(systemMessage(errno));
        if (got == 0)
            break;
        filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
}

std::optional<std::string> readIfThere(int directory, std::string_view path, std::uint64_t limit)
{
    const Descriptor file = openBeneath(directory, path);
    struct stat status {};
    if (!file.isOpen() || ::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode))
        return {};
    std::string text = readAtMost(file, limit);
    if (text.size() > limit)
        throw Error(escaped(path) + " is larger than the limit of " + sizeText(limit));
    return text;
}

std::string systemMessage(int code)
{
    switch (code) {
    case ELOOP: return "it is behind a symbolic link";
    case EXDEV: return "it is outside of the tree";
    default: return std::generic_category().message(code);
    }
}

} // namespace alidade
