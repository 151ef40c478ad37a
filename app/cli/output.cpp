#include "app/cli/output.h"

#include "model/error.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

namespace alidade {
namespace {

[[noreturn]] void fail(const std::filesystem::path &file, int error)
{
    throw Error(file.string() + " cannot be written: " + std::strerror(error) + ".");
}

/// That of the file that is replaced, else what the umask allows.
mode_t modeFor(const std::filesystem::path &file)
{
    struct stat status {};
    if (stat(file.c_str(), &status) == 0)
        return status.st_mode & 0777;
    const mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/// Gives 0 or errno.
int writeAll(int descriptor, const std::string &content)
{
    for (std::size_t done = 0; done < content.size();) {
        const ssize_t written = write(descriptor, content.data() + done, content.size() - done);
        if (written < 0 && errno != EINTR)
            return errno;
        done += written > 0 ? static_cast<std::size_t>(written) : 0;
    }
    return 0;
}

/// For pipes and devices.
void writeInto(const std::filesystem::path &file, const std::string &content)
{
    const int descriptor = open(file.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
        fail(file, errno);
    const int error = writeAll(descriptor, content);
    close(descriptor);
    if (error)
        fail(file, error);
}

void replace(const std::filesystem::path &file, const std::string &content)
{
    std::string temporary = file.string() + ".XXXXXX";
    const int descriptor = mkstemp(temporary.data());
    if (descriptor < 0)
        fail(file, errno);
    int error = writeAll(descriptor, content);
    if (!error && (fchmod(descriptor, modeFor(file)) != 0 || fsync(descriptor) != 0))
        error = errno;
    close(descriptor);
    if (!error && std::rename(temporary.c_str(), file.c_str()) != 0)
        error = errno;
    if (error) {
        unlink(temporary.c_str());
        fail(file, error);
    }
}

} // namespace

void writeResult(const std::string &file, const std::string &content)
{
    if (!file.empty())
        writeFileAtomically(file, content);
    else if (const int error = writeAll(STDOUT_FILENO, content))
        fail("standard output", error);
}

void writeFileAtomically(const std::filesystem::path &named, const std::string &content)
{
    std::error_code ignored;
    const std::filesystem::path target = std::filesystem::canonical(named, ignored);
    const std::filesystem::path file = target.empty() ? named : target;
    if (std::filesystem::is_other(file, ignored))
        writeInto(file, content);
    else
        replace(file, content);
}

std::string readFile(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(stream), {}};
    if (!stream)
        throw Error(file.string() + " cannot be read.");
    return content;
}

} // namespace alidade
