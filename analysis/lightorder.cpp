#include "analysis/arcorder.h"

#include "model/error.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace alidade {
namespace {

/// Insertion passes over all nodes; each pass only ever improves the order.
constexpr int maxPasses = 32;

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
    auto enter = [&](std::uint32_t n) { (outCount[n] == 0 ? sinks : inCount[n] == 0 ? sources : bySurplus).insert(key(n)); };
    auto leave = [&](std::uint32_t n) { (outCount[n] == 0 ? sinks : inCount[n] == 0 ? sources : bySurplus).erase(key(n)); };
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
                if (stop.stop_requested())
                    throw Cancelled();
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

} // namespace

Order lightOrder(std::uint32_t nodes, std::span<const WeightedArc> arcs, const std::stop_token &stop)
{
    const Neighbours graph(nodes, arcs);
    return InsertionSearch(graph, greedyOrder(graph)).run(stop);
}

} // namespace alidade
