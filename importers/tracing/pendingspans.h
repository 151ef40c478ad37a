#pragma once

#include "importers/tracing/largepages.h"
#include "importers/tracing/span.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace alidade {

/// A span that may still meet its parent or its children; names are numbers of the join's tables. One cache line.
struct PendingSpan {
    std::uint64_t traceHigh, traceLow, id, parent;
    std::uint64_t startNs;
    std::uint32_t durationUs; ///< 71 minutes at most
    std::uint32_t service, operation;
    std::uint32_t peer; ///< the other end that it names; 0 for none
    std::uint32_t next; ///< the next that waits for the same parent, + 1
    SpanKind kind : 3;
    bool hasFailed : 1;
    bool isLink : 1;     ///< not a span of its own: a consumer's link, which waits for the producer
    bool isShared : 1;   ///< waits for the other half before it looks for a parent
    bool isJoined : 1;   ///< has met its parent
    bool isAnswered : 1; ///< its other side has been seen, or needs not be
    std::uint8_t protocol;
    std::uint16_t canBeShared : 1;
    std::uint16_t weight : 15; ///< number of a sampling weight

    bool isOuter() const { return kind == SpanKind::client || kind == SpanKind::producer; }
};
static_assert(sizeof(PendingSpan) == 64);

/// The spans of one stretch of time, found by trace and id; those whose parent is not there yet wait under its id.
/// A client's or producer's span and the other half of a shared span (Zipkin) have the same id and stand side by side.
class PendingSpans {
public:
    /// What is known under one id: numbers of spans + 1; 0 for none. Once taken it never becomes free again.
    struct Slot {
        std::uint32_t tag = 0;     ///< upper half of the hash, which also says where it stands
        std::uint32_t inner = 0;   ///< a server's, consumer's or internal span
        std::uint32_t outer = 0;   ///< a client's or producer's
        std::uint32_t waiting = 0; ///< the first that waits for this id

        bool isFree() const { return (inner | outer | waiting) == 0; }
        std::uint32_t &side(bool isOuter) { return isOuter ? outer : inner; }
    };

    /// @param expected for so many spans the addresses are set aside; memory is taken as they come
    explicit PendingSpans(std::size_t expected);

    /// The slot of an id; nullptr when nothing is known about it.
    Slot *find(std::uint64_t hash, std::uint64_t traceHigh, std::uint64_t traceLow, std::uint64_t id);
    /// Keeps a span under its own id, the side of which must be free. @return its number
    std::uint32_t add(const PendingSpan &span, std::uint64_t hash);
    /// Keeps a link, which has no id of its own. @return its number
    std::uint32_t addLink(const PendingSpan &link);
    /// Lets a span wait for its parent.
    void wait(std::uint32_t number, std::uint64_t parentHash);

    PendingSpan &operator[](std::uint32_t number) { return m_spans[number]; }
    const PendingSpan &operator[](std::uint32_t number) const { return m_spans[number]; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(m_spans.size()); }
    bool isEmpty() const { return m_spans.empty(); }
    void clear();

    /// Asks the processor to fetch a slot that is soon needed; and, a little later, what stands in it.
    [[gnu::always_inline]] inline void prefetchSlot(std::uint64_t hash) const
    {
        __builtin_prefetch(&m_slots[(hash >> 32) & m_mask]);
    }
    [[gnu::always_inline]] inline void prefetchSpan(std::uint64_t hash) const
    {
        const Slot &slot = m_slots[(hash >> 32) & m_mask];
        const std::uint32_t number = slot.inner ? slot.inner : slot.outer ? slot.outer : slot.waiting;
        __builtin_prefetch(m_spans.data() + (number ? number - 1 : 0));
    }

private:
    bool isAbout(const Slot &slot, std::uint64_t traceHigh, std::uint64_t traceLow, std::uint64_t id) const;
    Slot &place(std::uint64_t hash, std::uint64_t traceHigh, std::uint64_t traceLow, std::uint64_t id);
    void grow();

    std::vector<PendingSpan, LargePages<PendingSpan>> m_spans;
    std::vector<Slot, LargePages<Slot>> m_slots;
    std::size_t m_mask;
    std::size_t m_taken = 0; ///< slots that are not free
};

} // namespace alidade
