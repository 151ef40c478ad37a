#include "analysis/feedbackarcs.h"

#include "analysis/arcorder.h"
#include "model/error.h"

#include <algorithm>

namespace alidade {
namespace {

/// Above this many steps the search for arcs that may stay is left out.
constexpr double maxRestoreSteps = 2e8;

/// Whether `to` can be reached from `from` over the arcs that are not cut.
bool reaches(const std::vector<std::vector<std::uint32_t>> &out, std::span<const WeightedArc> arcs,
             const std::vector<bool> &isCut, std::uint32_t from, std::uint32_t to)
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
        if (stop.stop_requested())
            throw Cancelled();
        isCut[a] = reaches(out, arcs, isCut, arcs[a].to, arcs[a].from);
    }
}

} // namespace

FeedbackArcs minimumFeedbackArcs(std::uint32_t nodes, std::span<const WeightedArc> arcs, std::size_t exactLimit,
                                 std::stop_token stop)
{
    FeedbackArcs result;
    result.isExact = nodes <= std::min(exactLimit, exactFeedbackArcLimit);
    const Order order = result.isExact ? exactOrder(nodes, arcs, stop) : lightOrder(nodes, arcs, stop);
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
