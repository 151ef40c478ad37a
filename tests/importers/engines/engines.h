#pragma once

#include "importers/engines/engine.h"

#include <arpa/inet.h>
#include <atomic>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <netinet/in.h>
#include <poll.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace alidade::test {

/// A socket of this machine that listens on a free port.
struct FreeSocket {
    FreeSocket() : descriptor(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        if (bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 || listen(descriptor, 16) != 0 ||
            getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &length) != 0)
            throw std::runtime_error("no free port");
        port = ntohs(address.sin_port);
    }
    ~FreeSocket() { close(descriptor); }
    FreeSocket(const FreeSocket &) = delete;
    FreeSocket &operator=(const FreeSocket &) = delete;

    int descriptor;
    int port = 0;
};

inline std::string freeAddress() { return "127.0.0.1:" + std::to_string(FreeSocket().port); }

/// An engine that answers as it was told to.
class StubEngine {
public:
    struct Answer {
        int status = 200;
        std::string body;
    };
    /// Gets the whole request: its first line, headers and body.
    using Answers = std::function<Answer(const std::string &request)>;

    explicit StubEngine(Answers answers)
        : m_answers(std::move(answers)), m_thread([this](const std::stop_token &stop) { run(stop); })
    {}

    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_socket.port); }

private:
    void run(const std::stop_token &stop)
    {
        while (!stop.stop_requested()) {
            pollfd input{.fd = m_socket.descriptor, .events = POLLIN, .revents = 0};
            if (poll(&input, 1, 20) <= 0)
                continue;
            const int connection = accept(m_socket.descriptor, nullptr, nullptr);
            const Answer answer = m_answers(requestFrom(connection));
            const std::string text = "HTTP/1.1 " + std::to_string(answer.status) +
                                     " Told\r\nContent-Length: " + std::to_string(answer.body.size()) +
                                     "\r\nConnection: close\r\n\r\n" + answer.body;
            for (std::size_t at = 0; at < text.size();) {
                const ssize_t sent = send(connection, text.data() + at, text.size() - at, MSG_NOSIGNAL);
                if (sent <= 0)
                    break;
                at += static_cast<std::size_t>(sent);
            }
            close(connection);
        }
    }

    static std::string requestFrom(int connection)
    {
        std::string text;
        char chunk[4096];
        while (true) {
            const std::size_t head = text.find("\r\n\r\n"), length = text.find("Content-Length: ");
            const std::size_t body = length < head ? std::stoul(text.substr(length + 16)) : 0;
            if (head != std::string::npos && text.size() >= head + 4 + body)
                return text;
            const ssize_t got = recv(connection, chunk, sizeof chunk, 0);
            if (got <= 0)
                return text;
            text.append(chunk, static_cast<std::size_t>(got));
        }
    }

    FreeSocket m_socket;
    Answers m_answers;
    std::jthread m_thread;
};

/// A directory that is gone with the object.
class Directory {
public:
    Directory()
    {
        std::string name = (std::filesystem::temp_directory_path() / "alidade-test-XXXXXX").string();
        if (!mkdtemp(name.data()))
            throw std::runtime_error("no temporary directory");
        m_path = name;
    }
    ~Directory()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    Directory(const Directory &) = delete;
    Directory &operator=(const Directory &) = delete;
    std::string operator/(const std::string &name) const { return (m_path / name).string(); }

private:
    std::filesystem::path m_path;
};

/// A program that runs until the object goes, silently.
class Program {
public:
    explicit Program(std::vector<std::string> words)
    {
        std::vector<char *> vector;
        for (std::string &word : words)
            vector.push_back(word.data());
        vector.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
        const int error = posix_spawnp(&m_child, vector[0], &actions, nullptr, vector.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        if (error)
            throw std::runtime_error(words[0] + " cannot be started; install the Debian package of that name");
    }
    ~Program()
    {
        kill(m_child, SIGKILL);
        waitpid(m_child, nullptr, 0);
    }
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

private:
    pid_t m_child = 0;
};

} // namespace alidade::test
