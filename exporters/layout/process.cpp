#include "exporters/layout/process.h"

#include "model/error.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace alidade {

namespace {

using Clock = std::chrono::steady_clock;

class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor() { reset(); }
    int get() const { return m_fd; }
    void reset(int fd = -1)
    {
        if (m_fd >= 0)
            close(m_fd);
        m_fd = fd;
    }

private:
    int m_fd = -1;
};

/// Kills and reaps its process group when it goes away, unless the process has been waited for.
class Child {
public:
    Child(const std::filesystem::path &program, const std::vector<std::string> &arguments, int input, int output)
    {
        std::string name = program.string();
        std::vector<std::string> words = arguments;
        std::vector<char *> argv{name.data()};
        for (std::string &word : words)
            argv.push_back(word.data());
        argv.push_back(nullptr);

        posix_spawn_file_actions_t actions;
        posix_spawnattr_t attributes;
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawnattr_setpgroup(&attributes, 0);
        sigset_t noSignals;
        sigemptyset(&noSignals);
        posix_spawnattr_setsigmask(&attributes, &noSignals);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
        m_error = posix_spawn(&m_pid, name.c_str(), &actions, &attributes, argv.data(), environ);
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&actions);
        if (m_error != 0)
            m_pid = -1;
    }
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;
    ~Child()
    {
        if (m_pid <= 0)
            return;
        kill(-m_pid, SIGKILL);
        int status = 0;
        while (waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {}
    }

    int error() const { return m_error; }
    /// True when the process has ended; `status` as waitpid() gives it.
    bool hasEnded(int &status)
    {
        if (waitpid(m_pid, &status, WNOHANG) != m_pid)
            return false;
        kill(-m_pid, SIGKILL); // what it may have left behind
        m_pid = -1;
        return true;
    }

private:
    pid_t m_pid = -1;
    int m_error = 0;
};

std::string endOf(int status)
{
    if (WIFSIGNALED(status))
        return "it crashed (" + std::string(strsignal(WTERMSIG(status))) + ")";
    if (WEXITSTATUS(status) != 0)
        return "it gave up with exit code " + std::to_string(WEXITSTATUS(status));
    return {};
}

/// Both ends of the talk with a child; `input` shrinks as it is written.
struct Talk {
    Descriptor to, from;
    std::string_view input;
    std::string output;
    bool isOver = false; ///< the child closed its output

    /// Waits up to `patience` for something to do, and does it.
    void step(std::chrono::milliseconds patience)
    {
        pollfd wait[2] = {{from.get(), POLLIN, 0}, {to.get(), POLLOUT, 0}};
        if (poll(wait, to.get() >= 0 ? 2 : 1, static_cast<int>(patience.count())) <= 0)
            return;
        if (to.get() >= 0 && wait[1].revents != 0)
            write();
        if (wait[0].revents != 0)
            read();
    }

private:
    void write()
    {
        const ssize_t sent = send(to.get(), input.data(), input.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0)
            input.remove_prefix(static_cast<std::size_t>(sent));
        if (input.empty() || (sent < 0 && errno != EAGAIN && errno != EINTR))
            to.reset();
    }
    void read()
    {
        char buffer[1 << 16];
        const ssize_t got = ::read(from.get(), buffer, sizeof buffer);
        if (got > 0)
            output.append(buffer, static_cast<std::size_t>(got));
        else if (got == 0 || (errno != EINTR && errno != EAGAIN))
            isOver = true;
    }
};

} // namespace

ProcessResult runProcess(const std::filesystem::path &program, const std::vector<std::string> &arguments, std::string_view input,
                         std::chrono::milliseconds timeLimit, std::size_t outputLimit, const std::stop_token &stop)
{
    // A socket instead of a pipe on the way in: writing to a child that died must not raise SIGPIPE here.
    int in[2], out[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in) != 0)
        return {{}, std::string("no connection to it could be made: ") + std::strerror(errno)};
    Talk talk{Descriptor(in[0]), {}, input, {}, false};
    Descriptor childIn(in[1]);
    if (pipe2(out, O_CLOEXEC) != 0)
        return {{}, std::string("no connection to it could be made: ") + std::strerror(errno)};
    talk.from.reset(out[0]);
    Descriptor childOut(out[1]);

    const auto deadline = Clock::now() + timeLimit;
    Child child(program, arguments, childIn.get(), childOut.get());
    childIn.reset();
    childOut.reset();
    if (child.error() != 0)
        return {{}, "it could not be started: " + std::string(std::strerror(child.error()))};

    constexpr std::chrono::milliseconds slice{20};
    for (int status = 0;;) {
        if (stop.stop_requested())
            throw Cancelled();
        if (Clock::now() >= deadline)
            return {std::move(talk.output), "it took longer than " + std::to_string(timeLimit.count()) + " ms and was stopped"};
        if (talk.output.size() > outputLimit)
            return {{}, "it answered more than was asked for"};
        if (!talk.isOver)
            talk.step(slice);
        else if (child.hasEnded(status))
            return {std::move(talk.output), endOf(status)};
        else
            poll(nullptr, 0, 1);
    }
}

} // namespace alidade
