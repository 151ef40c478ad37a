#include "importers/receiving/grpcdoor.h"

#include "importers/receiving/grpc/grpcserver.h"
#include "importers/receiving/reply.h"
#include "importers/tracing/inflater.h"
#include "model/error.h"

namespace alidade {
namespace {

/// For the buffers of gRPC itself; with less it waits for room that never comes.
constexpr std::size_t leastMemory = 64U << 20;
constexpr std::string_view gzipMagic = "\x1f\x8b";

/// Of grpc::StatusCode.
enum Code {
    invalidArgument = 3,
    permissionDenied = 7,
    resourceExhausted = 8,
    unimplemented = 12,
    unavailable = 14,
    unauthenticated = 16
};

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

GrpcSettings settingsFor(const ReceiverOptions &options)
{
    return {.certificate = options.certificate,
            .key = options.key,
            .maxMessage = static_cast<int>(options.limits.maxMessage),
            .maxMetadata = static_cast<int>(options.limits.maxHeaders),
            .handshakeMs = static_cast<int>(options.limits.headerTime.count()),
            .idleMs = static_cast<int>(options.limits.idleTime.count()),
            .memory = std::max(leastMemory, 2 * options.limits.maxHeld)};
}

} // namespace

class GrpcDoor::Handler : public GrpcHandler {
public:
    Handler(DoorContext &context, ConnectionBook &book) : m_context(context), m_book(book) {}

    void began(std::uint16_t port) override { m_book.began(port); }
    void completed(std::uint16_t port, bool isGood) override { m_book.completed(port, isGood); }

    std::optional<GrpcAnswer> refusal(const GrpcHead &head) override
    {
        const RequestHead request{.host = head.host, .hasOrigin = head.hasOrigin, .authorization = head.authorization};
        if (const auto refusal = m_context.admission.refusal(request)) {
            ++m_context.counts.forbidden;
            return GrpcAnswer{*refusal == Refusal::token ? unauthenticated : permissionDenied, std::string(toText(*refusal))};
        }
        if (signalOf(head.method))
            return std::nullopt;
        ++m_context.counts.malformed;
        return GrpcAnswer{unimplemented, "There is no such method."};
    }

    GrpcAnswer answer(std::string_view method, std::optional<std::string_view> request) override
    {
        if (request)
            return answer(signalOf(method).value_or(Signal::traces), *request);
        ++m_context.counts.malformed;
        return {invalidArgument, "There is no request in the call."};
    }

private:
    GrpcAnswer answer(Signal signal, std::string_view bytes)
    {
        Held held(m_context.held);
        std::string inflated;
        // gRPC is told not to inflate, for it would do so without a limit. A request never begins like gzip or zlib do.
        if (bytes.starts_with(gzipMagic) || bytes.starts_with('\x78')) {
            switch (inflateWhole(bytes, m_context.options.limits.maxMessage, inflated)) {
            case Inflater::Result::tooLarge:
                ++m_context.counts.tooLarge;
                return {resourceExhausted, "The message is too large when inflated."};
            case Inflater::Result::whole: bytes = inflated; break;
            default: ++m_context.counts.malformed; return {invalidArgument, "The compressed message is damaged."};
            }
        }
        if (!held.take(bytes.size()))
            return refuseForNow(signal, bytes);
        const Outcome outcome = signal == Signal::traces ? takeSpans(bytes, PayloadForm::protobuf, m_context.intake)
                                                         : dropOthers(bytes, PayloadForm::protobuf, signal);
        if (!outcome.isReadable) {
            ++m_context.counts.malformed;
            return {invalidArgument, outcome.message};
        }
        ++(signal == Signal::traces ? m_context.counts.accepted : m_context.counts.others);
        return {.reply = exportResponse(outcome, PayloadForm::protobuf, signal)};
    }

    GrpcAnswer refuseForNow(Signal signal, std::string_view bytes)
    {
        const std::string message = "There is more at hand than can be held; try again later.";
        ++m_context.counts.busy;
        if (signal == Signal::traces)
            m_context.intake.drop(SpanDrop::busy, countSpans(bytes));
        return {unavailable, message, rpcStatus(unavailable, message, PayloadForm::protobuf, retrySeconds)};
    }

    DoorContext &m_context;
    ConnectionBook &m_book;
};

GrpcDoor::GrpcDoor(const std::string &address, DoorContext &context)
    : m_socket(address), m_book(context.options.limits, false), m_handler(std::make_unique<Handler>(context, m_book)),
      m_server(loadGrpc()(settingsFor(context.options), *m_handler))
{
    if (!m_server)
        throw Error("The gRPC server cannot be started" +
                    std::string(context.options.key.empty() ? "." : "; are the certificate and its key PEM files that fit?"));
    m_acceptor.emplace(m_socket, m_book, std::string(),
                       [this](const NewConnection &connection) { m_server->take(connection.descriptor); });
}

GrpcDoor::~GrpcDoor() = default;

} // namespace alidade
