#include "analysis/comparison.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace alidade {
namespace {

bool isOnlyObserved(Voices voices)
{
    Voices observed;
    observed.add(Voice::observed);
    return voices == observed;
}

Voices withoutObserved(Voices voices)
{
    Voices result;
    for (const Voice voice : {Voice::designed, Voice::coded, Voice::deployed}) {
        if (voices.contains(voice))
            result.add(voice);
    }
    return result;
}

double secondsOf(const TimeRange &range) { return range.isEmpty() ? 0 : static_cast<double>(range.to - range.from); }

TrafficNumbers numbersOf(const TrafficCell &cell, double seconds)
{
    TrafficNumbers numbers;
    numbers.calls = cell.calls;
    numbers.ratePerSecond = seconds > 0 ? cell.calls / seconds : 0;
    numbers.errorShare = cell.calls > 0 ? cell.errors / cell.calls : 0;
    numbers.p95Us = cell.latency.quantileUs(0.95);
    return numbers;
}

bool differsByFactor(double before, double after, double factor)
{
    const double low = std::min(before, after), high = std::max(before, after);
    return high > 0 && high >= low * factor;
}

/// Compares the edges of two topologies, one after the other.
class EdgeComparer {
public:
    EdgeComparer(const Topology &before, const Topology &after, const ComparisonOptions &options)
        : m_options(options), m_seconds{secondsOf(before.range), secondsOf(after.range)},
          m_comparesTraffic(m_seconds[0] > 0 && m_seconds[1] > 0)
    {}

    /// Whether the edge counts on its side: what was only observed must have been seen often enough to be missed elsewhere.
    bool counts(const TopologyEdge &edge, bool isAfter) const
    {
        if (!isOnlyObserved(edge.voices) || m_options.isAgainstDesign)
            return true;
        return m_comparesTraffic && isMissed(edge.traffic.calls, isAfter);
    }

    EdgeChange oneSided(const TopologyEdge &edge, bool isAfter) const
    {
        EdgeChange change;
        change.kind = isAfter ? ChangeKind::added : ChangeKind::removed;
        change.from = edge.from;
        change.to = edge.to;
        (isAfter ? change.voicesAfter : change.voicesBefore) = edge.voices;
        (isAfter ? change.after : change.before) = numbersOf(edge.traffic, m_seconds[isAfter ? 1 : 0]);
        return change;
    }

    /// @return whether there is a difference
    bool bothSided(const TopologyEdge &before, const TopologyEdge &after, EdgeChange &change) const
    {
        change.kind = ChangeKind::changed;
        change.from = before.from;
        change.to = before.to;
        change.before = numbersOf(before.traffic, m_seconds[0]);
        change.after = numbersOf(after.traffic, m_seconds[1]);
        change.voicesBefore = before.voices;
        change.voicesAfter = after.voices;
        if (m_comparesTraffic)
            compareTraffic(change);
        return haveOtherVoices(change) || change.isRateOther || change.areErrorsOther || change.isLatencyOther;
    }

private:
    bool isMissed(double calls, bool isAfter) const
    {
        const double other = calls / m_seconds[isAfter ? 1 : 0] * m_seconds[isAfter ? 0 : 1];
        return calls >= m_options.leastSeen && other >= m_options.leastSeen;
    }

    bool haveOtherVoices(const EdgeChange &change) const
    {
        if (m_options.isAgainstDesign)
            return false;
        if (withoutObserved(change.voicesBefore) != withoutObserved(change.voicesAfter))
            return true;
        const bool wasSeen = change.voicesBefore.contains(Voice::observed), isSeen = change.voicesAfter.contains(Voice::observed);
        return m_comparesTraffic && wasSeen != isSeen && isMissed(isSeen ? change.after.calls : change.before.calls, isSeen);
    }

