#include "importers/tracing/pendingspans.h"

#include <algorithm>

namespace alidade {
namespace {

constexpr std::size_t firstSize = 1024, growth = 4;

std::uint32_t tagOf(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

} // namespace

PendingSpans::PendingSpans(std::size_t expected) : m_slots(firstSize), m_mask(firstSize - 1) { m_spans.reserve(expected); }

bool PendingSpans::isAbout(const Slot &slot, std::uint64_t traceHigh, std::uint64_t traceLow, std::uint64_t id) const
{
    const std::uint32_t self = slot.inner ? slot.inner : slot.outer;
    const PendingSpan &span = m_spans[(self ? self : slot.waiting) - 1];
    return (self ? span.id : span.parent) == id && span.traceLow == traceLow && span.traceHigh == traceHigh;
}

PendingSpans::Slot *PendingSpans::find(std::uint64_t hash, std::uint64_t traceHigh, std::uint64_t traceLow, std::uint64_t id)
{
    for (std::size_t at = tagOf(hash) & m_mask; !m_slots[at].isFree(); at = (at + 1) & m_mask)
        if (m_slots[at].tag == tagOf(hash) && isAbout(m_slots[at], traceHigh, traceLow, id))
            return &m_slots[at];
    return nullptr;
}

PendingSpans::Slot &PendingSpans::place(std::uint64_t hash, std::uint64_t traceHigh, std::uint64_t traceLow, std::uint64_t id)
{
    if (2 * (m_taken + 1) > m_slots.size())
        grow();
    for (std::size_t at = tagOf(hash) & m_mask;; at = (at + 1) & m_mask) {
        Slot &slot = m_slots[at];
        if (slot.isFree()) {
            slot.tag = tagOf(hash);
            ++m_taken;
            return slot;
        }
        if (slot.tag == tagOf(hash) && isAbout(slot, traceHigh, traceLow, id))
            return slot;
    }
}

std::uint32_t PendingSpans::add(const PendingSpan &span, std::uint64_t hash)
{
    Slot &slot = place(hash, span.traceHigh, span.traceLow, span.id);
    m_spans.push_back(span);
    slot.side(span.isOuter()) = size();
    return size() - 1;
}

std::uint32_t PendingSpans::addLink(const PendingSpan &link)
{
    m_spans.push_back(link);
    return size() - 1;
}

void PendingSpans::wait(std::uint32_t number, std::uint64_t parentHash)
{
    PendingSpan &span = m_spans[number];
    Slot &slot = place(parentHash, span.traceHigh, span.traceLow, span.parent);
    span.next = slot.waiting;
    slot.waiting = number + 1;
}

void PendingSpans::clear()
{
    std::ranges::fill(m_slots, Slot());
    m_taken = 0;
    m_spans.clear();
}

void PendingSpans::grow()
{
    std::vector<Slot, LargePages<Slot>> before(growth * m_slots.size());
    before.swap(m_slots);
    m_mask = m_slots.size() - 1;
    for (const Slot &slot : before) {
        if (slot.isFree())
            continue;
        std::size_t at = slot.tag & m_mask;
        while (!m_slots[at].isFree())
            at = (at + 1) & m_mask;
        m_slots[at] = slot;
    }
}

} // namespace alidade
