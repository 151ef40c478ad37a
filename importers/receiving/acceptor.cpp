#include "importers/receiving/acceptor.h"

#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace alidade {
namespace {

constexpr int waitMs = 100; ///< until the stop is noticed
constexpr std::chrono::milliseconds sweepEvery(500);

} // namespace

Acceptor::Acceptor(const ListenSocket &socket, ConnectionBook &book, std::string refusal, HandOver handOver)
    : m_socket(socket), m_book(book), m_refusal(std::move(refusal)), m_handOver(std::move(handOver)),
      m_thread([this](const std::stop_token &stop) { run(stop); })
{}

Acceptor::~Acceptor() = default;

void Acceptor::run(const std::stop_token &stop)
{
    auto swept = std::chrono::steady_clock::now();
    while (!stop.stop_requested()) {
        pollfd input{.fd = m_socket.descriptor(), .events = POLLIN, .revents = 0};
        if (poll(&input, 1, waitMs) > 0)
            acceptOne();
        if (const auto now = std::chrono::steady_clock::now(); now - swept > sweepEvery) {
            m_book.sweep();
            swept = now;
        }
    }
}

void Acceptor::acceptOne()
{
    sockaddr_storage peer{};
    socklen_t length = sizeof peer;
    auto *address = reinterpret_cast<sockaddr *>(&peer);
    const int descriptor = accept4(m_socket.descriptor(), address, &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (descriptor < 0) {
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM)
            std::this_thread::sleep_for(std::chrono::milliseconds(waitMs)); // nothing else helps
        return;
    }
    const int yes = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (m_book.admit(descriptor, portOf(address)))
        return m_handOver({descriptor, address, length});
    if (!m_refusal.empty())
        send(descriptor, m_refusal.data(), m_refusal.size(), MSG_NOSIGNAL);
    close(descriptor);
}

std::uint16_t portOf(const sockaddr *address)
{
    if (address->sa_family == AF_INET)
        return ntohs(reinterpret_cast<const sockaddr_in *>(address)->sin_port);
    if (address->sa_family == AF_INET6)
        return ntohs(reinterpret_cast<const sockaddr_in6 *>(address)->sin6_port);
    return 0;
}

} // namespace alidade
