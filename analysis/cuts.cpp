#include "analysis/cuts.h"

#include "analysis/cutadvice.h"
#include "analysis/feedbackarcs.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace alidade {
namespace {

/// Roughly how many elementary steps all cuts of one component may take together.
constexpr double maxSteps = 1e8;
constexpr double maxSearches = 64;

/// How many searches for a cut are affordable in a component.
std::size_t affordableSearches(std::size_t nodes, std::size_t arcs, std::size_t exactLimit)
{
    const auto n = static_cast<double>(nodes), a = static_cast<double>(arcs);
    const double steps = nodes <= exactLimit ? std::exp2(n) * n / 2 : a * 64 + a * a / 8;
    return static_cast<std::size_t>(std::clamp(maxSteps / steps, 1.0, maxSearches));
}

/// Enumerates feedback arc sets by weight: every found one is searched again without each of its arcs in turn.
class RankedSearch {
public:
    RankedSearch(std::uint32_t nodes, std::vector<WeightedArc> arcs, const CycleOptions &options)
        : m_nodes(nodes), m_arcs(std::move(arcs)), m_options(options),
          m_searchesLeft(affordableSearches(nodes, m_arcs.size(), options.exactCutLimit))
    {}

    std::vector<FeedbackArcs> run()
    {
        search({});
        std::vector<FeedbackArcs> found;
        std::set<std::vector<std::uint32_t>> known;
        while (!m_open.empty() && found.size() < m_options.cutsPerCycle) {
            const auto [rank, candidate] = *m_open.begin();
            m_open.erase(m_open.begin());
            if (!known.insert(candidate.solution.arcs).second)
                continue;
            found.push_back(candidate.solution);
            for (std::uint32_t arc : candidate.solution.arcs) {
                std::set<std::uint32_t> kept = candidate.kept;
                kept.insert(arc);
                search(std::move(kept));
            }
        }
        return found;
    }

private:
    struct Candidate {
        FeedbackArcs solution;
        std::set<std::uint32_t> kept;
    };
    using Rank = std::tuple<double, std::size_t, std::vector<std::uint32_t>>;

    void search(std::set<std::uint32_t> kept)
    {
        if (m_searchesLeft == 0 || !m_tried.insert(kept).second)
            return;
        --m_searchesLeft;
        std::vector<WeightedArc> arcs = m_arcs;
        for (std::uint32_t arc : kept)
            arcs[arc].weight = uncuttable;
        FeedbackArcs solution = minimumFeedbackArcs(m_nodes, arcs, m_options.exactCutLimit, m_options.stop);
        if (solution.weight < uncuttable)
            m_open.emplace(Rank{solution.weight, solution.arcs.size(), solution.arcs}, Candidate{solution, std::move(kept)});
    }

    std::uint32_t m_nodes;
    std::vector<WeightedArc> m_arcs;
    const CycleOptions &m_options;
    std::size_t m_searchesLeft;
    std::multimap<Rank, Candidate> m_open;
    std::set<std::set<std::uint32_t>> m_tried;
};

/// The edges that a cut may choose from. A requirement marked indirect goes away by itself when the edges that it
/// follows from are cut, so it is no choice as long as those edges are there.
std::vector<const ActiveEdge *> choices(std::uint32_t nodes, const std::map<std::uint32_t, std::uint32_t> &local,
                                        std::span<const ActiveEdge *const> edges)
{
    std::vector<GraphEdge> direct;
    for (const ActiveEdge *edge : edges) {
        if (!edge->isIndirect)
            direct.push_back({local.at(edge->from), local.at(edge->to)});
    }
    const Graph graph = makeGraph(nodes, direct);
    std::map<std::uint32_t, std::vector<bool>> reached;
    auto follows = [&](std::uint32_t from, std::uint32_t to) {
        auto [it, isNew] = reached.try_emplace(from, nodes, false);
        for (std::vector<std::uint32_t> open{from}; isNew && !open.empty();) {
            const std::uint32_t node = open.back();
            open.pop_back();
            for (std::uint32_t next : graph.successors(node)) {
                if (!it->second[next]) {
                    it->second[next] = true;
                    open.push_back(next);
                }
            }
        }
        return it->second[to];
    };
    std::vector<const ActiveEdge *> chosen;
    for (const ActiveEdge *edge : edges) {
        if (!edge->isIndirect || !follows(local.at(edge->from), local.at(edge->to)))
            chosen.push_back(edge);
    }
    return chosen;
}

} // namespace

std::vector<Cut> rankedCuts(const Architecture &architecture, const GroupedView &view, const ModuleDependencyIndex &modules,
                            const std::vector<std::uint32_t> &members, std::span<const ActiveEdge *const> edges,
                            const CycleOptions &options)
{
    std::map<std::uint32_t, std::uint32_t> local;
    for (std::uint32_t m = 0; m < members.size(); ++m)
        local[members[m]] = m;
    const auto nodes = static_cast<std::uint32_t>(members.size());
    const std::vector<const ActiveEdge *> candidates = choices(nodes, local, edges);
    std::vector<WeightedArc> arcs;
    arcs.reserve(candidates.size());
    for (const ActiveEdge *edge : candidates)
        arcs.push_back(
            {local[edge->from], local[edge->to], effort(architecture, view.grouping, edge->dependencies, modules).weight});

    std::vector<Cut> cuts;
    for (const FeedbackArcs &solution : RankedSearch(nodes, std::move(arcs), options).run()) {
        Cut cut{.weight = solution.weight, .isExact = solution.isExact};
        std::vector<const ActiveEdge *> removed;
        for (std::uint32_t arc : solution.arcs) {
            removed.push_back(candidates[arc]);
            cut.edges.push_back(candidates[arc]->edge);
        }
        cut.steps = cutSteps(architecture, view, modules, removed);
        cut.advice = cutAdvice(architecture, view, cut.steps, removed.size());
        cuts.push_back(std::move(cut));
    }
    return cuts;
}

} // namespace alidade
