#include "qml/session/importcounts.h"

#include "analysis/graph.h"

#include <algorithm>
#include <set>
#include <utility>

namespace alidade {
namespace {

bool isTopic(EndpointKind kind) { return kind == EndpointKind::topic || kind == EndpointKind::queue; }

std::size_t problemsIn(const Diagnostics &diagnostics)
{
    return static_cast<std::size_t>(std::count_if(diagnostics.begin(), diagnostics.end(), [](const Diagnostic &diagnostic) {
        return diagnostic.severity != Severity::note;
    }));
}

bool isFrom(const std::vector<Evidence> &evidence, const std::string &source)
{
    return std::any_of(evidence.begin(), evidence.end(), [&](const Evidence &e) { return e.source == source; });
}

bool isFrom(const Node &node, const std::string &source)
{
    return node.source == source || isFrom(node.evidence, source) ||
           std::any_of(node.claims.begin(), node.claims.end(),
                       [&](const Claim &claim) { return claim.evidence.source == source; });
}

void countNode(const Node &node, const std::string &source, ImportCounts &counts)
{
    ++(isResource(node.kind) ? counts.resources : counts.services);
    if (!isResource(node.kind) && !node.language.empty())
        ++counts.languages[node.language];
    for (const Endpoint &endpoint : node.endpoints) {
        if (endpoint.evidence.source == source)
            ++(isTopic(endpoint.kind) ? counts.topics : counts.endpoints);
    }
}

} // namespace

ImportCounts countFacts(const Imported &imported, const Tree &tree)
{
    const Facts &facts = imported.facts;
    ImportCounts counts;
    counts.files = tree.files().size();
    counts.read = tree.filesRead();
    std::map<std::string, const NodeFact *> nodes;
    for (const NodeFact &node : facts.nodes)
        nodes.emplace(normalisedName(node.name), &node);
    for (const auto &[name, node] : nodes) {
        ++(isResource(node->kind) ? counts.resources : counts.services);
        if (!isResource(node->kind) && !node->language.empty())
            ++counts.languages[node->language];
    }
    std::set<std::pair<std::string, std::string>> pairs;
    for (const DependencyFact &dependency : facts.dependencies)
        pairs.emplace(normalisedName(dependency.from), normalisedName(dependency.to));
    counts.dependencies = pairs.size();
    std::set<std::string> topics;
    for (const EndpointFact &endpoint : facts.endpoints) {
        if (isTopic(endpoint.kind))
            topics.insert(endpoint.name);
        else
            ++counts.endpoints;
    }
    for (const CallFact &call : facts.calls) {
        if (!call.operation.empty() && (call.role == CallRole::produce || call.role == CallRole::consume))
            topics.insert(call.operation);
    }
    counts.topics = topics.size();
    counts.contracts = facts.contracts.size();
    counts.problems = problemsIn(imported.diagnostics);
    return counts;
}

ImporterCounts countStage(const ImportStage &stage, ImporterCounts &before)
{
    const Facts &facts = stage.soFar.facts;
    const ImporterCounts now{.title = std::string(stage.importer.title),
                             .names = facts.nodes.size(),
                             .dependencies = facts.dependencies.size(),
                             .calls = facts.calls.size(),
                             .endpoints = facts.endpoints.size(),
                             .contracts = facts.contracts.size(),
                             .problems = problemsIn(stage.soFar.diagnostics)};
    const auto more = [](std::size_t after, std::size_t earlier) { return after > earlier ? after - earlier : 0; };
    ImporterCounts added{.title = now.title,
                         .names = more(now.names, before.names),
                         .dependencies = more(now.dependencies, before.dependencies),
                         .calls = more(now.calls, before.calls),
                         .endpoints = more(now.endpoints, before.endpoints),
                         .contracts = more(now.contracts, before.contracts),
                         .problems = more(now.problems, before.problems)};
    before = now;
    return added;
}

ImportCounts countReconciled(const Architecture &architecture, const std::string &sourceName, const ImportCounts &counts)
{
    ImportCounts found{
        .files = counts.files, .read = counts.read, .contracts = counts.contracts, .problems = counts.problems, .languages = {}};
    for (const Node &node : architecture.nodes) {
        if (!node.isGone && isFrom(node, sourceName))
            countNode(node, sourceName, found);
    }
    for (const GroupedEdge &edge : groupBy(architecture, Grouping::service).edges)
        found.dependencies += std::any_of(edge.dependencies.begin(), edge.dependencies.end(), [&](Index dependency) {
            return isFrom(architecture.dependencies[dependency].evidence, sourceName);
        });
    for (const OpenCall &call : architecture.openCalls)
        found.openCalls += !call.isDecided && call.evidence.source == sourceName ? 1 : 0;
    return found;
}

} // namespace alidade
