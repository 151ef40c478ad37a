#include "model/store/lock.h"

#include "model/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace alidade {
namespace {

std::string programName()
{
    std::string name;
    std::getline(std::ifstream("/proc/self/comm"), name);
    // comm is cut to 15 bytes; the executable's own name is not.
    std::error_code error;
    std::filesystem::path executable = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? name : executable.filename().string();
}

/// "alidade-desktop (process 1234)", as the holder wrote it.
std::string holder(int descriptor)
{
    char text[256];
    ssize_t size = pread(descriptor, text, sizeof text, 0);
    return size > 0 ? std::string(text, static_cast<std::size_t>(size)) : std::string("another program");
}

/// The lock file may have been removed by its last holder between open() and flock().
bool isStillThere(int descriptor, const std::filesystem::path &file)
{
    struct stat opened {
    }, named{};
    return fstat(descriptor, &opened) == 0 && stat(file.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
           opened.st_dev == named.st_dev;
}

/// Beside the file itself, whatever link or spelling leads to it: SQLite keeps its own files there too.
std::filesystem::path lockOf(const std::filesystem::path &workspace)
{
    std::error_code error;
    const std::filesystem::path file = std::filesystem::weakly_canonical(workspace, error);
    return (error ? workspace : file).string() + "-lock";
}

} // namespace

WriterLock::WriterLock(const std::filesystem::path &workspace) : m_file(lockOf(workspace))
{
    for (;;) {
        m_descriptor = open(m_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
        if (m_descriptor < 0)
            throw Error("Cannot open " + workspace.string() + " for writing: " + m_file.filename().string() +
                        " cannot be made beside it (" + std::strerror(errno) +
                        "). Open it read-only, or copy it to a folder that you may write to.");
        if (flock(m_descriptor, LOCK_EX | LOCK_NB) != 0) {
            std::string who = holder(m_descriptor);
            close(m_descriptor);
            throw Error(workspace.string() + " is open for writing in " + who + ". Close it there, or open it here read-only.");
        }
        if (isStillThere(m_descriptor, m_file))
            break;
        close(m_descriptor);
    }
    std::string text = programName() + " (process " + std::to_string(getpid()) + ")";
    // Who holds it is only told to others; the lock itself does not depend on it.
    if (ftruncate(m_descriptor, 0) == 0) {
        [[maybe_unused]] ssize_t written = pwrite(m_descriptor, text.data(), text.size(), 0);
    }
}

WriterLock::WriterLock(WriterLock &&other) noexcept
    : m_file(std::move(other.m_file)), m_descriptor(std::exchange(other.m_descriptor, -1))
{}

WriterLock &WriterLock::operator=(WriterLock &&other) noexcept
{
    std::swap(m_file, other.m_file);
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

WriterLock::~WriterLock()
{
    if (m_descriptor < 0)
        return;
    unlink(m_file.c_str());
    close(m_descriptor);
}

} // namespace alidade
