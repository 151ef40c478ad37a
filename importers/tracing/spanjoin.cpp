#include "importers/tracing/spanjoin.h"

#include "importers/tracing/attributes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

namespace alidade {
namespace {

/// Clocks of machines that are kept in step differ by less.
constexpr std::int64_t toleratedSkewUs = 1000;
constexpr std::string_view beyondLimit = "(other)";

std::uint64_t randomSeed()
{
    std::random_device device;
    return std::uint64_t{device()} << 32 | device();
}

bool takesMessages(const Span &span) { return span.kind == SpanKind::consumer || span.isReceiving; }

std::int64_t endUs(const PendingSpan &span) { return static_cast<std::int64_t>(span.startNs / 1000) + span.durationUs; }

/// By how much a server's span lies outside of its client's; 0 while clocks agree.
std::int64_t skewUs(const PendingSpan &client, const PendingSpan &server)
{
    const std::int64_t early =
        static_cast<std::int64_t>(client.startNs / 1000) - static_cast<std::int64_t>(server.startNs / 1000);
    const std::int64_t skew = std::max(early, endUs(server) - endUs(client));
    return skew > toleratedSkewUs ? skew : 0;
}

} // namespace

SpanJoin::SpanJoin(const JoinOptions &options)
    : m_options(options), m_seed(randomSeed()), m_endKeys(options.maxEnds, m_seed), m_operations(options.maxOperations, m_seed),
      m_protocols(std::numeric_limits<std::uint8_t>::max(), m_seed), m_ends(1), m_health(1), m_current(options.maxPending),
      m_previous(options.maxPending), m_book(options.step, m_seed)
{}

std::uint64_t SpanJoin::hashOf(std::uint64_t traceHigh, std::uint64_t traceLow, std::uint64_t id) const
{
    return folded(folded(traceLow ^ m_seed, traceHigh ^ 0xe7037ed1a0b428dbU) ^ id, 0xa0761d6478bd642fU ^ m_seed);
}

void SpanJoin::add(const SpanBatch &batch)
{
    m_count.received += batch.spans.size() + batch.damaged;
    m_count[SpanDrop::damaged] += batch.damaged;
    m_hashes.clear();
    for (const Span &span : batch.spans) {
        m_hashes.push_back(hashOf(span.traceHigh, span.traceLow, span.id));
        m_hashes.push_back(hashOf(span.traceHigh, span.traceLow, span.parent));
    }
    // Memory is asked for what comes soon: first for slots, then for what stands in them. (Not in a function of its own, which
    // GCC would take for one without effect and leave out.)
    constexpr std::size_t slotsAhead = 2 * 12, spansAhead = 2 * 5; // two hashes a span
    for (std::size_t i = 0; i < batch.spans.size(); ++i) {
        for (std::size_t h = 2 * i; h < 2 * i + 2; ++h) {
            for (const PendingSpans *pending : {&m_current, &m_previous}) {
                if (h + slotsAhead < m_hashes.size())
                    pending->prefetchSlot(m_hashes[h + slotsAhead]);
                if (h + spansAhead < m_hashes.size())
                    pending->prefetchSpan(m_hashes[h + spansAhead]);
            }
        }
        add(batch, batch.spans[i], m_hashes[2 * i], m_hashes[2 * i + 1]);
        if (m_current.size() >= m_options.maxPending)
            settle();
    }
    addWorkloads(batch);
}

void SpanJoin::addWorkloads(const SpanBatch &batch)
{
    constexpr std::size_t mostWorkloads = 16; // names of one service; beyond, they tell its version rather than what it is
    for (const SpanWorkload &named : batch.workloads) {
        m_key.assign(1, '0').append(named.service).append(1, '\0');
        const std::uint32_t service = m_endKeys.find(m_key);
        if (service == 0 || service == NameTable::full)
            continue;
        std::vector<std::string> &workloads = m_health[service].workloads;
        const auto place = std::ranges::lower_bound(workloads, named.workload);
        if ((place == workloads.end() || *place != named.workload) && workloads.size() < mostWorkloads)
            workloads.emplace(place, named.workload);
    }
}

bool SpanJoin::isWanted(const Span &span)
{
    if ((span.traceHigh | span.traceLow) == 0 || span.id == 0)
        ++m_count[SpanDrop::unnamed];
    else if (span.startNs < m_options.fromNs || span.startNs >= m_options.toNs)
        ++m_count[SpanDrop::outside];
    else
        return true;
    return false;
}

std::uint32_t SpanJoin::endNumber(TrafficEndKind kind, std::string_view name, std::string_view part)
{
    // Of the spans that come together, many go to the same place.
    if (const TrafficEnd &last = m_ends[m_lastEnd]; last.kind == kind && isSame(last.name, name) && isSame(last.part, part))
        return m_lastEnd;
    m_key.assign(1, static_cast<char>('0' + static_cast<int>(kind)));
    m_key.append(name).append(1, '\0').append(part);
    const std::uint32_t number = m_endKeys.number(m_key);
    if (number == NameTable::full)
        return name == beyondLimit ? 0 : endNumber(kind, beyondLimit, {});
    if (number == m_ends.size()) {
        m_ends.push_back({kind, std::string(name), std::string(part)});
        m_health.emplace_back();
    }
    m_lastEnd = number;
    return number;
}

std::uint32_t SpanJoin::serviceOf(const Span &span)
{
    if (!isSame(span.service, m_lastService)) {
        const std::size_t known = m_ends.size();
        // Half of the ends is for services, so that peers with many names do not push them out.
        if (m_services >= m_options.maxServices || span.service.empty()) {
            m_key.assign(1, '0').append(span.service).append(1, '\0');
            m_lastServiceNumber = span.service.empty() ? 0 : m_endKeys.find(m_key);
        } else {
            m_lastServiceNumber = endNumber(TrafficEndKind::service, span.service, {});
        }
        m_services += m_ends.size() - known;
        m_lastService = span.service;
    }
    return m_lastServiceNumber;
}

PendingSpan SpanJoin::pendingOf(const Span &span, std::uint32_t service)
{
    constexpr std::uint64_t longest = std::numeric_limits<std::uint32_t>::max();
    PendingSpan pending{};
    pending.traceHigh = span.traceHigh;
    pending.traceLow = span.traceLow;
    pending.id = span.id;
    pending.parent = span.parent == span.id ? 0 : span.parent;
    pending.startNs = span.startNs;
    const std::uint64_t duration = span.endNs > span.startNs ? (span.endNs - span.startNs) / 1000 : 0;
    pending.durationUs = static_cast<std::uint32_t>(std::min(duration, longest));
    pending.service = service;
    const std::uint32_t operation = m_operations.number(span.name);
    pending.operation = operation == NameTable::full ? m_operations.number(beyondLimit) : operation;
    pending.kind = span.kind;
    pending.hasFailed = hasFailed(span);
    pending.isShared = span.isShared;
    pending.canBeShared = span.canBeShared;
    pending.protocol = protocolNumber(protocolOf(span));
    if (!span.traceState.empty()) {
        pending.weight = weightNumber(samplingWeight(span.traceState)) & 0x7fff;
        m_health[service].invalidStates += isTraceState(span.traceState) ? 0 : 1;
    }
    return pending;
}

std::uint8_t SpanJoin::protocolNumber(std::string_view name)
{
    if (!isSame(name, m_protocols[m_lastProtocol])) {
        const std::uint32_t number = m_protocols.number(name);
        m_lastProtocol = number == NameTable::full ? 0 : number;
    }
    return static_cast<std::uint8_t>(m_lastProtocol);
}

std::uint16_t SpanJoin::weightNumber(double weight)
{
    constexpr std::size_t maxWeights = 1000; // a sampler knows a few; beyond that the nearest stands for the rest
    const auto nearer = [weight](double one, double other) { return std::abs(one - weight) < std::abs(other - weight); };
    auto nearest = std::ranges::min_element(m_weights, nearer);
    if (*nearest != weight && m_weights.size() < maxWeights)
        nearest = m_weights.insert(m_weights.end(), weight);
    return static_cast<std::uint16_t>(nearest - m_weights.begin());
}

void SpanJoin::enterPeerAtOnce(const Span &span, PendingSpan &pending)
{
    if (span.kind != SpanKind::client && span.kind != SpanKind::producer && span.kind != SpanKind::consumer)
        return;
    const Peer peer = otherEnd(span);
    if (peer.name.empty() || pending.service == 0)
        return;
    pending.peer = endNumber(peer.kind, peer.name, peer.part);
    // Of stores and brokers no spans are expected.
    if (peer.kind == TrafficEndKind::peer || pending.peer == 0)
        return;
    const TrafficRelation relation = peer.kind == TrafficEndKind::datastore ? TrafficRelation::call
                                     : takesMessages(span)                  ? TrafficRelation::consume
                                                                            : TrafficRelation::publish;
    enter(pending, pending.service, pending.peer, relation, pending.hasFailed);
    pending.isAnswered = true;
}

void SpanJoin::addLinks(const SpanBatch &batch, const Span &span, const PendingSpan &pending)
{
    for (std::uint32_t i = 0; i < span.links; ++i) {
        const SpanLink &target = batch.links[span.firstLink + i];
        if (target.span == 0 || (target.span == span.parent && target.traceLow == span.traceLow))
            continue;
        PendingSpan link = pending;
        link.isLink = true;
        link.isJoined = false;
        link.traceHigh = target.traceHigh;
        link.traceLow = target.traceLow;
        link.id = 0;
        link.parent = target.span;
        link.next = 0;
        lookForParent(m_current.addLink(link), hashOf(target.traceHigh, target.traceLow, target.span));
    }
}

void SpanJoin::add(const SpanBatch &batch, const Span &span, std::uint64_t hash, std::uint64_t parentHash)
{
    if (!isWanted(span))
        return;
    const std::uint32_t service = serviceOf(span);
    if (service == NameTable::full) {
        ++m_count[SpanDrop::overflow];
        return;
    }
    const bool isOuter = span.kind == SpanKind::client || span.kind == SpanKind::producer;
    bool hasChildren = false;
    for (PendingSpans *pending : {&m_current, &m_previous}) {
        PendingSpans::Slot *slot = pending->find(hash, span.traceHigh, span.traceLow, span.id);
        if (slot && slot->side(isOuter)) {
            ++m_count[SpanDrop::duplicate];
            return;
        }
        hasChildren = hasChildren || (slot && slot->waiting);
    }
    ++m_count.stored;
    ServiceTraffic &health = m_health[service];
    ++health.spans;
    PendingSpan pending = pendingOf(span, service);
    health.roots += pending.parent == 0 ? 1 : 0;
    enterPeerAtOnce(span, pending);
    const std::uint32_t number = m_current.add(pending, hash);
    meetTwin(number, hash);
    if (!m_current[number].isJoined && !m_current[number].isShared && pending.parent != 0)
        lookForParent(number, parentHash);
    if (hasChildren) {
        meetChildren(m_current, hash, pending);
        meetChildren(m_previous, hash, pending);
    }
    if (takesMessages(span))
        addLinks(batch, span, pending);
}

/// Joins the two halves of a shared span, once both are there.
void SpanJoin::meetTwin(std::uint32_t number, std::uint64_t hash)
{
    PendingSpan &span = m_current[number];
    if (!span.canBeShared)
        return;
    const Parents halves = halvesOf(hash, span.traceHigh, span.traceLow, span.id);
    if (halves.inner && halves.outer && !halves.inner->isJoined)
        join(*halves.inner, *halves.outer);
}

SpanJoin::Parents SpanJoin::halvesOf(std::uint64_t hash, std::uint64_t traceHigh, std::uint64_t traceLow, std::uint64_t id)
{
    Parents halves;
    for (PendingSpans *pending : {&m_current, &m_previous}) {
        const PendingSpans::Slot *slot = pending->find(hash, traceHigh, traceLow, id);
        if (slot && slot->inner && !halves.inner)
            halves.inner = &(*pending)[slot->inner - 1];
        if (slot && slot->outer && !halves.outer)
            halves.outer = &(*pending)[slot->outer - 1];
    }
    return halves;
}

void SpanJoin::lookForParent(std::uint32_t number, std::uint64_t parentHash)
{
    PendingSpan &child = m_current[number];
    if (!joinToParents(child, halvesOf(parentHash, child.traceHigh, child.traceLow, child.parent), false))
        m_current.wait(number, parentHash);
}

void SpanJoin::meetChildren(PendingSpans &pending, std::uint64_t hash, const PendingSpan &parent)
{
    const PendingSpans::Slot *slot = pending.find(hash, parent.traceHigh, parent.traceLow, parent.id);
    if (!slot || !slot->waiting)
        return;
    const Parents parents = halvesOf(hash, parent.traceHigh, parent.traceLow, parent.id);
    for (std::uint32_t next = slot->waiting; next != 0;) {
        PendingSpan &child = pending[next - 1];
        next = child.next;
        if (!child.isJoined)
            joinToParents(child, parents, false);
    }
}

bool SpanJoin::joinToParents(PendingSpan &child, const Parents &parents, bool isLast)
{
    PendingSpan *const inner = parents.inner, *const outer = parents.outer;
    if (inner && !(outer && outer->service == child.service && inner->service != child.service)) {
        join(child, *inner);
        return true;
    }
    if (!outer)
        return false;
    // Another service's span below half a shared span is likely to belong to the other half, which may still come.
    const bool isServer = child.kind == SpanKind::server || child.kind == SpanKind::consumer;
    if (!isLast && outer->canBeShared && outer->service != child.service && !isServer && !child.isLink)
        return false;
    join(child, *outer);
    return true;
}

void SpanJoin::join(PendingSpan &child, PendingSpan &parent)
{
    child.isJoined = true;
    const bool isServer = child.kind == SpanKind::server || child.kind == SpanKind::consumer;
    if (isServer || child.service != parent.service)
        parent.isAnswered = true;
    if (child.service == parent.service || child.service == 0 || parent.service == 0)
        return;
    if (parent.kind == SpanKind::producer || child.kind == SpanKind::consumer || child.isLink) {
        enter(child, parent.service, child.service, TrafficRelation::flow, child.hasFailed);
        return;
    }
    const bool isPair = parent.kind == SpanKind::client && child.kind == SpanKind::server;
    if (child.protocol == 0)
        child.protocol = parent.protocol;
    enter(child, parent.service, child.service, TrafficRelation::call, child.hasFailed || (isPair && parent.hasFailed),
          isPair ? skewUs(parent, child) : 0);
}

void SpanJoin::enter(const PendingSpan &span, std::uint32_t from, std::uint32_t to, TrafficRelation relation, bool hasFailed,
                     std::int64_t skewUs)
{
    m_book.enter({.from = from,
                  .to = to,
                  .relation = relation,
                  .protocol = span.protocol,
                  .operation = span.operation,
                  .weight = m_weights[span.weight],
                  .hasFailed = hasFailed,
                  .skewUs = skewUs,
                  .seen = {.traceHigh = span.traceHigh,
                           .traceLow = span.traceLow,
                           .span = span.id,
                           .startUs = static_cast<std::int64_t>(span.startNs / 1000),
                           .durationUs = span.durationUs}});
}

/// The last chance of a span that has not met its parent.
void SpanJoin::giveUp(PendingSpan &span)
{
    if (span.isJoined || span.parent == 0)
        return;
    const std::uint64_t hash = hashOf(span.traceHigh, span.traceLow, span.parent);
    if (!joinToParents(span, halvesOf(hash, span.traceHigh, span.traceLow, span.parent), true) && !span.isLink)
        ++m_health[span.service].missingParents;
}

void SpanJoin::settle()
{
    for (std::uint32_t i = 0; i < m_previous.size(); ++i)
        giveUp(m_previous[i]);
    for (std::uint32_t i = 0; i < m_previous.size(); ++i) {
        const PendingSpan &span = m_previous[i];
        if (span.kind == SpanKind::client && !span.isAnswered && !span.isLink && span.peer != 0)
            enter(span, span.service, span.peer, TrafficRelation::call, span.hasFailed);
    }
    m_previous.clear();
    std::swap(m_previous, m_current);
}

void SpanJoin::finish()
{
    settle();
    settle();
}

TrafficSet SpanJoin::traffic() const
{
    TrafficSet set;
    set.step = m_book.step();
    set.spans = m_count;
    for (std::size_t i = 1; i < m_ends.size(); ++i) {
        if (m_ends[i].kind != TrafficEndKind::service || m_health[i] == ServiceTraffic())
            continue;
        set.services.push_back(m_health[i]);
        set.services.back().name = m_ends[i].name;
    }
    std::ranges::sort(set.services, {}, &ServiceTraffic::name);
    set.edges = m_book.edges(m_ends, m_operations, m_protocols);
    return set;
}

TrafficSet SpanJoin::take()
{
    TrafficSet set = traffic();
    m_book.clear(m_options.step);
    std::ranges::fill(m_health, ServiceTraffic());
    m_count = {};
    return set;
}

std::vector<Trace> SpanJoin::traces(const std::set<TraceId> &ids) const
{
    std::map<TraceId, Trace> found;
    for (const PendingSpans *pending : {&m_previous, &m_current}) {
        for (std::uint32_t i = 0; i < pending->size(); ++i) {
            const PendingSpan &span = (*pending)[i];
            const TraceId id{span.traceHigh, span.traceLow};
            if (span.isLink || !ids.contains(id))
                continue;
            Trace &trace = found[id];
            trace.isCut = trace.spans.size() >= Trace::maxSpans;
            if (!trace.isCut)
                trace.spans.push_back({.id = span.id,
                                       .parent = span.parent,
                                       .startUs = static_cast<std::int64_t>(span.startNs / 1000),
                                       .durationUs = span.durationUs,
                                       .kind = span.kind,
                                       .hasFailed = span.hasFailed,
                                       .service = m_ends[span.service].name,
                                       .name = m_operations[span.operation]});
        }
    }
    std::vector<Trace> list;
    for (auto &[id, trace] : found) {
        trace.id = id;
        trace.merge({}); // sorts
        list.push_back(std::move(trace));
    }
    return list;
}

void SpanJoin::drop(SpanDrop reason, std::uint64_t spans)
{
    m_count.received += spans;
    m_count[reason] += spans;
}

} // namespace alidade
