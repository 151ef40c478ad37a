#include "model/observed.h"

#include <algorithm>
#include <set>

namespace alidade {
namespace {

ObservationFact observation(const TrafficEdge &edge, const std::string &file, std::chrono::seconds step)
{
    ObservationFact fact;
    fact.from = edge.from;
    fact.to = edge.to;
    fact.relation = edge.relation;
    fact.protocol = edge.protocol;
    fact.total = edge.total();
    fact.firstSeen = edge.cells.front().start;
    fact.lastSeen = edge.cells.back().start;
    // The examples tell more exactly, where they are of this time.
    for (const auto *list : {&edge.examples.slowest, &edge.examples.failing, &edge.examples.ordinary}) {
        for (const TrafficExample &example : *list) {
            const std::int64_t second = example.startUs / 1'000'000;
            if (second < fact.lastSeen + step.count())
                fact.lastSeen = std::max(fact.lastSeen, second);
        }
    }
    fact.operations = busiestOperations(edge.operations);
    fact.traces = exampleTraces(edge.examples);
    fact.place = {file, 0};
    return fact;
}

} // namespace

std::vector<std::string> exampleTraces(const TrafficExamples &examples)
{
    std::vector<std::string> ids;
    for (const auto *list : {&examples.failing, &examples.slowest, &examples.ordinary}) {
        for (const TrafficExample &example : *list) {
            std::string id = traceText(example);
            if (ids.size() < ObservationFact::maxTraces && std::ranges::find(ids, id) == ids.end())
                ids.push_back(std::move(id));
        }
    }
    return ids;
}

std::vector<std::string> busiestOperations(std::vector<TrafficOperation> operations)
{
    std::ranges::stable_sort(operations, std::greater(), &TrafficOperation::calls);
    operations.resize(std::min(operations.size(), ObservationFact::maxOperations));
    std::vector<std::string> names;
    names.reserve(operations.size());
    for (TrafficOperation &operation : operations)
        names.push_back(std::move(operation.name));
    std::ranges::sort(names);
    return names;
}

NodeFact observedService(const ServiceTraffic &service, const std::string &file)
{
    NodeFact fact;
    fact.name = service.name;
    fact.origin = NameOrigin::telemetry;
    fact.aliases = service.workloads;
    std::erase(fact.aliases, fact.name);
    fact.place = {file, 0};
    return fact;
}

Facts observedFacts(const TrafficSet &traffic, const std::string &file)
{
    Facts facts;
    std::set<std::string_view> named;
    std::int64_t lastSeen = 0;
    for (const TrafficEdge &edge : traffic.edges) {
        if (edge.cells.empty())
            continue;
        facts.observations.push_back(observation(edge, file, traffic.step));
        lastSeen = std::max(lastSeen, facts.observations.back().lastSeen);
    }
    for (const ServiceTraffic &service : traffic.services) {
        named.insert(service.name);
        facts.nodes.push_back(observedService(service, file));
        facts.telemetry.push_back({service, lastSeen, {file, 0}});
    }
    for (const ObservationFact &fact : facts.observations) {
        for (const TrafficEnd *end : {&fact.from, &fact.to}) {
            if (end->kind == TrafficEndKind::service && named.insert(end->name).second)
                facts.nodes.push_back(observedService({.name = end->name, .workloads = {}}, file));
        }
    }
    return facts;
}

} // namespace alidade
