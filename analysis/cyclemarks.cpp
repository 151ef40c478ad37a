#include "analysis/cyclemarks.h"

#include "analysis/cycles.h"

#include <algorithm>

namespace alidade {
namespace {

/// Above this many dependencies a drawing suggests no cuts: they take long to find.
constexpr std::size_t cutsUpTo = 3000;

void addDependencies(const GroupedView &view, const std::vector<std::uint32_t> &edges, std::vector<Index> &to)
{
    for (const std::uint32_t edge : edges)
        to.insert(to.end(), view.edges[edge].dependencies.begin(), view.edges[edge].dependencies.end());
}

void sortUnique(std::vector<Index> &indices)
{
    std::sort(indices.begin(), indices.end());
    indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
}

} // namespace

CycleMarks cycleMarks(const Architecture &architecture)
{
    const GroupedView view = groupBy(architecture, Grouping::service);
    CycleOptions how;
    how.withCuts = architecture.dependencies.size() <= cutsUpTo;
    CycleMarks marks;
    for (const Cycle &cycle : findCycles(architecture, view, how)) {
        addDependencies(view, cycle.edges, marks.inCycle);
        if (!cycle.cuts.empty())
            addDependencies(view, cycle.cuts.front().edges, marks.suggestedCuts);
    }
    sortUnique(marks.inCycle);
    sortUnique(marks.suggestedCuts);
    return marks;
}

} // namespace alidade
