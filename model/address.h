#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// An address of another process, found in a text.
struct Address {
    std::string host;     ///< in lower case, without a trailing dot; never an IP address, a wildcard or this machine
    int port = 0;         ///< 0 when none is given
    std::string protocol; ///< by the scheme: "http", "grpc", "sql", …; empty when there is none that tells
    bool hasScheme = false;
    std::size_t offset = 0; ///< of the host in the text
};

/// All addresses in a text, in order: "scheme://[user@]host[:port]" (JDBC, gRPC target and comma-separated forms too),
/// "host:port", and "Host=…;Port=…" connection strings.
std::vector<Address> addressesIn(std::string_view text);

/// What is usually spoken on a port; empty for ports that say nothing.
std::string_view protocolOfPort(int port);

/// The protocol that the name of a Kubernetes Service port or its appProtocol declares ("grpc", "http-web", "tcp-redis").
std::string_view protocolOfPortName(std::string_view name);

/// Whether the text is one host name: letters, digits, '-', '.' and '_', with a letter in it.
bool isHostName(std::string_view text);

/// Whether the host names the machine it is used on.
bool isLocalHost(std::string_view host);

/// Whether the host is a public DNS name: dotted, not reserved (RFC 2606, RFC 6761), not cluster-internal.
bool isPublicHost(std::string_view host);

} // namespace alidade
