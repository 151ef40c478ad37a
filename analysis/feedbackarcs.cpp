#include "analysis/feedbackarcs.h"

#include "analysis/graph.h"
#include "model/error.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>

namespace alidade {
namespace {

/// Added to every weight, so that of two cuts with the same weight the one with fewer arcs wins.
constexpr double tieBreak = 1e-6;
/// Insertion passes over all nodes; each pass only ever improves the order.
constexpr int maxPasses = 32;
/// Above this many steps the search for arcs that may stay is left out.
constexpr double maxRestoreSteps = 2e8;

void checkStop(const std::stop_token &stop)
{
    if (stop.stop_requested())
        throw Cancelled();
}

using Order = std::vector<std::uint32_t>;

/// Sum of the weights from one node into a set of nodes, by two look-ups.
class WeightInto {
public:
    WeightInto(std::uint32_t nodes, std::span<const WeightedArc> arcs) : m_low(nodes), m_high(nodes)
    {
        std::vector<std::vector<double>> weight(nodes, std::vector<double>(2 * half, 0));
        for (const WeightedArc &arc : arcs)
            weight[arc.from][arc.to] += arc.weight + tieBreak;
        for (std::uint32_t n = 0; n < nodes; ++n) {
            m_low[n] = sums(std::span(weight[n]).first(std::min(nodes, half)));
            m_high[n] = sums(std::span(weight[n]).subspan(half, nodes > half ? nodes - half : 0));
        }
    }

    double operator()(std::uint32_t node, std::uint32_t set) const
    {
        return m_low[node][set & ((1U << half) - 1)] + m_high[node][set >> half];
    }

private:
    static constexpr std::uint32_t half = (exactFeedbackArcLimit + 1) / 2;

    static std::vector<double> sums(std::span<const double> weight)
    {
        std::vector<double> table(std::size_t{1} << weight.size(), 0);
        for (std::size_t set = 1; set < table.size(); ++set) {
            const auto lowest = static_cast<std::size_t>(std::countr_zero(set));
            table[set] = table[set & (set - 1)] + weight[lowest];
        }
        return table;
    }

    std::vector<std::vector<double>> m_low, m_high;
};

Order exactOrder(std::uint32_t nodes, std::span<const WeightedArc> arcs, const std::stop_token &stop)
{
    const WeightInto weightInto(nodes, arcs);
    const std::size_t sets = std::size_t{1} << nodes;
    std::vector<double> cost(sets, std::numeric_limits<double>::infinity());
    std::vector<std::uint8_t> last(sets, 0);
    cost[0] = 0;
    for (std::uint32_t set = 1; set < sets; ++set) {
        if (set % (1U << 16) == 0)
            checkStop(stop);
        for (std::uint32_t rest = set; rest; rest &= rest - 1) {
            const auto node = static_cast<std::uint32_t>(std::countr_zero(rest));
            const std::uint32_t before = set & ~(1U << node);
            const double sum = cost[before] + weightInto(node, before);
            if (sum < cost[set]) {
                cost[set] = sum;
                last[set] = static_cast<std::uint8_t>(node);
            }
        }
    }
    Order order(nodes);
    for (std::uint32_t set = static_cast<std::uint32_t>(sets - 1), n = nodes; n-- > 0; set &= ~(1U << last[set]))
        order[n] = last[set];
    return order;
}

/// The arcs of each node, in both directions.
struct Neighbours {
    struct Neighbour {
        std::uint32_t node;
        double weight;
    };
    std::vector<std::vector<Neighbour>> out, in;

