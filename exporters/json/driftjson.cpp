#include "exporters/drift.h"
#include "exporters/json/evidencejson.h"
#include "exporters/traffic.h"

namespace alidade {
namespace {

using Json = nlohmann::ordered_json;

Json rangeJson(const TimeRange &range)
{
    const TimeRange everything;
    if (range.isEmpty() || range.from == everything.from || range.to == everything.to)
        return nullptr;
    return {{"from", timeText(range.from)}, {"to", timeText(range.to)}};
}

Json voicesJson(Voices voices)
{
    Json list = Json::array();
    for (const Voice voice : {Voice::designed, Voice::coded, Voice::deployed, Voice::observed}) {
        if (voices.contains(voice))
            list.push_back(toText(voice));
    }
    return list;
}

Json itemJson(const Architecture &architecture, const DriftItem &item)
{
    Json json{{"from", architecture.nodes[item.from].name},
              {"to", architecture.nodes[item.to].name},
              {"mode", toText(item.mode)},
              {"verdict", toText(item.verdict)},
              {"reason", item.reason},
              {"voices", voicesJson(item.voices)}};
    if (const auto severity = severityOf(item.verdict))
        json["level"] = toText(*severity);
    if (item.lastSeen != 0)
        json["observed"] = {{"calls", item.calls},
                            {"errors", item.errors},
                            {"firstSeen", timeText(item.firstSeen)},
                            {"lastSeen", timeText(item.lastSeen)}};
    if (item.acceptance != none) {
        const AcceptedDrift &accepted = architecture.decisions.acceptedDrifts[item.acceptance];
        json["accepted"] = {{"holds", item.isAccepted}, {"reason", accepted.reason}, {"until", accepted.until}};
    }
    json["evidence"] = evidenceJson(architecture, item.evidence);
    return json;
}

Json propagationJson(const Architecture &architecture, const Drift &drift)
{
    Json services = Json::array(), edges = Json::array();
    for (const NodePropagation &service : drift.services)
        services.push_back({{"service", architecture.nodes[service.node].name},
                            {"spans", service.spans},
                            {"roots", service.roots},
                            {"missingParents", service.missingParents},
                            {"invalidTraceStates", service.invalidStates}});
    for (const EdgePropagation &edge : drift.edges)
        edges.push_back({{"from", architecture.nodes[edge.from].name},
                         {"to", architecture.nodes[edge.to].name},
                         {"joinedCalls", edge.joined},
                         {"brokenCalls", edge.broken},
                         {"brokenShare", edge.brokenShare()}});
    return {{"knownDependencies", drift.known},
            {"tracedDependencies", drift.seen},
            {"services", std::move(services)},
            {"edges", std::move(edges)}};
}

Json numbersJson(const TrafficNumbers &numbers)
{
    return {{"calls", numbers.calls},
            {"ratePerSecond", numbers.ratePerSecond},
            {"errorShare", numbers.errorShare},
            {"p95Us", numbers.p95Us}};
}

Json edgeJson(const EdgeChange &change)
{
    Json json{{"change", toText(change.kind)}, {"from", change.from}, {"to", change.to}};
    Json differs = Json::array();
    if (change.kind == ChangeKind::changed) {
        if (change.voicesBefore != change.voicesAfter)
            differs.push_back("voices");
        if (change.isRateOther)
            differs.push_back("rate");
        if (change.areErrorsOther)
            differs.push_back("errors");
        if (change.isLatencyOther)
            differs.push_back("p95");
        json["differs"] = std::move(differs);
    }
    if (change.kind != ChangeKind::added)
        json["before"] = {{"voices", voicesJson(change.voicesBefore)}, {"traffic", numbersJson(change.before)}};
    if (change.kind != ChangeKind::removed)
        json["after"] = {{"voices", voicesJson(change.voicesAfter)}, {"traffic", numbersJson(change.after)}};
    return json;
}

} // namespace

std::string driftJson(const Architecture &architecture, const Drift &drift, const TextOptions &)
{
    Json items = Json::array(), hidden = Json::array();
    for (const DriftItem &item : drift.items)
        items.push_back(itemJson(architecture, item));
    for (const Index node : drift.onlyObserved)
        hidden.push_back(architecture.nodes[node].name);
    return documentText({{"schema", "alidade/drift/1"},
                         {"window", rangeJson(drift.window)},
                         {"dependencies", std::move(items)},
                         {"onlyObserved", std::move(hidden)},
                         {"propagation", propagationJson(architecture, drift)}});
}

std::string comparisonJson(const Comparison &comparison, const TextOptions &)
{
    Json nodes = Json::array(), edges = Json::array();
    for (const NodeChange &change : comparison.nodes) {
        Json json{{"change", toText(change.kind)}, {"name", change.name}, {"kind", toText(change.after)}};
        if (change.before != change.after)
            json["kindBefore"] = toText(change.before);
        nodes.push_back(std::move(json));
    }
    for (const EdgeChange &change : comparison.edges)
        edges.push_back(edgeJson(change));
    return documentText({{"schema", "alidade/snapshot-diff/1"},
                         {"before", {{"name", comparison.before}, {"traffic", rangeJson(comparison.rangeBefore)}}},
                         {"after", {{"name", comparison.after}, {"traffic", rangeJson(comparison.rangeAfter)}}},
                         {"nodes", std::move(nodes)},
                         {"edges", std::move(edges)},
                         {"same", {{"nodes", comparison.sameNodes}, {"edges", comparison.sameEdges}}}});
}

} // namespace alidade
