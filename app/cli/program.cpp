#include "app/cli/program.h"

#include "model/error.h"

#include <cerrno>
#include <cstring>
#include <poll.h>
#include <unistd.h>

namespace alidade {
namespace {

std::vector<char *> argumentVector(const std::filesystem::path &program, const std::vector<std::string> &arguments)
{
    std::vector<char *> vector{const_cast<char *>(program.c_str())};
    for (const std::string &argument : arguments)
        vector.push_back(const_cast<char *>(argument.c_str()));
    vector.push_back(nullptr);
    return vector;
}

} // namespace

std::string readStandardInput(const std::stop_token &stop)
{
    constexpr int waitMs = 100;
    std::string text;
    std::vector<char> chunk(1U << 16);
    while (!stop.stop_requested()) {
        // A read that waits for somebody to type would not notice the request to stop.
        pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
        if (poll(&input, 1, waitMs) <= 0)
            continue;
        const ssize_t got = read(STDIN_FILENO, chunk.data(), chunk.size());
        if (got == 0)
            return text;
        if (got < 0 && errno != EINTR)
            throw Error(std::string("Standard input cannot be read: ") + std::strerror(errno) + ".");
        text.append(chunk.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
        if (text.size() > maxStandardInput)
            throw Error("There is more than " + std::to_string(maxStandardInput >> 20) + " MiB on standard input.");
    }
    throw Cancelled();
}

std::filesystem::path programBeside(const std::string &name)
{
    std::error_code error;
    const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
    std::filesystem::path program = self.parent_path() / name;
    if (error || access(program.c_str(), X_OK) != 0)
        throw Error(name + " is not installed beside this program (" + self.parent_path().string() +
                    "). Install the desktop package, or use a subcommand; `alidade --help` lists them.");
    return program;
}

void becomeProgram(const std::filesystem::path &program, const std::vector<std::string> &arguments)
{
    execv(program.c_str(), argumentVector(program, arguments).data());
    throw Error(program.string() + " cannot be started: " + std::strerror(errno) + ".");
}

} // namespace alidade
