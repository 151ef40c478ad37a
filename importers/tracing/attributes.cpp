#include "importers/tracing/attributes.h"

#include "importers/tracing/hash.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <type_traits>

namespace alidade {
namespace {

struct Known {
    std::string_view name;
    SpanAttribute attribute;
};

constexpr Known known[] = {
    {"error", SpanAttribute::error},
    {"db.name", SpanAttribute::database},
    {"db.type", SpanAttribute::databaseSystem},
    {"http.url", SpanAttribute::url},
    {"url.full", SpanAttribute::url},
    {"db.system", SpanAttribute::databaseSystem},
    {"http.host", SpanAttribute::host},
    {"peer.ipv4", SpanAttribute::address},
    {"span.kind", SpanAttribute::kind},
    {"rpc.system", SpanAttribute::rpcSystem},
    {"db.instance", SpanAttribute::database},
    {"http.method", SpanAttribute::httpMethod},
    {"kafka.topic", SpanAttribute::destination},
    {"net.peer.ip", SpanAttribute::address},
    {"rpc.service", SpanAttribute::rpcService},
    {"db.namespace", SpanAttribute::database},
    {"peer.address", SpanAttribute::host},
    {"peer.service", SpanAttribute::peerService},
    {"rabbit.queue", SpanAttribute::destination},
    {"net.peer.name", SpanAttribute::host},
    {"peer.hostname", SpanAttribute::host},
    {"db.system.name", SpanAttribute::databaseSystem},
    {"server.address", SpanAttribute::host},
    {"rpc.system.name", SpanAttribute::rpcSystem},
    {"rabbit.exchange", SpanAttribute::destination},
    {"messaging.system", SpanAttribute::messagingSystem},
    {"otel.status_code", SpanAttribute::otelStatus},
    {"http.status_code", SpanAttribute::httpStatus},
    {"grpc.status_code", SpanAttribute::grpcStatus},
    {"net.sock.peer.addr", SpanAttribute::address},
    {"net.sock.peer.name", SpanAttribute::host},
    {"http.request.method", SpanAttribute::httpMethod},
    {"messaging.operation", SpanAttribute::messagingOperation},
    {"network.peer.address", SpanAttribute::address},
    {"rpc.grpc.status_code", SpanAttribute::grpcStatus},
    {"messaging.destination", SpanAttribute::destination},
    {"message_bus.destination", SpanAttribute::destination},
    {"messaging.operation.type", SpanAttribute::messagingOperation},
    {"rpc.response.status_code", SpanAttribute::grpcStatus},
    {"http.response.status_code", SpanAttribute::httpStatus},
    {"messaging.destination.name", SpanAttribute::destination},
};

constexpr std::size_t slotBits = 10;

/// The last eight bytes of a name, for names are told apart best by their ends. (Little-endian.)
constexpr std::uint64_t endOf(std::string_view name)
{
    std::uint64_t end = 0;
    if (name.size() >= sizeof end && !std::is_constant_evaluated()) {
        std::memcpy(&end, name.data() + name.size() - sizeof end, sizeof end);
        return end;
    }
    for (const char c : name)
        end = end >> 8 | static_cast<std::uint64_t>(static_cast<unsigned char>(c)) << 56;
    return end;
}

constexpr std::size_t slotOf(std::string_view name, std::uint64_t factor)
{
    // Some have the same end and length ("http.status_code", "grpc.status_code").
    const std::uint64_t start = static_cast<unsigned char>(name.front());
    return (endOf(name) ^ (start << 32 | name.size()) * 0xa0761d6478bd642fU) * factor >> (64 - slotBits);
}

struct KnownSlots {
    std::uint64_t factor = 0;
    std::array<std::uint8_t, std::size_t{1} << slotBits> number{}; ///< in `known`, + 1; 0 is free
};

/// Slots of which each has one name at most, so that a name is compared once: the first multiplier that makes such.
constexpr KnownSlots slots = [] {
    constexpr std::uint64_t odd = 0x9e3779b97f4a7c15U;
    for (std::uint64_t factor = odd;; factor = factor * odd + 2) {
        KnownSlots made{.factor = factor};
        std::size_t number = 0;
        for (; number < std::size(known); ++number) {
            std::uint8_t &slot = made.number[slotOf(known[number].name, factor)];
            if (slot != 0)
                break;
            slot = static_cast<std::uint8_t>(number + 1);
        }
        if (number == std::size(known))
            return made;
    }
}();

void keepFirst(std::string_view &place, std::string_view value)
{
    if (place.empty())
        place = value;
}

SpanKind kindNamed(std::string_view word)
{
    if (word == "server" || word == "SERVER")
        return SpanKind::server;
    if (word == "client" || word == "CLIENT")
        return SpanKind::client;
    if (word == "producer" || word == "PRODUCER")
        return SpanKind::producer;
    if (word == "consumer" || word == "CONSUMER")
        return SpanKind::consumer;
    return word == "internal" ? SpanKind::internal : SpanKind::unspecified;
}

/// gRPC's codes by name, as rpc.response.status_code has them; they are numbered from 0.
constexpr std::string_view grpcCodes[] = {
    "OK",        "CANCELLED",      "UNKNOWN",           "INVALID_ARGUMENT",   "DEADLINE_EXCEEDED",
    "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
    "ABORTED",   "OUT_OF_RANGE",   "UNIMPLEMENTED",     "INTERNAL",           "UNAVAILABLE",
    "DATA_LOSS", "UNAUTHENTICATED"};

void setCode(Span &span, SpanAttribute attribute, std::string_view value)
{
    if (attribute == SpanAttribute::grpcStatus) {
        if (const auto *code = std::ranges::find(grpcCodes, value); code != std::end(grpcCodes)) {
            span.grpcStatus = static_cast<std::int16_t>(code - std::begin(grpcCodes));
            return;
        }
    }
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error == std::errc() && end == value.data() + value.size())
        setAttribute(span, attribute, number);
}

/// The gRPC codes that say that the server failed, not that the caller asked for something wrong.
bool isServersFault(std::int16_t grpcStatus)
{
    return grpcStatus == 2 || grpcStatus == 4 || (grpcStatus >= 12 && grpcStatus <= 15);
}

} // namespace

