#pragma once

#include "importers/receiving/connectionbook.h"
#include "importers/receiving/listensocket.h"

#include <thread>

struct sockaddr;

namespace alidade {

/// A connection that was just made; whoever gets it owns the descriptor, which does not block.
struct NewConnection {
    int descriptor;
    const sockaddr *peer;
    unsigned peerLength;
};

/// Accepts connections on a thread of its own, as far as the book has room, and hands them on.
class Acceptor {
public:
    using HandOver = std::function<void(const NewConnection &)>;

    /// @param refusal what is sent to a connection for which there is no room
    Acceptor(const ListenSocket &socket, ConnectionBook &book, std::string refusal, HandOver handOver);
    /// Accepts no more.
    ~Acceptor();
    Acceptor(const Acceptor &) = delete;
    Acceptor &operator=(const Acceptor &) = delete;

private:
    void run(const std::stop_token &stop);
    void acceptOne();

    const ListenSocket &m_socket;
    ConnectionBook &m_book;
    std::string m_refusal;
    HandOver m_handOver;
    std::jthread m_thread;
};

/// The port of an address; 0 when it has none.
std::uint16_t portOf(const sockaddr *address);

} // namespace alidade
