#include "analysis/arcorder.h"

#include "model/error.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace alidade {
namespace {

/// A stop is looked for once in this many sets.
constexpr std::uint32_t setsPerStopCheck = 1U << 16;

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

} // namespace

Order exactOrder(std::uint32_t nodes, std::span<const WeightedArc> arcs, const std::stop_token &stop)
{
    const WeightInto weightInto(nodes, arcs);
    const std::size_t sets = std::size_t{1} << nodes;
    std::vector<double> cost(sets, std::numeric_limits<double>::infinity());
    std::vector<std::uint8_t> last(sets, 0);
    cost[0] = 0;
    for (std::uint32_t set = 1; set < sets; ++set) {
        if (set % setsPerStopCheck == 1 && stop.stop_requested())
            throw Cancelled();
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

} // namespace alidade
