#include "model/traffic.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace alidade {
namespace {

/// MurmurHash3's finaliser (Appleby, public domain): every bit of the input moves every bit of the result.
std::uint64_t mixed(std::uint64_t value)
{
    value = (value ^ value >> 33) * 0xff51afd7ed558ccdU;
    value = (value ^ value >> 33) * 0xc4ceb9fe1a85ec53U;
    return value ^ value >> 33;
}

bool isSlower(const TrafficExample &a, const TrafficExample &b)
{
    return std::tuple(b.durationUs, a.traceHigh, a.traceLow, a.span) < std::tuple(a.durationUs, b.traceHigh, b.traceLow, b.span);
}

bool isSampledBefore(const TrafficExample &a, const TrafficExample &b)
{
    const std::uint64_t first = mixed(a.traceLow ^ a.traceHigh), second = mixed(b.traceLow ^ b.traceHigh);
    return first != second ? first < second : a < b;
}

using Before = bool (*)(const TrafficExample &, const TrafficExample &);

void keep(std::vector<TrafficExample> &list, const TrafficExample &example, Before before)
{
    if (list.size() == TrafficExamples::maxEach && !before(example, list.back()))
        return;
    const auto place = std::lower_bound(list.begin(), list.end(), example, before);
    if (place != list.end() && *place == example)
        return;
    list.insert(place, example);
    if (list.size() > TrafficExamples::maxEach)
        list.pop_back();
}

auto keyOf(const TrafficEdge &edge) { return std::tie(edge.from, edge.to, edge.relation, edge.protocol); }

TrafficOperation &operationNamed(std::vector<TrafficOperation> &list, const std::string &name)
{
    const auto place = std::lower_bound(list.begin(), list.end(), name,
                                        [](const TrafficOperation &one, const std::string &other) { return one.name < other; });
    if (place != list.end() && place->name == name)
        return *place;
    // One place beyond the limit, for all others.
    if (list.size() >= TrafficEdge::maxOperations && name != TrafficEdge::otherOperations)
        return operationNamed(list, std::string(TrafficEdge::otherOperations));
    return *list.insert(place, {name});
}

void mergeEdge(TrafficEdge &edge, const TrafficEdge &other)
{
    for (const TrafficOperation &operation : other.operations) {
        TrafficOperation &sum = operationNamed(edge.operations, operation.name);
        sum.calls += operation.calls;
        sum.errors += operation.errors;
    }
    for (const TrafficCell &cell : other.cells)
        edge.cellAt(cell.start).merge(cell);
    edge.examples.merge(other.examples);
    edge.skewed += other.skewed;
    edge.largestSkewUs = std::max(edge.largestSkewUs, other.largestSkewUs);
}

void mergeService(ServiceTraffic &service, const ServiceTraffic &other)
{
    service.spans += other.spans;
    service.roots += other.roots;
    service.missingParents += other.missingParents;
    service.invalidStates += other.invalidStates;
    std::vector<std::string> workloads;
    std::ranges::set_union(service.workloads, other.workloads, std::back_inserter(workloads));
    service.workloads = std::move(workloads);
}

/// Merges two lists that are sorted by a key without repetition.
template <typename Item, typename Key, typename Merge>
void mergeSorted(std::vector<Item> &list, const std::vector<Item> &others, Key key, Merge merge)
{
    std::vector<Item> result;
    result.reserve(list.size() + others.size());
    auto mine = list.begin();
    for (const Item &other : others) {
        for (; mine != list.end() && key(*mine) < key(other); ++mine)
            result.push_back(std::move(*mine));
        if (mine != list.end() && key(*mine) == key(other)) {
            result.push_back(std::move(*mine++));
            merge(result.back(), other);
        } else {
            result.push_back(other);
        }
    }
    std::move(mine, list.end(), std::back_inserter(result));
    list = std::move(result);
}

} // namespace

void TimeRange::cover(const TimeRange &other)
{
    if (other.isEmpty())
        return;
    from = isEmpty() ? other.from : std::min(from, other.from);
    to = std::max(to, other.to);
}

void TrafficCell::merge(const TrafficCell &other)
{
    spans += other.spans;
    calls += other.calls;
    errors += other.errors;
    busySeconds += other.busySeconds;
    latency.merge(other.latency);
}

std::string traceText(const TrafficExample &example)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const std::uint64_t half : {example.traceHigh, example.traceLow}) {
        if (half == 0 && text.empty() && example.traceLow != 0)
            continue;
        for (int shift = 60; shift >= 0; shift -= 4)
            text += digits[half >> shift & 15];
    }
    return text;
}

