#include "importers/receiving/grpcdoor.h"

#include "importers/receiving/inflater.h"
#include "importers/receiving/reply.h"
#include "model/error.h"

#include <charconv>
#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/resource_quota.h>

namespace alidade {
namespace {

constexpr int streamsEach = 16; ///< of a connection
constexpr std::chrono::seconds shutdownTime(2);
/// For the buffers of gRPC itself; with less it waits for room that never comes.
constexpr std::size_t leastQuota = 64U << 20;
constexpr std::string_view gzipMagic = "\x1f\x8b";

std::optional<Signal> signalOf(std::string_view method)
{
    if (method == "/opentelemetry.proto.collector.trace.v1.TraceService/Export")
        return Signal::traces;
    if (method == "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export")
        return Signal::metrics;
    if (method == "/opentelemetry.proto.collector.logs.v1.LogsService/Export")
        return Signal::logs;
    return std::nullopt;
}

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
    Call(DoorContext &context, ConnectionBook &book, const grpc::GenericCallbackServerContext &call)
        : m_context(context), m_book(book), m_port(portIn(call.peer()))
    {
        m_book.began(m_port);
        const RequestHead head{.host = call.host(),
                               .hasOrigin = call.client_metadata().find("origin") != call.client_metadata().end(),
                               .authorization = metadata(call, "authorization")};
        const auto signal = signalOf(call.method());
        if (const auto refusal = m_context.admission.refusal(head)) {
            ++m_context.counts.forbidden;
            Finish({*refusal == Refusal::token ? grpc::UNAUTHENTICATED : grpc::PERMISSION_DENIED, std::string(toText(*refusal))});
        } else if (!signal) {
            ++m_context.counts.malformed;
            Finish({grpc::UNIMPLEMENTED, "There is no such method."});
        } else {
            m_signal = *signal;
            StartRead(&m_request);
        }
    }

    void OnReadDone(bool isThere) override
    {
        if (!isThere) { // too large for gRPC, or none was sent; gRPC says which
            ++m_context.counts.malformed;
            return Finish({grpc::INVALID_ARGUMENT, "There is no request in the call."});
        }
        try {
            answer(Message(m_request).bytes());
        } catch (const std::exception &) { // C++ of others must not be thrown through
            Finish({grpc::RESOURCE_EXHAUSTED, "There is no memory for the request."});
        }
    }

    void OnDone() override
    {
        m_book.completed(m_port, m_isGood);
        delete this;
    }

private:
    void answer(std::string_view bytes)
    {
        Held held(m_context.held);
        std::string inflated;
        // gRPC is told not to inflate, for it would do so without a limit. A request never begins like gzip or zlib do.
        if (bytes.starts_with(gzipMagic) || bytes.starts_with('\x78')) {
            switch (inflateWhole(bytes, m_context.options.limits.maxMessage, inflated)) {
            case Inflater::Result::tooLarge:
                ++m_context.counts.tooLarge;
                return Finish({grpc::RESOURCE_EXHAUSTED, "The message is too large when inflated."});
            case Inflater::Result::whole: bytes = inflated; break;
            default: ++m_context.counts.malformed; return Finish({grpc::INVALID_ARGUMENT, "The compressed message is damaged."});
            }
        }
        if (!held.take(bytes.size()))
            return refuseForNow(bytes);
        const Outcome outcome = m_signal == Signal::traces ? takeSpans(bytes, PayloadForm::protobuf, m_context.intake)
                                                           : dropOthers(bytes, PayloadForm::protobuf, m_signal);
        if (!outcome.isReadable) {
            ++m_context.counts.malformed;
            return Finish({grpc::INVALID_ARGUMENT, outcome.message});
        }
        ++(m_signal == Signal::traces ? m_context.counts.accepted : m_context.counts.others);
        m_isGood = true;
        const grpc::Slice reply(exportResponse(outcome, PayloadForm::protobuf, m_signal));
        m_reply = grpc::ByteBuffer(&reply, 1);
        StartWriteAndFinish(&m_reply, grpc::WriteOptions(), grpc::Status::OK);
    }

