#include "importers/receiving/connectionbook.h"

#include <algorithm>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace alidade {
namespace {

bool isOpen(int descriptor)
{
    tcp_info info{};
    socklen_t length = sizeof info;
    return getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &length) == 0 && info.tcpi_state == TCP_ESTABLISHED;
}

} // namespace

ConnectionBook::ConnectionBook(const ReceiverLimits &limits, bool isHeadTimed)
    : m_max(limits.maxConnections), m_headerTime(limits.headerTime), m_bodyTime(limits.bodyTime), m_idleTime(limits.idleTime),
      m_isHeadTimed(isHeadTimed)
{}

ConnectionBook::~ConnectionBook()
{
    for (const Connection &connection : m_connections)
        close(connection.descriptor);
}

void ConnectionBook::forgetClosed()
{
    m_connections.remove_if([](const Connection &connection) {
        if (isOpen(connection.descriptor))
            return false;
        close(connection.descriptor);
        return true;
    });
}

bool ConnectionBook::admit(int descriptor, std::uint16_t port)
{
    const std::lock_guard lock(m_mutex);
    if (m_connections.size() >= m_max)
        forgetClosed();
    if (m_connections.size() >= m_max) {
        auto victim = std::ranges::find(m_connections, false, &Connection::hasCompleted);
        if (victim == m_connections.end())
            victim = std::ranges::min_element(m_connections, [](const Connection &a, const Connection &b) {
                return std::pair(a.open > 0, a.since) < std::pair(b.open > 0, b.since);
            });
        if (victim->hasCompleted && victim->open > 0)
            return false;
        shutdown(victim->descriptor, SHUT_RDWR);
        close(victim->descriptor);
        m_connections.erase(victim);
    }
    const int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
    if (copy < 0)
        return false;
    m_connections.push_back({.descriptor = copy, .port = port, .since = Clock::now()});
    return true;
}

void ConnectionBook::began(std::uint16_t port)
{
    const std::lock_guard lock(m_mutex);
    for (Connection &connection : m_connections)
        if (connection.port == port && connection.open++ == 0)
            connection.since = Clock::now();
}

void ConnectionBook::completed(std::uint16_t port, bool isGood)
{
    const std::lock_guard lock(m_mutex);
    for (Connection &connection : m_connections) {
        if (connection.port != port)
            continue;
        connection.open = std::max(0, connection.open - 1);
        connection.hasCompleted = connection.hasCompleted || isGood;
        connection.since = Clock::now();
    }
}

bool ConnectionBook::isLate(const Connection &connection, Clock::time_point now) const
{
    const Clock::duration age = now - connection.since;
    if (connection.open > 0)
        return age > m_bodyTime;
    return age > (connection.hasCompleted || !m_isHeadTimed ? m_idleTime : m_headerTime);
}

void ConnectionBook::sweep()
{
    const std::lock_guard lock(m_mutex);
    const Clock::time_point now = Clock::now();
    for (const Connection &connection : m_connections)
        if (isLate(connection, now))
            shutdown(connection.descriptor, SHUT_RDWR);
    forgetClosed();
}

std::size_t ConnectionBook::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_connections.size();
}

} // namespace alidade
