#include "analysis/livetraffic.h"

#include <algorithm>

namespace alidade {
namespace {

/// What is added up for two nodes before it is told in numbers.
struct Sum {
    TrafficCell total;
    TrafficExamples examples;
    std::map<std::int64_t, TrafficPoint> points;
};

void add(Sum &sum, const TrafficEdge &edge, std::chrono::seconds step)
{
    sum.total.merge(edge.total());
    sum.examples.merge(edge.examples);
    for (const TrafficCell &cell : edge.cells) {
        TrafficPoint &point = sum.points[cell.start];
        point.range = {cell.start, cell.start + step.count()};
        point.calls += cell.calls;
        point.errors += cell.errors;
    }
}

NodeTraffic numbersOf(const Sum &sum, double seconds)
{
    const TrafficCell &total = sum.total;
    NodeTraffic numbers;
    numbers.calls = total.calls;
    numbers.errors = total.errors;
    numbers.ratePerSecond = total.calls / seconds;
    numbers.errorShare = total.calls > 0 ? total.errors / total.calls : 0;
    numbers.p50Us = total.latency.quantileUs(0.50);
    numbers.p95Us = total.latency.quantileUs(0.95);
    numbers.p99Us = total.latency.quantileUs(0.99);
    numbers.inFlight = total.busySeconds / seconds;
    numbers.slowest = sum.examples.slowest;
    numbers.failing = sum.examples.failing;
    for (const auto &[start, point] : sum.points)
        numbers.points.push_back(point);
    return numbers;
}

double secondsOf(const TimeRange &asked, const TimeRange &seen)
{
    const TimeRange everything;
    TimeRange range = asked;
    if (range.from == everything.from)
        range.from = seen.from;
    if (range.to == everything.to)
        range.to = seen.to;
    return range.isEmpty() ? 1 : static_cast<double>(range.to - range.from);
}

} // namespace

ObservedEnds::ObservedEnds(const Architecture &architecture)
{
    for (const Observation &observation : architecture.observations)
        m_pairs.emplace(std::pair{observation.fromEnd, observation.toEnd}, std::pair{observation.from, observation.to});
}

std::optional<std::pair<Index, Index>> ObservedEnds::find(const TrafficEdge &edge) const
{
    const auto place = m_pairs.find({edge.from, edge.to});
    return place == m_pairs.end() ? std::nullopt : std::optional(place->second);
}

MappedTraffic mapTraffic(const Architecture &architecture, const TrafficSet &traffic, const TimeRange &range)
{
    const ObservedEnds ends(architecture);
    std::map<std::pair<Index, Index>, Sum> sums;
    MappedTraffic result;
    for (const TrafficEdge &edge : traffic.edges) {
        if (edge.relation == TrafficRelation::flow || edge.cells.empty())
            continue;
        if (const auto nodes = ends.find(edge))
            add(sums[*nodes], edge, traffic.step);
        else
            ++result.unmapped;
    }
    const double seconds = secondsOf(range, traffic.range());
    for (const auto &[nodes, sum] : sums) {
        result.edges.push_back(numbersOf(sum, seconds));
        result.edges.back().from = nodes.first;
        result.edges.back().to = nodes.second;
    }
    return result;
}

} // namespace alidade
