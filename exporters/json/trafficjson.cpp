#include "exporters/json/evidencejson.h"
#include "exporters/traffic.h"

namespace alidade {
namespace {

using Json = nlohmann::ordered_json;

Json endJson(const TrafficEnd &end)
{
    Json json{{"kind", toText(end.kind)}, {"name", end.name}};
    if (!end.part.empty())
        json["part"] = end.part;
    return json;
}

void addNumbers(Json &json, const TrafficCell &cell, double seconds)
{
    json["spans"] = cell.spans;
    json["calls"] = cell.calls;
    json["errors"] = cell.errors;
    json["ratePerSecond"] = cell.calls / seconds;
    json["p50Us"] = cell.latency.quantileUs(0.50);
    json["p95Us"] = cell.latency.quantileUs(0.95);
    json["p99Us"] = cell.latency.quantileUs(0.99);
    json["inFlight"] = cell.busySeconds / seconds;
}

Json examplesJson(const std::vector<TrafficExample> &examples)
{
    Json list = Json::array();
    for (const TrafficExample &example : examples) {
        const std::string span = traceText({.traceLow = example.span});
        list.push_back(
            {{"trace", traceText(example)}, {"span", span}, {"startUs", example.startUs}, {"durationUs", example.durationUs}});
    }
    return list;
}

Json edgeJson(const TrafficEdge &edge, const TrafficSet &traffic, double seconds)
{
    Json json{{"from", endJson(edge.from)}, {"to", endJson(edge.to)}, {"relation", toText(edge.relation)}};
    if (!edge.protocol.empty())
        json["protocol"] = edge.protocol;
    addNumbers(json, edge.total(), seconds);
    if (edge.skewed > 0)
        json["skew"] = {{"calls", edge.skewed}, {"largestUs", edge.largestSkewUs}};
    Json operations = Json::array();
    for (const TrafficOperation &operation : edge.operations)
        operations.push_back({{"name", operation.name}, {"calls", operation.calls}, {"errors", operation.errors}});
    json["operations"] = std::move(operations);
    Json buckets = Json::array();
    for (const TrafficCell &cell : edge.cells) {
        Json bucket{{"start", timeText(cell.start)}};
        addNumbers(bucket, cell, static_cast<double>(traffic.step.count()));
        buckets.push_back(std::move(bucket));
    }
    json["buckets"] = std::move(buckets);
    json["examples"] = {{"slowest", examplesJson(edge.examples.slowest)},
                        {"failing", examplesJson(edge.examples.failing)},
                        {"ordinary", examplesJson(edge.examples.ordinary)}};
    return json;
}

Json spansJson(const SpanCount &spans)
{
    Json dropped = Json::object();
    for (std::size_t i = 0; i < spanDropReasons; ++i)
        dropped[std::string(toText(static_cast<SpanDrop>(i)))] = spans.dropped[i];
    return {{"received", spans.received}, {"stored", spans.stored}, {"dropped", std::move(dropped)}};
}

} // namespace

std::string trafficJson(const TrafficSet &traffic)
{
    const TrafficWindow window = windowOf(traffic);
    Json services = Json::array();
    for (const ServiceTraffic &service : traffic.services)
        services.push_back({{"name", service.name},
                            {"spans", service.spans},
                            {"roots", service.roots},
                            {"missingParents", service.missingParents}});
    Json edges = Json::array();
    for (const TrafficEdge &edge : traffic.edges)
        edges.push_back(edgeJson(edge, traffic, window.seconds()));
    return documentText({{"schema", "alidade/traffic/1"},
                         {"from", timeText(window.from)},
                         {"to", timeText(window.to)},
                         {"stepSeconds", traffic.step.count()},
                         {"latencyError", LatencyHistogram::relativeError},
                         {"spans", spansJson(traffic.spans)},
                         {"services", std::move(services)},
                         {"edges", std::move(edges)}});
}

} // namespace alidade
