#pragma once

#include "model/latency.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// What stands at an end of observed traffic. `peer` is named by a caller and sends no spans of its own.
enum class TrafficEndKind : std::uint8_t { service, peer, datastore, broker };

/// An end of observed traffic, under the name that telemetry gives it.
struct TrafficEnd {
    TrafficEndKind kind = TrafficEndKind::service;
    std::string name;
    std::string part; ///< the topic or queue of a broker, the database of a datastore; often empty

    friend auto operator<=>(const TrafficEnd &, const TrafficEnd &) = default;
};

/// How the one end meets the other. `flow` leads from the producer of messages to their consumer, through a broker.
enum class TrafficRelation : std::uint8_t { call, publish, consume, flow };

/// A stretch of time in seconds since 1970 (UTC): from `from` until before `to`.
struct TimeRange {
    std::int64_t from = std::numeric_limits<std::int64_t>::min();
    std::int64_t to = std::numeric_limits<std::int64_t>::max();

    bool contains(std::int64_t second) const { return from <= second && second < to; }
    bool isEmpty() const { return from >= to; }
    /// Grows until it covers another one.
    void cover(const TimeRange &other);
    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

/// One stretch of time on an edge. Counts are by sampling weight: a span that was kept with probability p stands for 1/p.
struct TrafficCell {
    std::int64_t start = 0;  ///< seconds since 1970 (UTC), a multiple of the step of the set
    std::uint64_t spans = 0; ///< what was really seen
    double calls = 0, errors = 0;
    double busySeconds = 0; ///< sum of all durations; by Little's law, divided by the step it is the mean number in flight
    LatencyHistogram latency;

    void merge(const TrafficCell &other);
    friend bool operator==(const TrafficCell &, const TrafficCell &) = default;
};

/// A span by which an edge was seen.
struct TrafficExample {
    std::uint64_t traceHigh = 0, traceLow = 0, span = 0;
    std::int64_t startUs = 0; ///< microseconds since 1970 (UTC)
    std::uint64_t durationUs = 0;

    friend auto operator<=>(const TrafficExample &, const TrafficExample &) = default;
};

/// The trace id as telemetry writes it: 32 hexadecimal digits, or 16 when the upper half is zero.
std::string traceText(const TrafficExample &example);

/// A few traces of an edge. Which ones does not depend on the order in which they were seen: the slowest; of the failing
/// and the ordinary ones those whose trace id has the smallest hash, an even sample.
struct TrafficExamples {
    static constexpr std::size_t maxEach = 3;

    std::vector<TrafficExample> slowest, failing, ordinary;

    void add(const TrafficExample &example, bool hasFailed);
    void merge(const TrafficExamples &other);
    friend bool operator==(const TrafficExamples &, const TrafficExamples &) = default;
};

struct TrafficOperation {
    std::string name;
    double calls = 0, errors = 0;

    friend bool operator==(const TrafficOperation &, const TrafficOperation &) = default;
};

/// All traffic of one kind between two ends.
struct TrafficEdge {
    /// Names of operations that are kept for an edge; the calls of all others count as `(other)`.
    static constexpr std::size_t maxOperations = 64;
    static constexpr std::string_view otherOperations = "(other)";

    TrafficEnd from, to;
    TrafficRelation relation = TrafficRelation::call;
    std::string protocol;                     ///< "grpc", "http", "kafka", "postgresql", …; empty when telemetry does not say
    std::vector<TrafficOperation> operations; ///< by name
    std::vector<TrafficCell> cells;           ///< by time, none twice
    TrafficExamples examples;
    std::uint64_t skewed = 0;       ///< calls whose callee's clock is off: its span lies outside of the caller's
    std::int64_t largestSkewUs = 0; ///< by how much at most

    /// The cell at this start, made when it is missing.
    TrafficCell &cellAt(std::int64_t start);
    /// All cells as one, which starts with the first.
    TrafficCell total() const;
    friend bool operator==(const TrafficEdge &, const TrafficEdge &) = default;
};

/// What the spans of one service say about its telemetry.
struct ServiceTraffic {
    std::string name;
    std::uint64_t spans = 0;
    std::uint64_t roots = 0;            ///< spans that begin a trace
    std::uint64_t missingParents = 0;   ///< spans whose parent never came: lost, sampled away, or the context was dropped
    std::uint64_t invalidStates = 0;    ///< spans whose trace state is none by W3C Trace Context
    std::vector<std::string> workloads; ///< what runs it, by its resource attributes (k8s.deployment.name, …); sorted

    friend bool operator==(const ServiceTraffic &, const ServiceTraffic &) = default;
};

/// Why a span does not count.
enum class SpanDrop : std::uint8_t {
    damaged,   ///< cannot be read, though its end could be found
    unnamed,   ///< no trace id or span id
    duplicate, ///< the same span came before
    outside,   ///< before or after the time that was asked for
    overflow,  ///< more services than are kept apart
    busy,      ///< refused by a receiver that had as much at hand as it may hold; the sender was told to try again
};
inline constexpr std::size_t spanDropReasons = 6;

/// received = stored + everything in dropped, always.
struct SpanCount {
    std::uint64_t received = 0, stored = 0;
    std::array<std::uint64_t, spanDropReasons> dropped{};

    std::uint64_t &operator[](SpanDrop reason) { return dropped[static_cast<std::size_t>(reason)]; }
    std::uint64_t operator[](SpanDrop reason) const { return dropped[static_cast<std::size_t>(reason)]; }
    std::uint64_t droppedTotal() const;
    void merge(const SpanCount &other);
    friend bool operator==(const SpanCount &, const SpanCount &) = default;
};

/// The steps that traffic is kept in.
inline constexpr std::array trafficSteps{std::chrono::seconds(10), std::chrono::seconds(60), std::chrono::seconds(3600)};

/// What was seen to run: services, what passed between them, and how much of what arrived it was made from.
struct TrafficSet {
    std::chrono::seconds step = trafficSteps.front();
    std::vector<ServiceTraffic> services; ///< by name
    std::vector<TrafficEdge> edges;       ///< by from, to, relation, protocol
    SpanCount spans;

    /// Adds another set; the coarser step of the two holds for the result.
    void merge(const TrafficSet &other);
    /// Puts cells together into this longer step; does nothing when it is not longer.
    void rollUp(std::chrono::seconds longer);
    /// From the start of the first cell to the end of the last; empty when there are none.
    TimeRange range() const;
    friend bool operator==(const TrafficSet &, const TrafficSet &) = default;
};

/// All traffic of one stretch of time, for a line over time.
struct TrafficPoint {
    TimeRange range;
    double calls = 0, errors = 0; ///< over all edges; what flows through a broker is not counted twice
    friend bool operator==(const TrafficPoint &, const TrafficPoint &) = default;
};

/// The start of the step that this second lies in.
std::int64_t stepStart(std::int64_t second, std::chrono::seconds step);

/// The words used in files, JSON and SQL.
std::string_view toText(TrafficEndKind kind);
std::string_view toText(TrafficRelation relation);
std::string_view toText(SpanDrop reason);
template <typename Word> std::optional<Word> fromText(std::string_view text);
template <> std::optional<TrafficEndKind> fromText(std::string_view text);
template <> std::optional<TrafficRelation> fromText(std::string_view text);

} // namespace alidade
