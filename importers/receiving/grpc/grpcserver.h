#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace alidade {

/// What a call says before its request comes.
struct GrpcHead {
    std::string_view method; ///< "/package.Service/Method"
    std::string_view host, authorization;
    bool hasOrigin = false;
    std::uint16_t port = 0; ///< of its other end
};

/// How a call ends.
struct GrpcAnswer {
    int code = 0; ///< grpc::StatusCode; 0: all is well
    std::string message, details;
    std::string reply; ///< of a call that ends well
};

/// What is done with the calls. Used on threads of gRPC.
class GrpcHandler {
public:
    virtual ~GrpcHandler() = default;
    virtual void began(std::uint16_t port) = 0;
    virtual void completed(std::uint16_t port, bool isGood) = 0;
    /// Of a call whose request need not be read.
    virtual std::optional<GrpcAnswer> refusal(const GrpcHead &head) = 0;
    /// @param request nothing when none came, or one that is too large
    virtual GrpcAnswer answer(std::string_view method, std::optional<std::string_view> request) = 0;
};

struct GrpcSettings {
    std::string certificate, key; ///< PEM, for TLS; empty for none
    int maxMessage = 0, maxMetadata = 0;
    int handshakeMs = 0, idleMs = 0;
    std::size_t memory = 0; ///< bytes for gRPC's own buffers
};

/// A server for unary calls of any method, without generated code.
class GrpcServer {
public:
    virtual ~GrpcServer() = default;
    /// Serves a connection, whose descriptor it owns from now on.
    virtual void take(int descriptor) = 0;
};

/// Makes a server; nullptr when it cannot be started.
using MakeGrpcServer = GrpcServer *(*)(const GrpcSettings &, GrpcHandler &);

/// gRPC is made of more than forty libraries, which no program shall load at its start: the server is a module of its own
/// (lib/libalidade-grpc.so), loaded when the first door for gRPC opens. Throws Error when it is not there.
MakeGrpcServer loadGrpc();

/// The name that the module exports its MakeGrpcServer by.
inline constexpr const char *grpcEntry = "alidadeMakeGrpcServer";

} // namespace alidade