    Neighbours(std::uint32_t nodes, std::span<const WeightedArc> arcs) : out(nodes), in(nodes)
    {
        for (const WeightedArc &arc : arcs) {
            out[arc.from].push_back({arc.to, arc.weight + tieBreak});
            in[arc.to].push_back({arc.from, arc.weight + tieBreak});
        }
    }
};

/// Eades, Lin, Smyth: sinks go to the end, sources to the front, else the node with the largest surplus of outgoing
/// weight goes to the front.
Order greedyOrder(const Neighbours &graph)
{
    const auto nodes = static_cast<std::uint32_t>(graph.out.size());
    std::vector<double> outWeight(nodes, 0), inWeight(nodes, 0);
    std::vector<std::size_t> outCount(nodes), inCount(nodes);
    using Key = std::tuple<double, std::uint32_t>;
    std::set<Key> bySurplus, sinks, sources;
    auto key = [&](std::uint32_t n) { return Key(inWeight[n] - outWeight[n], n); };
    auto enter = [&](std::uint32_t n) {
        (outCount[n] == 0 ? sinks : inCount[n] == 0 ? sources : bySurplus).insert(key(n));
    };
    auto leave = [&](std::uint32_t n) {
        (outCount[n] == 0 ? sinks : inCount[n] == 0 ? sources : bySurplus).erase(key(n));
    };
    for (std::uint32_t n = 0; n < nodes; ++n) {
        for (const auto &to : graph.out[n])
            outWeight[n] += to.weight;
        for (const auto &from : graph.in[n])
            inWeight[n] += from.weight;
        outCount[n] = graph.out[n].size();
        inCount[n] = graph.in[n].size();
        enter(n);
    }
    std::vector<bool> isPlaced(nodes, false);
    Order front, back;
    while (front.size() + back.size() < nodes) {
        const bool isSink = !sinks.empty();
        const std::uint32_t node = std::get<1>(*(isSink ? sinks : !sources.empty() ? sources : bySurplus).begin());
        leave(node);
        isPlaced[node] = true;
        (isSink ? back : front).push_back(node);
        for (const auto &to : graph.out[node]) {
            if (isPlaced[to.node])
                continue;
            leave(to.node);
            inWeight[to.node] -= to.weight;
            --inCount[to.node];
            enter(to.node);
        }
        for (const auto &from : graph.in[node]) {
            if (isPlaced[from.node])
                continue;
            leave(from.node);
            outWeight[from.node] -= from.weight;
            --outCount[from.node];
            enter(from.node);
        }
    }
    front.insert(front.end(), back.rbegin(), back.rend());
    return front;
}

/// Moves single nodes to where they cost least, until no move helps.
class InsertionSearch {
public:
    InsertionSearch(const Neighbours &graph, Order order) : m_graph(graph), m_order(std::move(order)), m_position(m_order.size())
    {
        for (std::uint32_t p = 0; p < m_order.size(); ++p)
            m_position[m_order[p]] = p;
    }

    Order run(const std::stop_token &stop)
    {
        bool isBetter = true;
        for (int pass = 0; pass < maxPasses && isBetter; ++pass) {
            isBetter = false;
            for (std::uint32_t node = 0; node < m_order.size(); ++node) {
                checkStop(stop);
                isBetter |= improve(node);
            }
        }
        return m_order;
    }

private:
    /// What the cost changes by when `node` steps over a neighbour, in the order of their positions.
    struct Step {
        std::uint32_t position;
        double change; ///< when stepping to the right of it; stepping to the left changes by the negative
    };

    bool improve(std::uint32_t node)
    {
        std::vector<Step> steps;
        for (const auto &to : m_graph.out[node])
            steps.push_back({m_position[to.node], to.weight});
        for (const auto &from : m_graph.in[node])
            steps.push_back({m_position[from.node], -from.weight});
        std::sort(steps.begin(), steps.end(), [](const Step &l, const Step &r) { return l.position < r.position; });

        const std::uint32_t here = m_position[node];
        const auto middle = std::partition_point(steps.begin(), steps.end(), [&](const Step &s) { return s.position < here; });
        double best = -tieBreak / 2, change = 0;
        std::uint32_t target = here;
        for (auto it = middle; it != steps.end(); ++it) {
            change += it->change;
            if (change < best && (it + 1 == steps.end() || (it + 1)->position != it->position)) {
                best = change;
                target = it->position;
            }
        }
        change = 0;
        for (auto it = middle; it != steps.begin();) {
            --it;
            change -= it->change;
            if (change < best && (it == steps.begin() || (it - 1)->position != it->position)) {
                best = change;
                target = it->position;
            }
        }
        if (target == here)
            return false;
        move(here, target);
        return true;
    }