void TrafficExamples::add(const TrafficExample &example, bool hasFailed)
{
    keep(slowest, example, isSlower);
    keep(hasFailed ? failing : ordinary, example, isSampledBefore);
}

void TrafficExamples::merge(const TrafficExamples &other)
{
    for (const TrafficExample &example : other.slowest)
        keep(slowest, example, isSlower);
    for (const TrafficExample &example : other.failing)
        keep(failing, example, isSampledBefore);
    for (const TrafficExample &example : other.ordinary)
        keep(ordinary, example, isSampledBefore);
}

TrafficCell &TrafficEdge::cellAt(std::int64_t start)
{
    if (!cells.empty() && cells.back().start == start)
        return cells.back();
    const auto place = std::lower_bound(cells.begin(), cells.end(), start,
                                        [](const TrafficCell &cell, std::int64_t time) { return cell.start < time; });
    if (place != cells.end() && place->start == start)
        return *place;
    TrafficCell cell;
    cell.start = start;
    return *cells.insert(place, std::move(cell));
}

TrafficCell TrafficEdge::total() const
{
    TrafficCell total;
    if (!cells.empty())
        total.start = cells.front().start;
    for (const TrafficCell &cell : cells)
        total.merge(cell);
    return total;
}

std::uint64_t SpanCount::droppedTotal() const { return std::accumulate(dropped.begin(), dropped.end(), std::uint64_t{0}); }

void SpanCount::merge(const SpanCount &other)
{
    received += other.received;
    stored += other.stored;
    for (std::size_t i = 0; i < spanDropReasons; ++i)
        dropped[i] += other.dropped[i];
}

void TrafficSet::merge(const TrafficSet &other)
{
    rollUp(other.step);
    TrafficSet coarser;
    const TrafficSet *addition = &other;
    if (other.step < step) {
        coarser = other;
        coarser.rollUp(step);
        addition = &coarser;
    }
    mergeSorted(
        services, addition->services, [](const ServiceTraffic &service) { return std::string_view(service.name); }, mergeService);
    mergeSorted(edges, addition->edges, keyOf, mergeEdge);
    spans.merge(other.spans);
}

void TrafficSet::rollUp(std::chrono::seconds longer)
{
    if (longer <= step)
        return;
    step = longer;
    for (TrafficEdge &edge : edges) {
        const std::vector<TrafficCell> shorter = std::move(edge.cells);
        edge.cells.clear();
        for (const TrafficCell &cell : shorter)
            edge.cellAt(stepStart(cell.start, step)).merge(cell);
    }
}

TimeRange TrafficSet::range() const
{
    TimeRange range{0, 0};
    for (const TrafficEdge &edge : edges) {
        if (!edge.cells.empty())
            range.cover({edge.cells.front().start, edge.cells.back().start + step.count()});
    }
    return range;
}

std::int64_t stepStart(std::int64_t second, std::chrono::seconds step)
{
    const std::int64_t rest = second % step.count();
    return second - (rest < 0 ? rest + step.count() : rest);
}

std::string_view toText(TrafficEndKind kind)
{
    switch (kind) {
    case TrafficEndKind::service: return "service";
    case TrafficEndKind::peer: return "peer";
    case TrafficEndKind::datastore: return "datastore";
    case TrafficEndKind::broker: break;
    }
    return "broker";
}

std::string_view toText(TrafficRelation relation)
{
    switch (relation) {
    case TrafficRelation::call: return "call";
    case TrafficRelation::publish: return "publish";
    case TrafficRelation::consume: return "consume";
    case TrafficRelation::flow: break;
    }
    return "flow";
}

std::string_view toText(SpanDrop reason)
{
    switch (reason) {
    case SpanDrop::damaged: return "damaged";
    case SpanDrop::unnamed: return "unnamed";
    case SpanDrop::duplicate: return "duplicate";
    case SpanDrop::outside: return "outside";
    case SpanDrop::overflow: return "overflow";
    case SpanDrop::busy: break;
    }
    return "busy";
}

template <> std::optional<TrafficEndKind> fromText(std::string_view text)
{
    for (const TrafficEndKind kind :
         {TrafficEndKind::service, TrafficEndKind::peer, TrafficEndKind::datastore, TrafficEndKind::broker}) {
        if (toText(kind) == text)
            return kind;
    }
    return std::nullopt;
}

template <> std::optional<TrafficRelation> fromText(std::string_view text)
{
    for (const TrafficRelation relation :
         {TrafficRelation::call, TrafficRelation::publish, TrafficRelation::consume, TrafficRelation::flow}) {
        if (toText(relation) == text)
            return relation;
    }
    return std::nullopt;
}

} // namespace alidade