    void refuseForNow(std::string_view bytes)
    {
        const std::string message = "There is more at hand than can be held; try again later.";
        ++m_context.counts.busy;
        if (m_signal == Signal::traces)
            m_context.intake.drop(SpanDrop::busy, countSpans(bytes));
        Finish({grpc::UNAVAILABLE, message, rpcStatus(grpc::UNAVAILABLE, message, PayloadForm::protobuf, retrySeconds)});
    }

    DoorContext &m_context;
    ConnectionBook &m_book;
    std::uint16_t m_port;
    Signal m_signal = Signal::traces;
    bool m_isGood = false;
    grpc::ByteBuffer m_request, m_reply;
};

class AnyService : public grpc::CallbackGenericService {
public:
    AnyService(DoorContext &context, ConnectionBook &book) : m_context(context), m_book(book) {}
    grpc::ServerGenericBidiReactor *CreateReactor(grpc::GenericCallbackServerContext *call) override
    {
        return new Call(m_context, m_book, *call);
    }

private:
    DoorContext &m_context;
    ConnectionBook &m_book;
};

std::shared_ptr<grpc::ServerCredentials> credentials(const ReceiverOptions &options)
{
    if (options.key.empty())
        return grpc::InsecureServerCredentials();
    grpc::SslServerCredentialsOptions tls;
    tls.pem_key_cert_pairs.push_back({options.key, options.certificate});
    return grpc::SslServerCredentials(tls);
}

} // namespace

class GrpcDoor::Server {
public:
    Server(DoorContext &context, ConnectionBook &book) : m_service(context, book)
    {
        const ReceiverLimits &limits = context.options.limits;
        grpc::ServerBuilder builder;
        m_acceptor = builder.experimental().AddExternalConnectionAcceptor(
            grpc::ServerBuilder::experimental_type::ExternalConnectionType::FROM_FD, credentials(context.options));
        builder.RegisterCallbackGenericService(&m_service);
        builder.SetMaxReceiveMessageSize(static_cast<int>(limits.maxMessage));
        builder.AddChannelArgument(GRPC_ARG_ENABLE_PER_MESSAGE_DECOMPRESSION, 0);
        builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, static_cast<int>(limits.maxHeaders));
        builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, streamsEach);
        builder.AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, static_cast<int>(limits.headerTime.count()));
        builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_IDLE_MS, static_cast<int>(limits.idleTime.count()));
        grpc::ResourceQuota quota("alidade");
        quota.Resize(std::max(leastQuota, 2 * limits.maxHeld));
        builder.SetResourceQuota(quota);
        m_server = builder.BuildAndStart();
        if (!m_server)
            throw Error("The gRPC server cannot be started" +
                        std::string(context.options.key.empty() ? "." : "; are the certificate and its key PEM files that fit?"));
    }
    ~Server()
    {
        m_server->Shutdown(std::chrono::system_clock::now() + shutdownTime);
        m_server->Wait();
    }
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    void take(const NewConnection &connection)
    {
        grpc::experimental::ExternalConnectionAcceptor::NewConnectionParameters parameters;
        parameters.fd = connection.descriptor;
        m_acceptor->HandleNewConnection(&parameters);
    }

private:
    AnyService m_service;
    std::unique_ptr<grpc::experimental::ExternalConnectionAcceptor> m_acceptor;
    std::unique_ptr<grpc::Server> m_server;
};

GrpcDoor::GrpcDoor(const std::string &address, DoorContext &context)
    : m_socket(address), m_book(context.options.limits, false), m_server(std::make_unique<Server>(context, m_book)),
      m_acceptor(m_socket, m_book, {}, [this](const NewConnection &connection) { m_server->take(connection); })
{}

GrpcDoor::~GrpcDoor() = default;

} // namespace alidade
