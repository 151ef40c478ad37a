#include "importers/tracing/edgebook.h"

#include <algorithm>
#include <tuple>

namespace alidade {
namespace {

constexpr std::uint32_t otherOperations = ~0U;

std::uint64_t hashOfEdge(std::uint32_t from, std::uint32_t to, TrafficRelation relation, std::uint8_t protocol,
                         std::uint64_t seed)
{
    const std::uint64_t ends = std::uint64_t{from} << 32 | to;
    return folded(ends ^ seed, 0xa0761d6478bd642fU ^ (static_cast<std::uint64_t>(relation) << 8 | protocol));
}

} // namespace

std::uint64_t EdgeBook::hashOf(const EdgeEntry &entry) const
{
    return hashOfEdge(entry.from, entry.to, entry.relation, entry.protocol, m_seed);
}

EdgeBook::Edge &EdgeBook::edgeOf(const EdgeEntry &entry)
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hashOf(entry) & mask;
    for (; m_slots[at] != 0; at = (at + 1) & mask) {
        Edge &edge = m_edges[m_slots[at] - 1];
        if (edge.from == entry.from && edge.to == entry.to && edge.relation == entry.relation && edge.protocol == entry.protocol)
            return edge;
    }
    m_edges.push_back({entry.from, entry.to, entry.relation, entry.protocol, {}, {}});
    m_slots[at] = static_cast<std::uint32_t>(m_edges.size());
    if (2 * m_edges.size() > m_slots.size())
        grow();
    return m_edges.back();
}

void EdgeBook::grow()
{
    m_slots.assign(2 * m_slots.size(), 0);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t i = 0; i < m_edges.size(); ++i) {
        const Edge &edge = m_edges[i];
        std::size_t at = hashOfEdge(edge.from, edge.to, edge.relation, edge.protocol, m_seed) & mask;
        while (m_slots[at] != 0)
            at = (at + 1) & mask;
        m_slots[at] = static_cast<std::uint32_t>(i + 1);
    }
}

void EdgeBook::coarsen()
{
    const auto *longer = std::ranges::upper_bound(trafficSteps, m_step);
    if (longer == trafficSteps.end())
        return;
    TrafficSet set{.step = m_step};
    m_step = *longer;
    m_cells = 0;
    for (Edge &edge : m_edges) {
        set.step = trafficSteps.front();
        set.edges.assign(1, {});
        set.edges[0].cells = std::move(edge.traffic.cells);
        set.rollUp(m_step);
        edge.traffic.cells = std::move(set.edges[0].cells);
        m_cells += edge.traffic.cells.size();
    }
}

TrafficCell &EdgeBook::cellOf(TrafficEdge &edge, std::int64_t second)
{
    std::vector<TrafficCell> &cells = edge.cells;
    const std::int64_t start = stepStart(second, m_step);
    if (!cells.empty() && cells.back().start == start)
        return cells.back();
    if (m_cells >= maxCells && m_step == trafficSteps.back() && !cells.empty())
        return cells.back(); // times that no clock tells: rather a wrong hour than no call
    const std::size_t before = cells.size();
    TrafficCell &cell = edge.cellAt(start);
    m_cells += cells.size() - before;
    return cell;
}

void EdgeBook::enter(const EdgeEntry &entry)
{
    if (m_cells >= maxCells)
        coarsen();
    Edge &edge = edgeOf(entry);
    constexpr std::int64_t microseconds = 1'000'000;
    TrafficCell &cell = cellOf(edge.traffic, entry.seen.startUs / microseconds);
    const double errors = entry.hasFailed ? entry.weight : 0;
    ++cell.spans;
    cell.calls += entry.weight;
    cell.errors += errors;
    cell.busySeconds += entry.weight * static_cast<double>(entry.seen.durationUs) / microseconds;
    cell.latency.add(entry.seen.durationUs, entry.weight);
    edge.traffic.examples.add(entry.seen, entry.hasFailed);
    if (entry.skewUs > 0) {
        ++edge.traffic.skewed;
        edge.traffic.largestSkewUs = std::max(edge.traffic.largestSkewUs, entry.skewUs);
    }
    auto operation = std::ranges::find(edge.operations, entry.operation, &Operation::number);
    if (operation == edge.operations.end() && edge.operations.size() >= TrafficEdge::maxOperations)
        operation = std::ranges::find(edge.operations, otherOperations, &Operation::number);
    if (operation == edge.operations.end()) {
        const bool isRoom = edge.operations.size() < TrafficEdge::maxOperations;
        operation = edge.operations.insert(operation, {isRoom ? entry.operation : otherOperations, 0, 0});
    }
    operation->calls += entry.weight;
    operation->errors += errors;
}

void EdgeBook::clear(std::chrono::seconds step)
{
    std::ranges::fill(m_slots, 0);
    m_edges.clear();
    m_cells = 0;
    m_step = step;
}

std::vector<TrafficEdge> EdgeBook::edges(const std::vector<TrafficEnd> &ends, const NameTable &operations,
                                         const NameTable &protocols) const
{
    std::vector<TrafficEdge> list;
    for (const Edge &edge : m_edges) {
        TrafficEdge &named = list.emplace_back(edge.traffic);
        named.from = ends[edge.from];
        named.to = ends[edge.to];
        named.relation = edge.relation;
        named.protocol = protocols[edge.protocol];
        for (const Operation &operation : edge.operations) {
            const bool isOther = operation.number == otherOperations;
            named.operations.push_back({isOther ? std::string(TrafficEdge::otherOperations) : operations[operation.number],
                                        operation.calls, operation.errors});
        }
        std::ranges::sort(named.operations, {}, &TrafficOperation::name);
    }
    std::ranges::sort(list, {},
                      [](const TrafficEdge &edge) { return std::tie(edge.from, edge.to, edge.relation, edge.protocol); });
    return list;
}

} // namespace alidade