    /// Counts are taken for Poisson's, errors for binomial; quantiles of few calls say nothing.
    void compareTraffic(EdgeChange &change) const
    {
        const TrafficNumbers &before = change.before, &after = change.after;
        if (before.calls == 0 || after.calls == 0)
            return;
        const double deviation =
            std::sqrt(before.calls / (m_seconds[0] * m_seconds[0]) + after.calls / (m_seconds[1] * m_seconds[1]));
        change.isRateOther = std::max(before.calls, after.calls) >= m_options.leastCalls &&
                             differsByFactor(before.ratePerSecond, after.ratePerSecond, m_options.rateFactor) &&
                             std::abs(before.ratePerSecond - after.ratePerSecond) > m_options.deviations * deviation;
        if (std::min(before.calls, after.calls) < m_options.leastCalls)
            return;
        const double pooled = (before.errorShare * before.calls + after.errorShare * after.calls) / (before.calls + after.calls);
        const double errorDeviation = std::sqrt(pooled * (1 - pooled) * (1 / before.calls + 1 / after.calls));
        const double difference = std::abs(before.errorShare - after.errorShare);
        change.areErrorsOther = difference >= m_options.errorPoints && difference > m_options.deviations * errorDeviation;
        change.isLatencyOther = before.p95Us > 0 && after.p95Us > 0 &&
                                std::max(before.p95Us, after.p95Us) >= m_options.leastLatencyUs &&
                                differsByFactor(before.p95Us, after.p95Us, m_options.latencyFactor);
    }

    const ComparisonOptions &m_options;
    std::array<double, 2> m_seconds;
    bool m_comparesTraffic;
};

void compareEdges(const Topology &before, const Topology &after, const ComparisonOptions &options, Comparison &result)
{
    const EdgeComparer comparer(before, after, options);
    const auto key = [](const TopologyEdge &edge) { return std::tie(edge.from, edge.to); };
    auto old = before.edges.begin();
    const auto remove = [&] {
        if (comparer.counts(*old, false))
            result.edges.push_back(comparer.oneSided(*old, false));
        ++old;
    };
    for (const TopologyEdge &edge : after.edges) {
        while (old != before.edges.end() && key(*old) < key(edge))
            remove();
        if (old == before.edges.end() || key(edge) < key(*old)) {
            if (comparer.counts(edge, true))
                result.edges.push_back(comparer.oneSided(edge, true));
            continue;
        }
        EdgeChange change;
        if (comparer.bothSided(*old++, edge, change))
            result.edges.push_back(std::move(change));
        else
            ++result.sameEdges;
    }
    while (old != before.edges.end())
        remove();
}

/// Nodes that only edges name which do not count are no change either.
std::vector<std::string_view> doubtfulNodes(const Topology &topology, const EdgeComparer &comparer, bool isAfter)
{
    std::vector<std::string_view> sure, all;
    for (const TopologyEdge &edge : topology.edges) {
        for (const std::string *name : {&edge.from, &edge.to}) {
            all.push_back(*name);
            if (comparer.counts(edge, isAfter))
                sure.push_back(*name);
        }
    }
    std::ranges::sort(all);
    std::ranges::sort(sure);
    std::vector<std::string_view> doubtful;
    std::ranges::set_difference(all, sure, std::back_inserter(doubtful));
    return doubtful;
}

void compareNodes(const Topology &before, const Topology &after, const ComparisonOptions &options, Comparison &result)
{
    const EdgeComparer comparer(before, after, options);
    const std::array doubtful{doubtfulNodes(before, comparer, false), doubtfulNodes(after, comparer, true)};
    const auto add = [&](const TopologyNode &node, bool isAfter) {
        if (!std::ranges::binary_search(doubtful[isAfter ? 1 : 0], std::string_view(node.name)))
            result.nodes.push_back({isAfter ? ChangeKind::added : ChangeKind::removed, node.name, node.kind, node.kind});
    };
    auto old = before.nodes.begin();
    for (const TopologyNode &node : after.nodes) {
        for (; old != before.nodes.end() && old->name < node.name; ++old)
            add(*old, false);
        if (old == before.nodes.end() || node.name < old->name) {
            add(node, true);
            continue;
        }
        if (old->kind != node.kind && !options.isAgainstDesign)
            result.nodes.push_back({ChangeKind::changed, node.name, old->kind, node.kind});
        else
            ++result.sameNodes;
        ++old;
    }
    for (; old != before.nodes.end(); ++old)
        add(*old, false);
}

} // namespace

Comparison compare(const Topology &before, const Topology &after, const ComparisonOptions &options)
{
    Comparison result;
    result.rangeBefore = before.range;
    result.rangeAfter = after.range;
    compareNodes(before, after, options, result);
    compareEdges(before, after, options, result);
    return result;
}

} // namespace alidade
