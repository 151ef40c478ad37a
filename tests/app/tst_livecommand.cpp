// The running program: what is sent to it is shown, written, recorded, and still there when it is killed.
#include "tests/app/program.h"

#include <arpa/inet.h>
#include <chrono>
#include <csignal>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <sys/socket.h>
#include <thread>

namespace alidade::test {
namespace {

using namespace std::chrono_literals;

/// `alidade live` while it runs, on free ports.
class Live {
public:
    explicit Live(std::vector<std::string> arguments)
    {
        arguments.insert(arguments.begin(),
                         {"live", "--otlp-grpc", "127.0.0.1:0", "--otlp-http", "127.0.0.1:0", "--zipkin", "127.0.0.1:0"});
        const std::string program = BINARY_DIR "/bin/alidade", out = m_folder / "out", errors = m_folder / "errors";
        std::vector<char *> vector{const_cast<char *>(program.c_str())};
        for (const std::string &argument : arguments)
            vector.push_back(const_cast<char *>(argument.c_str()));
        vector.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), O_WRONLY | O_CREAT, 0600);
        posix_spawn_file_actions_addopen(&actions, 2, errors.c_str(), O_WRONLY | O_CREAT, 0600);
        const int error = posix_spawn(&m_child, program.c_str(), &actions, nullptr, vector.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        if (error)
            throw std::runtime_error(program + " cannot be started");
        for (int i = 0; i < 1000 && errorText().find("Ctrl-C") == std::string::npos; ++i)
            std::this_thread::sleep_for(20ms);
    }
    ~Live()
    {
        if (m_child)
            end(SIGKILL);
    }
    Live(const Live &) = delete;
    Live &operator=(const Live &) = delete;

    std::string errorText() const { return m_folder.read("errors"); }
    std::string outputText() const { return m_folder.read("out"); }

    /// The port of a door, by what the program said.
    std::uint16_t port(const std::string &protocol) const
    {
        const std::string text = errorText(), start = protocol + " on 127.0.0.1:";
        const std::size_t at = text.find(start);
        return at == std::string::npos ? std::uint16_t{0} : static_cast<std::uint16_t>(std::stoi(text.substr(at + start.size())));
    }
    /// Sends a signal. @return the exit code; 128 + signal when it was killed
    int end(int signal)
    {
        kill(m_child, signal);
        return wait();
    }
    int wait()
    {
        int status = 0;
        waitpid(std::exchange(m_child, 0), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

private:
    Folder m_folder;
    pid_t m_child = 0;
};

/// Posts this many traces of web, which calls order, from number `first` on. @return the first line of the reply
std::string sendTraces(std::uint16_t port, int first, int traces)
{
    std::string body = "[";
    const std::string when = std::to_string(
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch()).count());
    for (int i = first; i < first + traces; ++i) {
        const std::string ids =
            R"({"traceId":")" + std::to_string(1000 + i) + R"(","id":"a1","timestamp":)" + when + R"(,"duration":9,)";
        body += (i > first ? "," : "") + ids + R"("kind":"CLIENT","name":"post","localEndpoint":{"serviceName":"web"}},)" + ids +
                R"("kind":"SERVER","shared":true,"name":"place","localEndpoint":{"serviceName":"order"}})";
    }
    body += "]";
    const int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    std::string reply(4096, '\0');
    if (connect(connection, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0) {
        const std::string request =
            "POST /api/v2/spans HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " +
            std::to_string(body.size()) + "\r\n\r\n" + body;
        send(connection, request.data(), request.size(), MSG_NOSIGNAL);
        reply.resize(static_cast<std::size_t>(std::max<ssize_t>(0, recv(connection, reply.data(), reply.size(), 0))));
    }
    close(connection);
    return reply.substr(0, reply.find('\r'));
}

double recordedCalls(const std::string &workspace)
{
    const Outcome outcome = alidade({"traffic", "-w", workspace, "--format", "json"});
    if (outcome.exitCode != 0)
        return -1;
    const auto json = nlohmann::json::parse(outcome.output);
    double calls = 0;
    for (const auto &edge : json["edges"])
        calls += edge["calls"].get<double>();
    return calls;
}

TEST(LiveCommand, tellsWhatItSawWhenItIsInterrupted)
{
    Live live({"--format", "json"});
    EXPECT_EQ(sendTraces(live.port("Zipkin"), 0, 10), "HTTP/1.1 202 Accepted");
    EXPECT_EQ(sendTraces(live.port("OTLP/HTTP"), 0, 1), "HTTP/1.1 404 Not Found");
    EXPECT_EQ(live.end(SIGINT), 0) << live.errorText();
    EXPECT_NE(live.errorText().find("20 spans received = 20 stored + 0 dropped; 2 services, 1 edges."), std::string::npos)
        << live.errorText();
    EXPECT_NE(live.errorText().find("1 requests not understood."), std::string::npos) << live.errorText();
    const auto json = nlohmann::json::parse(live.outputText());
    EXPECT_EQ(json["schema"], "alidade/traffic/1");
    ASSERT_EQ(json["edges"].size(), 1U);
    EXPECT_EQ(json["edges"][0]["calls"], 10);
}

TEST(LiveCommand, recordsToAWorkspace)
{
    const Folder folder;
    const std::string workspace = folder / "shop.alidade";
    for (int run = 0; run < 2; ++run) { // the second adds to what the first recorded
        Live live({"-w", workspace});
        EXPECT_EQ(sendTraces(live.port("Zipkin"), 100 * run, 10), "HTTP/1.1 202 Accepted");
        EXPECT_EQ(live.end(SIGTERM), 0) << live.errorText();
        EXPECT_EQ(live.outputText(), "");
    }
    EXPECT_EQ(recordedCalls(workspace), 20);
    const Outcome map = alidade({"graph", "-w", workspace, "--format", "json"});
    const auto json = nlohmann::json::parse(map.output);
    ASSERT_EQ(json["edges"].size(), 1U) << map.output;
    EXPECT_EQ(json["edges"][0]["voices"], nlohmann::json({"observed"}));
}

TEST(LiveCommand, keepsAllButTheLastIntervalWhenItIsKilled)
{
    const Folder folder;
    const std::string workspace = folder / "shop.alidade";
    Live live({"-w", workspace});
    sendTraces(live.port("Zipkin"), 0, 50);
    std::this_thread::sleep_for(3s); // an interval is a second
    sendTraces(live.port("Zipkin"), 100, 1);
    EXPECT_EQ(live.end(SIGKILL), 128 + SIGKILL);
    EXPECT_GE(recordedCalls(workspace), 50);
}

TEST(LiveCommand, endsByItself)
{
    Live live({"--for", "0.3s"});
    EXPECT_EQ(live.wait(), 0);
    EXPECT_NE(live.outputText().find("No calls between services."), std::string::npos) << live.outputText();
}

TEST(LiveCommand, saysWhatIsWrong)
{
    EXPECT_EQ(alidade({"live", "--for", "soon"}).exitCode, 2);
    EXPECT_NE(alidade({"live", "--otlp-http", "0.0.0.0:0", "--otlp-grpc", "off", "--zipkin", "off"})
                  .errors.find("can be reached by other machines"),
              std::string::npos);
    EXPECT_EQ(alidade({"live", "--otlp-http", "off", "--otlp-grpc", "off", "--zipkin", "off"}).exitCode, 2);
    EXPECT_EQ(alidade({"live", "--token-file", "/nowhere"}).exitCode, 2);
}

} // namespace
} // namespace alidade::test
