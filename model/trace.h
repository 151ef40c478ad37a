#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace alidade {

/// OpenTelemetry's span kinds, with the numbers of OTLP.
enum class SpanKind : std::uint8_t { unspecified, internal, server, client, producer, consumer };

/// One operation of one service in an example trace.
struct TraceSpan {
    std::uint64_t id = 0;
    std::uint64_t parent = 0; ///< 0 when it begins the trace
    std::int64_t startUs = 0; ///< microseconds since 1970 (UTC)
    std::uint64_t durationUs = 0;
    SpanKind kind = SpanKind::unspecified;
    bool hasFailed = false;
    std::string service, name;

    friend auto operator<=>(const TraceSpan &, const TraceSpan &) = default;
};

/// The number of a trace: the two halves of its id.
struct TraceId {
    std::uint64_t high = 0, low = 0;
    friend auto operator<=>(const TraceId &, const TraceId &) = default;
};

/// All that is kept of one trace: an example of what passed over an edge.
struct Trace {
    /// Spans that are kept of a trace; the rest is left out.
    static constexpr std::size_t maxSpans = 5000;

    TraceId id;
    bool isCut = false;           ///< there were more spans
    std::vector<TraceSpan> spans; ///< by id, none twice

    /// Adds what another part of the same trace tells.
    void merge(const Trace &other);
    friend bool operator==(const Trace &, const Trace &) = default;
};

} // namespace alidade
