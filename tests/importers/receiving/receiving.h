#pragma once

#include "importers/receiving/receiver.h"

#include <arpa/inet.h>
#include <condition_variable>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

namespace alidade::test {

/// A receiver on free ports of this machine that remembers what it passed on.
class Receiving {
public:
    explicit Receiving(ReceiverOptions options = {}) : m_receiver(std::make_unique<Receiver>(onFreePorts(options), sink())) {}

    static ReceiverOptions onFreePorts(ReceiverOptions options)
    {
        options.otlpGrpc = options.otlpHttp = options.zipkin = "127.0.0.1:0";
        options.flushEvery = std::chrono::milliseconds(20);
        return options;
    }

    Receiver &operator*() { return *m_receiver; }
    Receiver *operator->() { return m_receiver.get(); }
    std::uint16_t port(std::string_view protocol) const
    {
        for (const OpenDoor &door : m_receiver->status().doors)
            if (door.protocol == protocol)
                return static_cast<std::uint16_t>(std::stoi(door.address.substr(door.address.rfind(':') + 1)));
        return 0;
    }
    std::uint16_t http() const { return port("OTLP/HTTP"); }
    std::uint16_t grpc() const { return port("OTLP/gRPC"); }
    std::uint16_t zipkin() const { return port("Zipkin"); }

    /// Ends receiving. @return everything that was passed on
    TrafficSet stop()
    {
        m_receiver->stop();
        const std::lock_guard lock(m_mutex);
        return m_traffic;
    }
    /// The traces that were passed on, as they are by now.
    std::map<TraceId, Trace> examples()
    {
        const std::lock_guard lock(m_mutex);
        return m_examples;
    }
    /// Waits until this many edges were passed on; false when that takes too long.
    bool waitForEdges(std::size_t edges)
    {
        std::unique_lock lock(m_mutex);
        return m_passedOn.wait_for(lock, std::chrono::seconds(10), [&] { return m_traffic.edges.size() >= edges; });
    }

private:
    TrafficSink sink()
    {
        return [this](const TrafficSet &delta, const std::vector<Trace> &examples) {
            const std::lock_guard lock(m_mutex);
            m_traffic.merge(delta);
            for (const Trace &example : examples)
                m_examples.try_emplace(example.id, Trace{.id = example.id}).first->second.merge(example);
            m_passedOn.notify_all();
        };
    }

    std::mutex m_mutex;
    std::condition_variable m_passedOn;
    TrafficSet m_traffic;
    std::map<TraceId, Trace> m_examples;
    std::unique_ptr<Receiver> m_receiver; // ends first
};

/// A TCP connection to this machine, byte by byte.
class Connection {
public:
    explicit Connection(std::uint16_t port) : m_socket(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            throw std::runtime_error("cannot connect");
    }
    ~Connection() { close(m_socket); }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    bool send(std::string_view text)
    {
        while (!text.empty()) {
            const ssize_t sent = ::send(m_socket, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    /// A reply to its end as the Content-Length tells, or all that comes until the connection is closed or time is up.
    std::string receive(std::chrono::milliseconds time = std::chrono::seconds(20))
    {
        const auto until = std::chrono::steady_clock::now() + time;
        std::string text;
        while (!isWhole(text)) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
            pollfd input{.fd = m_socket, .events = POLLIN, .revents = 0};
            if (left.count() <= 0 || poll(&input, 1, static_cast<int>(left.count())) <= 0)
                return text + "(time is up)";
            char chunk[4096];
            const ssize_t got = recv(m_socket, chunk, sizeof chunk, 0);
            if (got <= 0)
                return text + "(closed)";
            text.append(chunk, static_cast<std::size_t>(got));
        }
        return text;
    }

private:
    static bool isWhole(const std::string &text)
    {
        const std::size_t head = text.find("\r\n\r\n"), length = text.find("Content-Length: ");
        return head != std::string::npos && length < head && text.size() >= head + 4 + std::stoul(text.substr(length + 16));
    }

    int m_socket;
};

/// An HTTP request; `headers` are whole lines.
inline std::string post(const std::string &path, const std::string &type, const std::string &body,
                        const std::string &headers = {}, const std::string &host = "localhost")
{
    return "POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: " + type + "\r\n" + headers +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// The reply to one request on a connection of its own.
inline std::string replyTo(std::uint16_t port, const std::string &request)
{
    Connection connection(port);
    connection.send(request);
    return connection.receive();
}

/// The status of a reply; 0 when it is none.
inline int statusOf(const std::string &reply) { return reply.starts_with("HTTP/1.1 ") ? std::stoi(reply.substr(9)) : 0; }

inline std::string bodyOf(const std::string &reply) { return reply.substr(std::min(reply.size(), reply.find("\r\n\r\n") + 4)); }

inline std::string gzip(std::string_view text)
{
    z_stream z{};
    deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
    std::string compressed(deflateBound(&z, text.size()) + 64, '\0');
    z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    z.avail_in = static_cast<uInt>(text.size());
    z.next_out = reinterpret_cast<Bytef *>(compressed.data());
    z.avail_out = static_cast<uInt>(compressed.size());
    deflate(&z, Z_FINISH);
    compressed.resize(z.total_out);
    deflateEnd(&z);
    return compressed;
}

/// About a megabyte of gzip that inflates to a gigabyte: the same member over and over.
inline std::string gzipBomb()
{
    const std::string member = gzip(std::string(16U << 20, '\0'));
    std::string bomb;
    for (int i = 0; i < 64; ++i)
        bomb += member;
    return bomb;
}

/// The most memory in bytes that this process has had since forgetPeak().
inline std::size_t residentPeak()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::stoul(line.substr(6)) << 10;
    return 0;
}

inline void forgetPeak() { std::ofstream("/proc/self/clear_refs") << 5; }

} // namespace alidade::test
