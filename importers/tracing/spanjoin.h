#pragma once

#include "importers/tracing/edgebook.h"
#include "importers/tracing/nametable.h"
#include "importers/tracing/peer.h"
#include "importers/tracing/pendingspans.h"
#include "model/traffic.h"

#include <limits>
#include <set>

namespace alidade {

/// How spans are joined, and within which bounds.
struct JoinOptions {
    std::chrono::seconds step = trafficSteps.front();
    std::uint64_t fromNs = 0;                                       ///< spans that begin before are dropped
    std::uint64_t toNs = std::numeric_limits<std::uint64_t>::max(); ///< and those that begin then or later
    /// Spans of each of two generations that may still meet their parent or children; 64 B each, and 64 B of index.
    std::size_t maxPending = 1U << 17;
    std::size_t maxServices = 20'000;
    std::size_t maxEnds = 60'000;        ///< services, peers, stores and topics together
    std::size_t maxOperations = 100'000; ///< names of operations over all edges
};

/// Makes traffic from spans. Parent and child may come in any order; a span meets those that come within one generation
/// before or after it. A generation ends when it is full and whenever settle() is called, which whoever reads a stream
/// does at a fixed interval. For one thread at a time.
class SpanJoin {
public:
    explicit SpanJoin(const JoinOptions &options = {});

    /// Takes spans in. Their text is not needed afterwards.
    void add(const SpanBatch &batch);
    /// Ends a generation: what has waited for a whole one is given up, and calls to peers without spans are entered.
    void settle();
    /// Settles everything, at the end of the input.
    void finish();

    /// Everything so far, since the last take(). Calls whose other side may still come are not in it yet.
    TrafficSet traffic() const;
    /// The same, and forgets it: for a stream whose reader keeps the sum. What waits goes on waiting.
    TrafficSet take();
    const SpanCount &count() const { return m_count; }
    /// What is still at hand of these traces: spans of the present generation and the one before.
    std::vector<Trace> traces(const std::set<TraceId> &ids) const;
    /// Counts spans that whoever reads does not pass on.
    void drop(SpanDrop reason, std::uint64_t spans);

private:
    /// The spans under one id: one, or the two halves of a shared one.
    struct Parents {
        PendingSpan *inner = nullptr, *outer = nullptr;
    };

    void add(const SpanBatch &batch, const Span &span, std::uint64_t hash, std::uint64_t parentHash);
    bool isWanted(const Span &span);
    std::uint32_t serviceOf(const Span &span);
    PendingSpan pendingOf(const Span &span, std::uint32_t service);
    std::uint8_t protocolNumber(std::string_view name);
    std::uint16_t weightNumber(double weight);
    std::uint32_t endNumber(TrafficEndKind kind, std::string_view name, std::string_view part);
    void enterPeerAtOnce(const Span &span, PendingSpan &pending);
    void addWorkloads(const SpanBatch &batch);
    void addLinks(const SpanBatch &batch, const Span &span, const PendingSpan &pending);

    std::uint64_t hashOf(std::uint64_t traceHigh, std::uint64_t traceLow, std::uint64_t id) const;
    Parents halvesOf(std::uint64_t hash, std::uint64_t traceHigh, std::uint64_t traceLow, std::uint64_t id);
    void lookForParent(std::uint32_t number, std::uint64_t parentHash);
    void meetTwin(std::uint32_t number, std::uint64_t hash);
    void meetChildren(PendingSpans &pending, std::uint64_t hash, const PendingSpan &parent);
    bool joinToParents(PendingSpan &child, const Parents &parents, bool isLast);
    void join(PendingSpan &child, PendingSpan &parent);
    void enter(const PendingSpan &span, std::uint32_t from, std::uint32_t to, TrafficRelation relation, bool hasFailed,
               std::int64_t skewUs = 0);
    void giveUp(PendingSpan &span);

    JoinOptions m_options;
    std::uint64_t m_seed;
    NameTable m_endKeys, m_operations, m_protocols;
    std::vector<TrafficEnd> m_ends;       ///< by the numbers of m_endKeys
    std::vector<ServiceTraffic> m_health; ///< of services, by the same numbers
    std::size_t m_services = 0;
    std::vector<double> m_weights{1};
    PendingSpans m_current, m_previous;
    EdgeBook m_book;
    SpanCount m_count;
    std::string m_key; ///< kept for its memory
    std::string m_lastService;
    std::uint32_t m_lastServiceNumber = 0, m_lastProtocol = 0, m_lastEnd = 0;
    std::vector<std::uint64_t> m_hashes;
};

} // namespace alidade
