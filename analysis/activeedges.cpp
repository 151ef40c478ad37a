#include "analysis/activeedges.h"

#include "analysis/cycles.h"

#include <algorithm>
#include <set>

namespace alidade {
namespace {

constexpr double smallestWeight = 0.25;
constexpr double testOnlyFactor = 0.25;

double modeFactor(Mode mode)
{
    switch (mode) {
    case Mode::data: return 2;
    case Mode::async: return 0.5;
    case Mode::sync:
    case Mode::build:
    case Mode::telemetry: break;
    }
    return 1;
}

/// Adds up the effort of single dependencies.
struct EffortSum {
    Effort effort{};
    std::set<std::pair<std::string, std::string>> files{};

    /// Where there are import lines, the go.mod that requires them is not counted: it follows by `go mod tidy`.
    void addPlaces(const std::vector<Evidence> &evidence, bool hasImports)
    {
        for (const Evidence &place : evidence) {
            if (!place.file.empty() && !(hasImports && place.file.ends_with("go.mod")))
                files.emplace(place.source, place.file);
        }
    }

    void add(const ModuleDependency &dependency)
    {
        addPlaces(dependency.evidence, dependency.imports > 0);
        effort.importLines += dependency.imports;
        effort.isTestOnly &= dependency.isTestOnly;
        if (dependency.imports == 0)
            effort.weight += dependency.isIndirect ? smallestWeight : 1;
        else
            effort.weight += dependency.imports * (dependency.isTestOnly ? testOnlyFactor : 1);
    }

    void add(const Dependency &dependency)
    {
        addPlaces(dependency.evidence, false);
        effort.isTestOnly = false;
        const auto coded = std::count_if(dependency.evidence.begin(), dependency.evidence.end(),
                                         [](const Evidence &e) { return e.voice == Voice::coded; });
        const auto sites = std::max<std::ptrdiff_t>(1, coded);
        effort.callSites += static_cast<int>(sites);
        effort.weight += static_cast<double>(sites) * modeFactor(dependency.mode);
    }
};

bool followsFromOthers(const ModuleDependency &dependency) { return dependency.isIndirect && dependency.imports == 0; }

ActiveEdge moduleEdge(const Architecture &architecture, const GroupedEdge &edge)
{
    ActiveEdge active{.from = edge.from, .to = edge.to, .mode = Mode::build, .isIndirect = true};
    for (Index d : edge.dependencies) {
        if (architecture.moduleDependencies[d].isCutAccepted)
            continue;
        active.dependencies.push_back(d);
        active.isIndirect &= followsFromOthers(architecture.moduleDependencies[d]);
    }
    return active;
}

ActiveEdge nodeEdge(const Architecture &architecture, const GroupedEdge &edge, const ModuleDependencyIndex &modules)
{
    ActiveEdge active{.from = edge.from, .to = edge.to, .mode = Mode::build, .isIndirect = true};
    for (Index d : edge.dependencies) {
        const Dependency &dependency = architecture.dependencies[d];
        const bool isPeering = isResource(architecture.nodes[dependency.from].kind); // replicas of one store, say
        if (dependency.mode == Mode::telemetry || dependency.isCutAccepted || isPeering)
            continue;
        active.dependencies.push_back(d);
        const bool isCall = dependency.mode == Mode::sync || dependency.mode == Mode::data;
        active.hasCalls |= isCall;
        if (isCall || dependency.mode == Mode::async) {
            active.isIndirect = false;
            // The order of Mode is not the order of strength between async and data only.
            if (active.mode == Mode::build || dependency.mode == Mode::sync || (active.mode == Mode::async && isCall))
                active.mode = dependency.mode;
            continue;
        }
        const std::vector<Index> behind = modules.between(dependency.from, dependency.to);
        active.isIndirect &= !behind.empty() && std::all_of(behind.begin(), behind.end(), [&](Index m) {
            return followsFromOthers(architecture.moduleDependencies[m]);
        });
    }
    return active;
}

} // namespace

std::vector<ActiveEdge> activeEdges(const Architecture &architecture, const GroupedView &view)
{
    const ModuleDependencyIndex modules(architecture);
    std::vector<ActiveEdge> active;
    for (std::uint32_t e = 0; e < view.edges.size(); ++e) {
        const GroupedEdge &edge = view.edges[e];
        if (view.entities[edge.from] == none || view.entities[edge.to] == none)
            continue;
        ActiveEdge one =
            view.grouping == Grouping::module ? moduleEdge(architecture, edge) : nodeEdge(architecture, edge, modules);
        one.edge = e;
        if (!one.dependencies.empty())
            active.push_back(std::move(one));
    }
    return active;
}

Effort effort(const Architecture &architecture, Grouping grouping, const std::vector<Index> &dependencies,
              const ModuleDependencyIndex &modules)
{
    EffortSum sum;
    for (Index d : dependencies) {
        if (grouping == Grouping::module) {
            sum.add(architecture.moduleDependencies[d]);
            continue;
        }
        const Dependency &dependency = architecture.dependencies[d];
        const std::vector<Index> behind =
            dependency.mode == Mode::build ? modules.between(dependency.from, dependency.to) : std::vector<Index>{};
        for (Index m : behind)
            sum.add(architecture.moduleDependencies[m]);
        if (behind.empty())
            sum.add(dependency);
    }
    sum.effort.files = sum.files.size();
    sum.effort.weight = std::max(sum.effort.weight, smallestWeight);
    return sum.effort;
}

int moreImportLines(const Architecture &architecture, Grouping grouping, const std::vector<Index> &dependencies,
                    const ModuleDependencyIndex &modules, const std::vector<Evidence> &shown)
{
    const auto isImport = [](const Evidence &evidence) { return evidence.detail.starts_with("imports "); };
    const auto named = static_cast<int>(std::count_if(shown.begin(), shown.end(), isImport));
    return std::max(0, effort(architecture, grouping, dependencies, modules).importLines - named);
}

double cutWeight(const Architecture &architecture, const GroupedView &view, const GroupedEdge &edge)
{
    return effort(architecture, view.grouping, edge.dependencies, ModuleDependencyIndex(architecture)).weight;
}

} // namespace alidade