void SpanBatch::clear()
{
    spans.clear();
    links.clear();
    workloads.clear();
    damaged = 0;
}

void SpanBatch::addLink(const SpanLink &link)
{
    Span &span = spans.back();
    if (span.links == maxLinks)
        return;
    if (span.links++ == 0)
        span.firstLink = static_cast<std::uint32_t>(links.size());
    links.push_back(link);
}

SpanAttribute spanAttribute(std::string_view name)
{
    if (name.empty())
        return SpanAttribute::none;
    const std::size_t number = slots.number[slotOf(name, slots.factor)];
    return number != 0 && isSame(known[number - 1].name, name) ? known[number - 1].attribute : SpanAttribute::none;
}

void setAttribute(Span &span, SpanAttribute attribute, std::string_view value)
{
    switch (attribute) {
    case SpanAttribute::none: return;
    case SpanAttribute::address: return keepFirst(span.address, value);
    case SpanAttribute::database: return keepFirst(span.database, value);
    case SpanAttribute::databaseSystem: return keepFirst(span.databaseSystem, value);
    case SpanAttribute::destination: return keepFirst(span.destination, value);
    case SpanAttribute::error: span.isMarkedFailed = !value.empty() && value != "false"; return;
    case SpanAttribute::host: return keepFirst(span.host, value);
    case SpanAttribute::httpMethod: span.isHttp = true; return;
    case SpanAttribute::kind: span.kind = kindNamed(value); return;
    case SpanAttribute::messagingOperation:
        span.isReceiving = value == "receive" || value == "process" || value == "deliver";
        return;
    case SpanAttribute::messagingSystem: return keepFirst(span.messagingSystem, value);
    case SpanAttribute::otelStatus:
        span.status = value == "ERROR" ? SpanStatus::error : value == "OK" ? SpanStatus::ok : span.status;
        return;
    case SpanAttribute::peerService: return keepFirst(span.peerService, value);
    case SpanAttribute::rpcService: return keepFirst(span.rpcService, value);
    case SpanAttribute::rpcSystem: return keepFirst(span.rpcSystem, value);
    case SpanAttribute::url: return keepFirst(span.url, value);
    case SpanAttribute::grpcStatus:
    case SpanAttribute::httpStatus: return setCode(span, attribute, value);
    }
}

