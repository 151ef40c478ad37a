#include "analysis/cutadvice.h"

#include <algorithm>

namespace alidade {
namespace {

/// Advice is for reading; of a larger cut only the first edges are explained.
constexpr std::size_t maxExplainedEdges = 4;

std::string counted(std::size_t count, const std::string &one, const std::string &many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

/// "3 import lines in 2 files"
std::string amount(const CutStep &step)
{
    std::string text;
    if (step.importLines > 0)
        text = counted(static_cast<std::size_t>(step.importLines), step.isTestOnly ? "import line in tests" : "import line",
                       step.isTestOnly ? "import lines in tests" : "import lines");
    if (step.callSites > 0)
        text += (text.empty() ? "" : " and ") +
                (step.isBuild ? counted(static_cast<std::size_t>(step.callSites), "requirement", "requirements")
                              : counted(static_cast<std::size_t>(step.callSites), "place", "places"));
    if (text.empty())
        text = "a requirement that no import uses";
    if (step.files > 1)
        text += " in " + std::to_string(step.files) + " files";
    return text;
}

/// The one node at this end of all dependencies of an edge between contexts; `none` when there are several.
Index onlyNode(const Architecture &architecture, const ActiveEdge &edge, Index Dependency::*end)
{
    const Index first = architecture.dependencies[edge.dependencies.front()].*end;
    const bool isOnly = std::all_of(edge.dependencies.begin(), edge.dependencies.end(),
                                    [&](Index d) { return architecture.dependencies[d].*end == first; });
    return isOnly ? first : none;
}

CutStep::Remedy buildRemedy(const GroupedView &view, const ActiveEdge &edge, const Effort &effort)
{
    if (effort.importLines == 0 && edge.isIndirect)
        return CutStep::Remedy::dropWhatBringsIt;
    if (effort.importLines > 0 && effort.isTestOnly)
        return CutStep::Remedy::moveTests;
    return view.grouping == Grouping::module ? CutStep::Remedy::invertModules : CutStep::Remedy::useContract;
}

CutStep::Remedy remedyOf(const GroupedView &view, const ActiveEdge &edge, const Effort &effort)
{
    switch (edge.mode) {
    case Mode::build: return buildRemedy(view, edge, effort);
    case Mode::sync: return CutStep::Remedy::publishEvent;
    case Mode::data: return CutStep::Remedy::splitData;
    case Mode::async: return CutStep::Remedy::joinMessages;
    case Mode::telemetry: break;
    }
    return CutStep::Remedy::none;
}

CutStep stepOf(const Architecture &architecture, const GroupedView &view, const ModuleDependencyIndex &modules,
               const ActiveEdge &edge)
{
    const Effort cost = effort(architecture, view.grouping, edge.dependencies, modules);
    CutStep step{.edge = edge.edge,
                 .importLines = cost.importLines,
                 .callSites = cost.callSites,
                 .files = cost.files,
                 .isTestOnly = cost.isTestOnly,
                 .isBuild = edge.mode == Mode::build,
                 .remedy = remedyOf(view, edge, cost)};
    if (view.grouping != Grouping::context)
        return step;
    step.movable = onlyNode(architecture, edge, &Dependency::to);
    step.moveTo = edge.from;
    if (step.movable == none) {
        step.movable = onlyNode(architecture, edge, &Dependency::from);
        step.moveTo = edge.to;
    }
    return step;
}

std::string remedyText(const CutStep &step, const std::string &from, const std::string &to)
{
    switch (step.remedy) {
    case CutStep::Remedy::none: break;
    case CutStep::Remedy::dropWhatBringsIt: return "find what brings " + to + " in, and drop it";
    case CutStep::Remedy::moveTests: return "only tests need it: move them, or what they share, to a module of their own";
    case CutStep::Remedy::invertModules:
        return "introduce an interface in " + from + " that " + to + " fulfils, or move what both need to a module below them";
    case CutStep::Remedy::useContract: return "depend on a contract or a small client module instead of the code of " + to;
    case CutStep::Remedy::publishEvent:
        return "publish an event that " + to + " subscribes to, or let the caller of " + from + " pass the answer along";
    case CutStep::Remedy::splitData: return "give the data one owner, and let " + from + " keep its own copy from events";
    case CutStep::Remedy::joinMessages: return "let " + from + " stop reacting to " + to + ", or join the two messages into one";
    }
    return {};
}

} // namespace

std::vector<CutStep> cutSteps(const Architecture &architecture, const GroupedView &view, const ModuleDependencyIndex &modules,
                              std::span<const ActiveEdge *const> cut)
{
    std::vector<CutStep> steps;
    for (const ActiveEdge *edge : cut.first(std::min(cut.size(), maxExplainedEdges)))
        steps.push_back(stepOf(architecture, view, modules, *edge));
    return steps;
}

std::string cutAdvice(const Architecture &architecture, const GroupedView &view, std::span<const CutStep> steps,
                      std::size_t edges)
{
    std::string advice;
    for (const CutStep &step : steps) {
        const std::string &from = view.names[view.edges[step.edge].from], &to = view.names[view.edges[step.edge].to];
        if (!advice.empty())
            advice += ' ';
        advice.append(from).append(" -> ").append(to).append(": ").append(amount(step)).append("; ");
        advice += remedyText(step, from, to);
        if (step.movable != none)
            advice.append("; or move ")
                .append(architecture.nodes[step.movable].name)
                .append(" to ")
                .append(view.names[step.moveTo]);
        advice += '.';
    }
    if (edges > steps.size())
        advice += " And " + counted(edges - steps.size(), "more dependency", "more dependencies") + ".";
    return advice;
}

} // namespace alidade
