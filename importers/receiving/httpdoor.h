#pragma once

#include "importers/receiving/acceptor.h"
#include "importers/receiving/common.h"

#include <memory>

namespace alidade {

/// What a door for HTTP understands: OTLP (/v1/traces, and answers for /v1/metrics and /v1/logs), or Zipkin (/api/v2/spans).
enum class HttpKind : std::uint8_t { otlp, zipkin };

/// Takes requests over HTTP/1.1 (OTLP/HTTP 1.x; Zipkin API v2). libmicrohttpd speaks the protocol, on two threads that serve
/// any number of slow connections; which connections there are is the book's affair.
class HttpDoor {
public:
    /// Throws Error when it cannot be opened.
    HttpDoor(const std::string &address, HttpKind kind, DoorContext &context);
    ~HttpDoor();
    HttpDoor(const HttpDoor &) = delete;
    HttpDoor &operator=(const HttpDoor &) = delete;

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
