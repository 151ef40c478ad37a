#include "model/assembly.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace alidade {
namespace {

void remap(Index &index, const std::vector<Index> &places)
{
    if (index != none)
        index = places[index];
}

void fillNodeNames(Architecture &result)
{
    for (Index i = 0; i < result.nodes.size(); ++i) {
        result.nodeNames.emplace_back(result.nodes[i].name, i);
        for (const std::string &alias : result.nodes[i].aliases)
            result.nodeNames.emplace_back(alias, i);
    }
    std::sort(result.nodeNames.begin(), result.nodeNames.end());
}

} // namespace

Index Assembly::addNode(Node node)
{
    auto index = static_cast<Index>(result.nodes.size());
    names.add(node.name, index);
    for (const std::string &alias : node.aliases)
        names.add(alias, index);
    result.nodes.push_back(std::move(node));
    return index;
}

Evidence Assembly::evidence(Voice voice, const SourceFacts &source, const Place &place, std::string detail) const
{
    return {voice, source.source.name, place.file, place.line, std::move(detail)};
}

void Assembly::reportUnknown(const Place &place, const std::string &name, std::string_view what)
{
    if (tools.contains(name))
        return;
    std::string message = std::string(what) + " '" + name + "', which no service or resource of the system is called";
    result.unresolved.push_back({Severity::warning, place.file, place.line, std::move(message)});
}

void sortEvidence(std::vector<Evidence> &evidence)
{
    auto key = [](const Evidence &e) { return std::tie(e.voice, e.source, e.file, e.line, e.detail); };
    std::sort(evidence.begin(), evidence.end(), [&key](const Evidence &l, const Evidence &r) { return key(l) < key(r); });
    evidence.erase(std::unique(evidence.begin(), evidence.end()), evidence.end());
}

void sortNodes(Assembly &assembly)
{
    Architecture &result = assembly.result;
    std::vector<Index> order(result.nodes.size());
    std::iota(order.begin(), order.end(), Index(0));
    std::sort(order.begin(), order.end(), [&result](Index l, Index r) { return result.nodes[l].name < result.nodes[r].name; });

    std::vector<Index> places(order.size());
    std::vector<Node> nodes;
    nodes.reserve(order.size());
    for (Index old : order) {
        places[old] = static_cast<Index>(nodes.size());
        nodes.push_back(std::move(result.nodes[old]));
    }
    result.nodes = std::move(nodes);
    for (Dependency &dependency : result.dependencies) {
        remap(dependency.from, places);
        remap(dependency.to, places);
    }
    for (Flow &flow : result.flows) {
        remap(flow.from, places);
        remap(flow.to, places);
        remap(flow.broker, places);
    }
    for (OpenCall &call : result.openCalls) {
        remap(call.node, places);
        remap(call.answer, places);
    }
    for (Observation &observation : result.observations) {
        remap(observation.from, places);
        remap(observation.to, places);
    }
    for (NodeTelemetry &telemetry : result.telemetry)
        remap(telemetry.node, places);
    for (Module &module : result.modules)
        remap(module.service, places);
    std::sort(result.dependencies.begin(), result.dependencies.end(), [](const Dependency &l, const Dependency &r) {
        return std::tie(l.from, l.to, l.mode, l.protocol) < std::tie(r.from, r.to, r.mode, r.protocol);
    });
    std::sort(result.flows.begin(), result.flows.end(), [](const Flow &l, const Flow &r) {
        return std::tie(l.from, l.to, l.via, l.broker) < std::tie(r.from, r.to, r.via, r.broker);
    });
    std::sort(result.openCalls.begin(), result.openCalls.end(),
              [](const OpenCall &l, const OpenCall &r) { return std::tie(l.node, l.key) < std::tie(r.node, r.key); });
    std::sort(result.observations.begin(), result.observations.end(), [](const Observation &l, const Observation &r) {
        const auto key = [](const Observation &o) {
            return std::tie(o.from, o.to, o.relation, o.protocol, o.fromEnd, o.toEnd, o.source);
        };
        return key(l) < key(r);
    });
    std::sort(result.telemetry.begin(), result.telemetry.end(), [](const NodeTelemetry &l, const NodeTelemetry &r) {
        return std::tie(l.node, l.counts.name, l.source) < std::tie(r.node, r.counts.name, r.source);
    });
    fillNodeNames(result);
}

Architecture assemble(std::vector<SourceFacts> sources, Decisions decisions)
{
    std::sort(sources.begin(), sources.end(), [](const SourceFacts &l, const SourceFacts &r) {
        return std::tie(l.source.name, l.source.id) < std::tie(r.source.name, r.source.id);
    });
    Assembly assembly{.sources = sources, .identities = decisions.identities, .result = {}, .names = {}, .drafts = {}};
    for (const SourceFacts &source : sources)
        assembly.result.sources.push_back(source.source);
    reconcileNodes(assembly);
    addEndpoints(assembly);
    draftDependencies(assembly);
    resolveCalls(assembly, decisions);
    draftDesigned(assembly, decisions);
    joinObservations(assembly);
    settleKinds(assembly);
    draftBuildDependencies(assembly);
    joinDependencies(assembly);
    describeNodes(assembly);
    joinModules(assembly);
    joinContracts(assembly);
    joinSagas(assembly, decisions);
    applyDecisions(assembly, std::move(decisions));
    sortNodes(assembly);
    std::sort(assembly.result.unresolved.begin(), assembly.result.unresolved.end(), [](const Diagnostic &l, const Diagnostic &r) {
        return std::tie(l.file, l.line, l.message) < std::tie(r.file, r.line, r.message);
    });
    return std::move(assembly.result);
}

} // namespace alidade
