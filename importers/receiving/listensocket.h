#pragma once

#include <cstdint>
#include <string>

namespace alidade {

/// A TCP socket that listens. Others cannot listen on its port beside it.
class ListenSocket {
public:
    /// @param address "127.0.0.1:4317", "[::1]:4317", "localhost:0"; port 0 is any free one. Throws Error when it is no such
    ///        address, or cannot be listened on.
    explicit ListenSocket(const std::string &address);
    ~ListenSocket();
    ListenSocket(const ListenSocket &) = delete;
    ListenSocket &operator=(const ListenSocket &) = delete;

    int descriptor() const { return m_descriptor; }
    /// Where it really listens, with its port.
    const std::string &address() const { return m_address; }
    /// Whether only programs on this machine can reach it.
    bool isLoopback() const { return m_isLoopback; }

private:
    int m_descriptor = -1;
    std::string m_address;
    bool m_isLoopback = false;
};

} // namespace alidade