void setAttribute(Span &span, SpanAttribute attribute, std::int64_t value)
{
    if (attribute == SpanAttribute::httpStatus && value >= 100 && value <= 999)
        span.httpStatus = static_cast<std::int16_t>(value);
    if (attribute == SpanAttribute::grpcStatus && value >= 0 && value < std::ssize(grpcCodes))
        span.grpcStatus = static_cast<std::int16_t>(value);
    if (attribute == SpanAttribute::error)
        span.isMarkedFailed = value != 0;
}

bool namesWorkload(std::string_view name)
{
    constexpr std::array names = std::to_array<std::string_view>(
        {"k8s.deployment.name", "k8s.statefulset.name", "k8s.daemonset.name", "k8s.cronjob.name"});
    return std::ranges::find(names, name) != names.end();
}

bool hasFailed(const Span &span)
{
    if (span.status != SpanStatus::unset)
        return span.status == SpanStatus::error;
    if (span.isMarkedFailed)
        return true;
    const bool isServer = span.kind == SpanKind::server || span.kind == SpanKind::consumer;
    if (span.grpcStatus > 0)
        return !isServer || isServersFault(span.grpcStatus);
    return span.httpStatus >= (isServer ? 500 : 400);
}

double samplingWeight(std::string_view traceState)
{
    // The list member of OpenTelemetry, "ot=th:c;rv:…", stands at the start or after a comma.
    std::size_t member = traceState.starts_with("ot=") ? 0 : traceState.find(",ot=");
    if (member == std::string_view::npos)
        return 1;
    std::string_view values = traceState.substr(traceState.find('=', member) + 1);
    values = values.substr(0, values.find(','));
    const std::size_t threshold = values.starts_with("th:") ? 0 : values.find(";th:");
    if (threshold == std::string_view::npos)
        return 1;
    std::string_view digits = values.substr(values.find(':', threshold) + 1);
    digits = digits.substr(0, digits.find(';'));
    // Up to 14 hexadecimal digits, trailing zeros left out: what share of all traces was not kept.
    constexpr std::size_t maxDigits = 14;
    std::uint64_t rejected = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), rejected, 16);
    if (error != std::errc() || digits.size() > maxDigits || end != digits.data() + digits.size())
        return 1;
    return 1 / (1 - std::ldexp(static_cast<double>(rejected), -4 * static_cast<int>(digits.size())));
}

namespace {

bool isTraceStateKey(std::string_view key)
{
    constexpr std::size_t longest = 256;
    const auto isPlain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !key.empty() && key.size() <= longest && isPlain(key[0]) && std::ranges::all_of(key, [&](char c) {
        return isPlain(c) || c == '_' || c == '-' || c == '*' || c == '/' || c == '@';
    });
}

bool isTraceStateValue(std::string_view value)
{
    constexpr std::size_t longest = 256;
    return !value.empty() && value.size() <= longest && value.back() != ' ' &&
           std::ranges::all_of(value, [](char c) { return c >= ' ' && c <= '~' && c != '='; });
}

} // namespace

bool isTraceState(std::string_view text)
{
    constexpr std::size_t mostMembers = 32;
    constexpr std::string_view blank = " \t";
    std::size_t members = 0;
    while (!text.empty()) {
        std::string_view member = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), member.size() + 1));
        member.remove_prefix(std::min(member.size(), member.find_first_not_of(blank)));
        member = member.substr(0, member.find_last_not_of(blank) + 1);
        const std::size_t equals = member.find('=');
        if (member.empty())
            continue; // allowed
        if (equals == std::string_view::npos || ++members > mostMembers || !isTraceStateKey(member.substr(0, equals)) ||
            !isTraceStateValue(member.substr(equals + 1)))
            return false;
    }
    return true;
}

} // namespace alidade
