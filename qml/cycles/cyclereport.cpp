#include "qml/cycles/cyclereport.h"

#include "analysis/cycles.h"

#include <algorithm>

namespace alidade {
namespace {

std::vector<std::uint32_t> partition(const GroupedView &view)
{
    std::vector<GraphEdge> edges;
    edges.reserve(view.edges.size());
    for (const GroupedEdge &edge : view.edges)
        edges.push_back({edge.from, edge.to});
    const auto groups = static_cast<std::uint32_t>(view.names.size());
    std::uint32_t count = 0;
    const auto component = stronglyConnectedComponents(makeGraph(groups, edges), count);
    std::vector<std::uint32_t> order(groups);
    for (std::uint32_t i = 0; i < groups; ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](auto l, auto r) { return component[l] < component[r]; });
    return order;
}

} // namespace

std::shared_ptr<const CycleReport> reportCycles(std::shared_ptr<const Architecture> architecture, Grouping grouping,
                                                std::stop_token stop)
{
    auto report = std::make_shared<CycleReport>();
    report->view = groupBy(*architecture, grouping);
    report->cycles = findCycles(*architecture, report->view, {.stop = stop});
    report->order = partition(report->view);
    report->cycleOf.assign(report->view.names.size(), CycleReport::noCycle);
    for (std::uint32_t c = 0; c < report->cycles.size(); ++c) {
        for (const std::uint32_t member : report->cycles[c].members)
            report->cycleOf[member] = c;
    }
    report->architecture = std::move(architecture);
    return report;
}

CutOutcome tryCut(const CycleReport &report, std::size_t cycle, const std::vector<std::uint32_t> &cut, std::stop_token stop)
{
    CutOutcome outcome;
    outcome.cut.insert(cut.begin(), cut.end());
    outcome.cyclesBefore = report.cycles.size();
    GroupedView rest = report.view;
    std::vector<std::uint32_t> position; // of the edges that are left, in report.view
    rest.edges.clear();
    for (std::uint32_t e = 0; e < report.view.edges.size(); ++e) {
        if (outcome.cut.contains(e))
            continue;
        rest.edges.push_back(report.view.edges[e]);
        position.push_back(e);
    }
    const std::vector<Cycle> left = findCycles(*report.architecture, rest, {.withCuts = false, .stop = stop});
    outcome.cyclesAfter = left.size();
    const std::set<std::uint32_t> members(report.cycles[cycle].members.begin(), report.cycles[cycle].members.end());
    for (const Cycle &other : left) {
        for (const std::uint32_t edge : other.edges)
            outcome.stillInCycle.insert(position[edge]);
        outcome.membersAfter += static_cast<std::size_t>(
            std::count_if(other.members.begin(), other.members.end(), [&](auto member) { return members.contains(member); }));
    }
    return outcome;
}

std::vector<Evidence> evidenceOf(const CycleReport &report, const GroupedEdge &edge)
{
    std::vector<Evidence> all;
    const auto add = [&all](const std::vector<Evidence> &evidence) { all.insert(all.end(), evidence.begin(), evidence.end()); };
    const Architecture &architecture = *report.architecture;
    if (report.view.grouping == Grouping::module) {
        for (const Index d : edge.dependencies)
            add(architecture.moduleDependencies[d].evidence);
        return all;
    }
    for (const Index d : edge.dependencies)
        add(architecture.dependencies[d].evidence);
    return all;
}

std::vector<AcceptedCut> acceptedCutsOf(const CycleReport &report, const GroupedEdge &edge, const std::string &reason)
{
    const GroupedView &view = report.view;
    if (view.grouping != Grouping::context)
        return {{view.names[edge.from], view.names[edge.to], reason}};
    std::set<std::pair<std::string, std::string>> ends;
    const Architecture &architecture = *report.architecture;
    for (const Index d : edge.dependencies) {
        const Dependency &dependency = architecture.dependencies[d];
        ends.emplace(architecture.nodes[dependency.from].name, architecture.nodes[dependency.to].name);
    }
    std::vector<AcceptedCut> cuts;
    for (const auto &[from, to] : ends)
        cuts.push_back({from, to, reason});
    return cuts;
}

} // namespace alidade
