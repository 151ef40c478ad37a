#pragma once

#include "importers/receiving/options.h"

#include <list>
#include <mutex>

namespace alidade {

/// The connections of one door: how many there are, and which of them take too long. A connection is known by the port of its
/// other end. Told by the thread that accepts and by those that answer, hence the lock.
///
/// When there is no room for another one, who has never sent a whole request has to go, the oldest first; then who has been
/// idle for longest. So many slow connections take the place of each other, not of those that work.
class ConnectionBook {
public:
    explicit ConnectionBook(const ReceiverLimits &limits, bool isHeadTimed);
    ~ConnectionBook();
    ConnectionBook(const ConnectionBook &) = delete;
    ConnectionBook &operator=(const ConnectionBook &) = delete;

    /// Enters a connection, for which another one may be closed. @return false when all of them are in the middle of something
    bool admit(int descriptor, std::uint16_t port);
    /// A request's head has come, its answer is on its way.
    void began(std::uint16_t port);
    /// It has been answered. @param isGood it was a request that we serve
    void completed(std::uint16_t port, bool isGood);
    /// Closes what has taken too long, and forgets what is closed.
    void sweep();
    std::size_t size() const;

private:
    using Clock = std::chrono::steady_clock;
    struct Connection {
        int descriptor; ///< a copy of our own: whoever serves the connection may close theirs at any time
        std::uint16_t port;
        int open = 0; ///< requests
        bool hasCompleted = false;
        Clock::time_point since; ///< of opening, of the last begin from rest, or of the last end
    };

    void forgetClosed();
    bool isLate(const Connection &connection, Clock::time_point now) const;

    std::size_t m_max;
    std::chrono::milliseconds m_headerTime, m_bodyTime, m_idleTime;
    bool m_isHeadTimed;
    mutable std::mutex m_mutex;
    std::list<Connection> m_connections; ///< by time of opening
};

} // namespace alidade
