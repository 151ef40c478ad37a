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
std::string amount(const Effort &effort, bool isBuild)
{
    std::string text;
    if (effort.importLines > 0)
        text = counted(static_cast<std::size_t>(effort.importLines), effort.isTestOnly ? "import line in tests" : "import line",
                       effort.isTestOnly ? "import lines in tests" : "import lines");
    if (effort.callSites > 0)
        text += (text.empty() ? "" : " and ") +
                (isBuild ? counted(static_cast<std::size_t>(effort.callSites), "requirement", "requirements")
                         : counted(static_cast<std::size_t>(effort.callSites), "place", "places"));
    if (text.empty())
        text = "a requirement that no import uses";
    if (effort.files > 1)
        text += " in " + std::to_string(effort.files) + " files";
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

std::string moveAdvice(const Architecture &architecture, const GroupedView &view, const ActiveEdge &edge)
{
    if (const Index callee = onlyNode(architecture, edge, &Dependency::to); callee != none)
        return "; or move " + architecture.nodes[callee].name + " to " + view.names[edge.from];
    if (const Index caller = onlyNode(architecture, edge, &Dependency::from); caller != none)
        return "; or move " + architecture.nodes[caller].name + " to " + view.names[edge.to];
    return {};
}

std::string buildRemedy(const GroupedView &view, const ActiveEdge &edge, const Effort &effort)
{
    const std::string &from = view.names[edge.from], &to = view.names[edge.to];
    if (effort.importLines == 0 && edge.isIndirect)
        return "find what brings " + to + " in, and drop it";
    if (effort.importLines > 0 && effort.isTestOnly)
        return "only tests need it: move them, or what they share, to a module of their own";
    if (view.grouping == Grouping::module)
        return "introduce an interface in " + from + " that " + to + " fulfils, or move what both need to a module below them";
    return "depend on a contract or a small client module instead of the code of " + to;
}

std::string remedy(const Architecture &architecture, const GroupedView &view, const ActiveEdge &edge, const Effort &effort)
{
    const std::string &from = view.names[edge.from], &to = view.names[edge.to];
    std::string text;
    switch (edge.mode) {
    case Mode::build: text = buildRemedy(view, edge, effort); break;
    case Mode::sync:
        text = "publish an event that " + to + " subscribes to, or let the caller of " + from + " pass the answer along";
        break;
    case Mode::data: text = "give the data one owner, and let " + from + " keep its own copy from events"; break;
    case Mode::async: text = "let " + from + " stop reacting to " + to + ", or join the two messages into one"; break;
    case Mode::telemetry: break;
    }
    if (view.grouping == Grouping::context)
        text += moveAdvice(architecture, view, edge);
    return text;
}

} // namespace

std::string cutAdvice(const Architecture &architecture, const GroupedView &view, const ModuleDependencyIndex &modules,
                      std::span<const ActiveEdge *const> cut)
{
    std::string advice;
    for (const ActiveEdge *edge : cut.first(std::min(cut.size(), maxExplainedEdges))) {
        const Effort cost = effort(architecture, view.grouping, edge->dependencies, modules);
        advice += (advice.empty() ? "" : " ") + view.names[edge->from] + " -> " + view.names[edge->to] + ": " +
                  amount(cost, edge->mode == Mode::build) + "; " + remedy(architecture, view, *edge, cost) + ".";
    }
    if (cut.size() > maxExplainedEdges)
        advice += " And " + counted(cut.size() - maxExplainedEdges, "more dependency", "more dependencies") + ".";
    return advice;
}

} // namespace alidade
