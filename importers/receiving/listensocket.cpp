#include "importers/receiving/listensocket.h"

#include "model/error.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace alidade {
namespace {

struct HostAndPort {
    std::string host, port;
};

[[noreturn]] void refuse(const std::string &address)
{
    throw Error("\"" + address + "\" is no address to listen on; write it as 127.0.0.1:4317 or [::1]:4317.");
}

HostAndPort partsOf(const std::string &address)
{
    const std::size_t colon = address.rfind(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == address.size())
        refuse(address);
    HostAndPort parts{address.substr(0, colon), address.substr(colon + 1)};
    if (parts.host.starts_with('[') && parts.host.ends_with(']'))
        parts.host = parts.host.substr(1, parts.host.size() - 2);
    if (parts.host == "localhost")
        parts.host = "127.0.0.1";
    return parts;
}

bool isLoopbackAddress(const sockaddr *address)
{
    if (address->sa_family == AF_INET6)
        return IN6_IS_ADDR_LOOPBACK(&reinterpret_cast<const sockaddr_in6 *>(address)->sin6_addr);
    constexpr std::uint32_t loopbackNet = 127;
    return ntohl(reinterpret_cast<const sockaddr_in *>(address)->sin_addr.s_addr) >> 24 == loopbackNet;
}

std::string addressText(const sockaddr *address, socklen_t length)
{
    char host[NI_MAXHOST], port[NI_MAXSERV];
    getnameinfo(address, length, host, sizeof host, port, sizeof port, NI_NUMERICHOST | NI_NUMERICSERV);
    return (address->sa_family == AF_INET6 ? "[" + std::string(host) + "]" : std::string(host)) + ":" + port;
}

} // namespace

ListenSocket::ListenSocket(const std::string &address)
{
    const auto [host, port] = partsOf(address);
    const addrinfo hints{.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE, .ai_socktype = SOCK_STREAM};
    addrinfo *found = nullptr;
    if (getaddrinfo(host.c_str(), port.c_str(), &hints, &found) != 0)
        refuse(address);
    const std::unique_ptr<addrinfo, void (*)(addrinfo *)> owned(found, freeaddrinfo);
    m_isLoopback = isLoopbackAddress(found->ai_addr);
    m_descriptor = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    // Lets the port be taken again at once after an end, while the connections of before fade out.
    const int yes = 1;
    setsockopt(m_descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (m_descriptor < 0 || bind(m_descriptor, found->ai_addr, found->ai_addrlen) != 0 || listen(m_descriptor, SOMAXCONN) != 0) {
        const std::string reason = std::strerror(errno);
        if (m_descriptor >= 0)
            close(m_descriptor);
        throw Error("Cannot listen on " + address + ": " + reason +
                    ". Another collector may run there; end it, or choose another address.");
    }
    sockaddr_storage bound{};
    socklen_t length = sizeof bound;
    getsockname(m_descriptor, reinterpret_cast<sockaddr *>(&bound), &length);
    m_address = addressText(reinterpret_cast<const sockaddr *>(&bound), length);
}

ListenSocket::~ListenSocket() { close(m_descriptor); }

} // namespace alidade
