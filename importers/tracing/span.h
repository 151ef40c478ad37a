#pragma once

#include "model/trace.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace alidade {

enum class SpanStatus : std::uint8_t { unset, ok, error };

/// One operation of one service, as far as topology needs it. All text points into what the span was read from.
struct Span {
    std::uint64_t traceHigh = 0, traceLow = 0, id = 0;
    std::uint64_t parent = 0;             ///< 0 when it begins the trace
    std::uint64_t startNs = 0, endNs = 0; ///< since 1970 (UTC)
    std::string_view service, name, traceState;
    SpanKind kind = SpanKind::unspecified;
    SpanStatus status = SpanStatus::unset;
    bool isMarkedFailed = false;  ///< OpenTracing's tag `error`
    bool isReceiving = false;     ///< of messaging: takes messages, does not send them
    bool isHttp = false;          ///< has a request method
    bool isShared = false;        ///< Zipkin: the server's half of a span whose client's half has the same id
    bool canBeShared = false;     ///< Zipkin: another half may come
    std::int16_t httpStatus = 0;  ///< 0 when there is none
    std::int16_t grpcStatus = -1; ///< -1 when there is none
    // Who the other end is, by the attributes of old and new semantic conventions, OpenTracing and Zipkin.
    std::string_view peerService, host, url, address, remoteName;
    std::string_view databaseSystem, database, messagingSystem, destination, rpcSystem, rpcService;
    std::uint32_t firstLink = 0, links = 0; ///< in SpanBatch::links
};

/// Points to another span that has to do with this one: of a consumer, the producers of its messages.
struct SpanLink {
    std::uint64_t traceHigh = 0, traceLow = 0, span = 0;
};

/// A service is run by a workload of a platform, as its resource says.
struct SpanWorkload {
    std::string_view service, workload;
};

/// Spans that arrived together.
struct SpanBatch {
    /// What a span has more links than this is not followed.
    static constexpr std::uint32_t maxLinks = 32;

    std::vector<Span> spans;
    std::vector<SpanLink> links;
    std::vector<SpanWorkload> workloads;
    std::uint64_t damaged = 0; ///< spans that could not be read

    void clear();
    /// Adds a link to the last span.
    void addLink(const SpanLink &link);
};

} // namespace alidade