    void move(std::uint32_t from, std::uint32_t to)
    {
        const auto begin = m_order.begin();
        if (from < to)
            std::rotate(begin + from, begin + from + 1, begin + to + 1);
        else
            std::rotate(begin + to, begin + from, begin + from + 1);
        for (std::uint32_t p = std::min(from, to); p <= std::max(from, to); ++p)
            m_position[m_order[p]] = p;
    }

    const Neighbours &m_graph;
    Order m_order;
    std::vector<std::uint32_t> m_position;
};

/// Whether `to` can be reached from `from` over the arcs that are not cut.
bool reaches(const std::vector<std::vector<std::uint32_t>> &out, std::span<const WeightedArc> arcs, const std::vector<bool> &isCut,
             std::uint32_t from, std::uint32_t to)
{
    std::vector<bool> isSeen(out.size(), false);
    std::vector<std::uint32_t> open{from};
    isSeen[from] = true;
    while (!open.empty()) {
        const std::uint32_t node = open.back();
        open.pop_back();
        if (node == to)
            return true;
        for (std::uint32_t a : out[node]) {
            if (!isCut[a] && !isSeen[arcs[a].to]) {
                isSeen[arcs[a].to] = true;
                open.push_back(arcs[a].to);
            }
        }
    }
    return false;
}

/// Puts arcs back, heaviest first, that close no cycle.
void restore(std::uint32_t nodes, std::span<const WeightedArc> arcs, std::vector<bool> &isCut, const std::stop_token &stop)
{
    std::vector<std::vector<std::uint32_t>> out(nodes);
    std::vector<std::uint32_t> cut;
    for (std::uint32_t a = 0; a < arcs.size(); ++a) {
        out[arcs[a].from].push_back(a);
        if (isCut[a])
            cut.push_back(a);
    }
    if (static_cast<double>(cut.size()) * static_cast<double>(arcs.size()) > maxRestoreSteps)
        return;
    std::stable_sort(cut.begin(), cut.end(), [&](auto l, auto r) { return arcs[l].weight > arcs[r].weight; });
    for (std::uint32_t a : cut) {
        checkStop(stop);
        isCut[a] = reaches(out, arcs, isCut, arcs[a].to, arcs[a].from);
    }
}

} // namespace

FeedbackArcs minimumFeedbackArcs(std::uint32_t nodes, std::span<const WeightedArc> arcs, std::size_t exactLimit, std::stop_token stop)
{
    FeedbackArcs result;
    result.isExact = nodes <= std::min(exactLimit, exactFeedbackArcLimit);
    Order order;
    if (result.isExact) {
        order = exactOrder(nodes, arcs, stop);
    } else {
        const Neighbours graph(nodes, arcs);
        order = InsertionSearch(graph, greedyOrder(graph)).run(stop);
    }
    std::vector<std::uint32_t> position(nodes);
    for (std::uint32_t p = 0; p < nodes; ++p)
        position[order[p]] = p;
    std::vector<bool> isCut(arcs.size());
    for (std::size_t a = 0; a < arcs.size(); ++a)
        isCut[a] = position[arcs[a].from] > position[arcs[a].to];
    if (!result.isExact)
        restore(nodes, arcs, isCut, stop);
    for (std::uint32_t a = 0; a < arcs.size(); ++a) {
        if (isCut[a]) {
            result.arcs.push_back(a);
            result.weight += arcs[a].weight;
        }
    }
    return result;
}

} // namespace alidade
