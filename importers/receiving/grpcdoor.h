#pragma once

#include "importers/receiving/acceptor.h"
#include "importers/receiving/common.h"

#include <memory>

namespace alidade {

/// Takes OTLP over gRPC, without generated code: the bytes of a request go straight to the scanner.
class GrpcDoor {
public:
    /// Throws Error when it cannot be opened.
    GrpcDoor(const std::string &address, DoorContext &context);
    ~GrpcDoor();
    GrpcDoor(const GrpcDoor &) = delete;
    GrpcDoor &operator=(const GrpcDoor &) = delete;

    const ListenSocket &socket() const { return m_socket; }
    std::size_t connections() const { return m_book.size(); }

private:
    class Server;

    ListenSocket m_socket;
    ConnectionBook m_book;
    std::unique_ptr<Server> m_server;
    Acceptor m_acceptor; // ends first
};

} // namespace alidade
