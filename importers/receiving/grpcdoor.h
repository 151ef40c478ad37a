#pragma once

#include "importers/receiving/acceptor.h"
#include "importers/receiving/common.h"

#include <memory>
#include <optional>

namespace alidade {

class GrpcServer;

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
    class Handler;

    ListenSocket m_socket;
    ConnectionBook m_book;
    std::unique_ptr<Handler> m_handler;
    std::unique_ptr<GrpcServer> m_server;
    std::optional<Acceptor> m_acceptor; // ends first
};

} // namespace alidade
