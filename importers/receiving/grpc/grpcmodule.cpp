#include "importers/receiving/grpc/grpcserver.h"

#include <charconv>
#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/resource_quota.h>

namespace alidade {
namespace {

constexpr int streamsEach = 16; ///< of a connection
constexpr std::chrono::seconds shutdownTime(2);

/// Of "ipv4:127.0.0.1:40000" and the like.
std::uint16_t portIn(std::string_view peer)
{
    std::uint16_t port = 0;
    const std::string_view digits = peer.substr(peer.rfind(':') + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), port);
    return port;
}

std::string_view metadata(const grpc::CallbackServerContext &context, const char *key)
{
    const auto found = context.client_metadata().find(key);
    return found == context.client_metadata().end() ? std::string_view()
                                                    : std::string_view(found->second.data(), found->second.size());
}

/// The bytes in one piece; copied only when they are in several.
class Message {
public:
    explicit Message(const grpc::ByteBuffer &buffer)
    {
        if (buffer.TrySingleSlice(&m_slice).ok() || buffer.DumpToSingleSlice(&m_slice).ok())
            m_bytes = {reinterpret_cast<const char *>(m_slice.begin()), m_slice.size()};
    }
    std::string_view bytes() const { return m_bytes; }

private:
    grpc::Slice m_slice;
    std::string_view m_bytes;
};

/// A unary call of whichever method.
class Call : public grpc::ServerGenericBidiReactor {
public:
    Call(GrpcHandler &handler, const grpc::GenericCallbackServerContext &call)
        : m_handler(handler), m_method(call.method()), m_port(portIn(call.peer()))
    {
        m_handler.began(m_port);
        const std::string &host = call.host();
        const GrpcHead head{.method = m_method,
                            .host = host,
                            .authorization = metadata(call, "authorization"),
                            .hasOrigin = call.client_metadata().find("origin") != call.client_metadata().end(),
                            .port = m_port};
        if (const auto refusal = m_handler.refusal(head))
            end(*refusal);
        else
            StartRead(&m_request);
    }

    void OnReadDone(bool isThere) override
    {
        try {
            if (isThere)
                end(m_handler.answer(m_method, Message(m_request).bytes()));
            else // too large for gRPC, or none was sent; gRPC says which
                end(m_handler.answer(m_method, std::nullopt));
        } catch (const std::exception &) { // C++ of others must not be thrown through
            Finish({grpc::RESOURCE_EXHAUSTED, "There is no memory for the request."});
        }
    }

    void OnDone() override
    {
        m_handler.completed(m_port, m_isGood);
        delete this;
    }

private:
    void end(const GrpcAnswer &answer)
    {
        m_isGood = answer.code == grpc::OK;
        if (!m_isGood)
            return Finish({static_cast<grpc::StatusCode>(answer.code), answer.message, answer.details});
        const grpc::Slice reply(answer.reply);
        m_reply = grpc::ByteBuffer(&reply, 1);
        StartWriteAndFinish(&m_reply, grpc::WriteOptions(), grpc::Status::OK);
    }

    GrpcHandler &m_handler;
    std::string m_method;
    std::uint16_t m_port;
    bool m_isGood = false;
    grpc::ByteBuffer m_request, m_reply;
};

class AnyService : public grpc::CallbackGenericService {
public:
    explicit AnyService(GrpcHandler &handler) : m_handler(handler) {}
    grpc::ServerGenericBidiReactor *CreateReactor(grpc::GenericCallbackServerContext *call) override
    {
        return new Call(m_handler, *call);
    }

private:
    GrpcHandler &m_handler;
};

std::shared_ptr<grpc::ServerCredentials> credentials(const GrpcSettings &settings)
{
    if (settings.key.empty())
        return grpc::InsecureServerCredentials();
    grpc::SslServerCredentialsOptions tls;
    tls.pem_key_cert_pairs.push_back({settings.key, settings.certificate});
    return grpc::SslServerCredentials(tls);
}

class Server : public GrpcServer {
public:
    Server(const GrpcSettings &settings, GrpcHandler &handler) : m_service(handler)
    {
        grpc::ServerBuilder builder;
        m_acceptor = builder.experimental().AddExternalConnectionAcceptor(
            grpc::ServerBuilder::experimental_type::ExternalConnectionType::FROM_FD, credentials(settings));
        builder.RegisterCallbackGenericService(&m_service);
        builder.SetMaxReceiveMessageSize(settings.maxMessage);
        builder.AddChannelArgument(GRPC_ARG_ENABLE_PER_MESSAGE_DECOMPRESSION, 0);
        builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, settings.maxMetadata);
        builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, streamsEach);
        builder.AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, settings.handshakeMs);
        builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_IDLE_MS, settings.idleMs);
        grpc::ResourceQuota quota("alidade");
        quota.Resize(settings.memory);
        builder.SetResourceQuota(quota);
        m_server = builder.BuildAndStart();
    }
    ~Server() override
    {
        if (!m_server)
            return;
        m_server->Shutdown(std::chrono::system_clock::now() + shutdownTime);
        m_server->Wait();
    }
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    bool isUp() const { return m_server != nullptr; }

    void take(int descriptor) override
    {
        grpc::experimental::ExternalConnectionAcceptor::NewConnectionParameters parameters;
        parameters.fd = descriptor;
        m_acceptor->HandleNewConnection(&parameters);
    }

private:
    AnyService m_service;
    std::unique_ptr<grpc::experimental::ExternalConnectionAcceptor> m_acceptor;
    std::unique_ptr<grpc::Server> m_server;
};

} // namespace
} // namespace alidade

extern "C" __attribute__((visibility("default"))) alidade::GrpcServer *
alidadeMakeGrpcServer(const alidade::GrpcSettings &settings, alidade::GrpcHandler &handler)
{
    auto server = std::make_unique<alidade::Server>(settings, handler);
    return server->isUp() ? server.release() : nullptr;
}
