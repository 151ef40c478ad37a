#include "importers/receiving/receiver.h"

#include "importers/receiving/grpcdoor.h"
#include "importers/receiving/httpdoor.h"
#include "model/error.h"

#include <optional>

namespace alidade {

struct Receiver::Doors {
    Doors(const ReceiverOptions &options, TrafficSink sink) : intake(options, std::move(sink)), context(options, intake, counts)
    {}

    RequestCounts counts;
    Intake intake;
    DoorContext context;
    std::optional<GrpcDoor> grpc;
    std::optional<HttpDoor> http, zipkin;
};

namespace {

void checkOptions(const ReceiverOptions &options)
{
    if (options.otlpGrpc.empty() && options.otlpHttp.empty() && options.zipkin.empty())
        throw Error("There is nothing to receive by: every address is empty.");
    if (options.certificate.empty() != options.key.empty())
        throw Error("For TLS both the certificate and its key are needed.");
    if (options.allowsOthers && options.token.empty())
        throw Error("Other machines may send only with a token: give one, or listen on 127.0.0.1.");
}

void checkReach(const ListenSocket &socket, const ReceiverOptions &options)
{
    if (!socket.isLoopback() && !options.allowsOthers)
        throw Error(socket.address() + " can be reached by other machines; that must be allowed explicitly, and needs a token.");
}

template <typename Door> void describe(const std::optional<Door> &door, std::string_view protocol, ReceiverStatus &status)
{
    if (door)
        status.doors.push_back({protocol, door->socket().address(), door->connections()});
}

} // namespace

Receiver::Receiver(const ReceiverOptions &options, TrafficSink sink)
{
    checkOptions(options);
    for (const std::string &address : {options.otlpGrpc, options.otlpHttp, options.zipkin})
        if (!address.empty()) // before anything listens there
            checkReach(ListenSocket(address.substr(0, address.rfind(':')) + ":0"), options);
    m_doors = std::make_unique<Doors>(options, std::move(sink));
    if (!options.otlpGrpc.empty())
        m_doors->grpc.emplace(options.otlpGrpc, m_doors->context);
    if (!options.otlpHttp.empty())
        m_doors->http.emplace(options.otlpHttp, HttpKind::otlp, m_doors->context);
    if (!options.zipkin.empty())
        m_doors->zipkin.emplace(options.zipkin, HttpKind::zipkin, m_doors->context);
}

Receiver::~Receiver() = default;

ReceiverStatus Receiver::status() const
{
    const IntakeStatus intake = m_doors->intake.status();
    const RequestCounts &counts = m_doors->counts;
    ReceiverStatus status{.spans = intake.spans,
                          .services = intake.services,
                          .edges = intake.edges,
                          .accepted = counts.accepted,
                          .others = counts.others,
                          .forbidden = counts.forbidden,
                          .malformed = counts.malformed,
                          .tooLarge = counts.tooLarge,
                          .busy = counts.busy,
                          .problem = intake.problem};
    describe(m_doors->grpc, "OTLP/gRPC", status);
    describe(m_doors->http, "OTLP/HTTP", status);
    describe(m_doors->zipkin, "Zipkin", status);
    return status;
}

void Receiver::stop()
{
    m_doors->grpc.reset();
    m_doors->http.reset();
    m_doors->zipkin.reset();
    m_doors->intake.stop();
}

} // namespace alidade
