#include "importers/engines/engine.h"

#include "importers/engines/edges.h"
#include "model/error.h"

#include <cmath>
#include <set>

namespace alidade {
namespace {

struct Scheme {
    std::string_view prefix;
    EngineKind kind;
};
constexpr Scheme schemes[] = {{"prometheus+", EngineKind::prometheus},
                              {"jaeger+", EngineKind::jaeger},
                              {"zipkin+", EngineKind::zipkin},
                              {"tempo+", EngineKind::tempo},
                              {"clickhouse+", EngineKind::clickHouse}};

constexpr int microseconds = 1'000'000;
/// Points that a class of latencies is spread over.
constexpr int pointsEach = 16;

/// Adds the calls of one class of latencies, in seconds.
void addSpread(LatencyHistogram &histogram, double from, double to, double calls)
{
    for (int i = 0; i < pointsEach; ++i) {
        const double seconds = from + (to - from) * (i + 0.5) / pointsEach;
        histogram.add(static_cast<std::uint64_t>(std::llround(seconds * microseconds)), calls / pointsEach);
    }
}

/// The latencies of all the time, of which a cell gets the share that it has of the calls.
LatencyHistogram latencyOf(const EngineTotals &totals, double share)
{
    LatencyHistogram histogram;
    double before = 0, bound = 0;
    for (const auto &[limit, calls] : totals.below) {
        const double here = calls - before;
        const double upper = std::isfinite(limit) ? limit : bound;
        if (here > 0)
            addSpread(histogram, bound, upper, here * share);
        before = std::max(before, calls);
        bound = upper;
    }
    return histogram;
}

TrafficEdge edgeOf(const EngineEdge &edge, const EngineTotals &totals)
{
    TrafficEdge result{.from = edge.from, .to = edge.to, .relation = edge.relation, .protocol = edge.protocol};
    double all = 0;
    for (const auto &[start, amount] : totals.amounts)
        all += amount.calls;
    for (const auto &[start, amount] : totals.amounts) {
        if (amount.calls <= 0)
            continue;
        TrafficCell &cell = result.cellAt(start);
        cell.spans = static_cast<std::uint64_t>(std::llround(std::ceil(amount.calls)));
        cell.calls = amount.calls;
        cell.errors = std::min(amount.errors, amount.calls);
        cell.busySeconds = totals.seconds * amount.calls / all;
        cell.latency = latencyOf(totals, amount.calls / all);
    }
    return result;
}

} // namespace

std::optional<EngineAddress> engineNamed(std::string_view text)
{
    for (const auto &[prefix, kind] : schemes) {
        if (!text.starts_with(prefix))
            continue;
        EngineAddress address{kind, std::string(text.substr(prefix.size()))};
        while (address.url.ends_with('/'))
            address.url.pop_back();
        if (!address.url.starts_with("http://") && !address.url.starts_with("https://"))
            return std::nullopt;
        const std::size_t host = address.url.find("://") + 3;
        if (const std::size_t at = address.url.find('@'); at != std::string::npos && at < address.url.find('/', host))
            throw Error("An address with a password in it is not taken, since others could read it; use a token.");
        return address;
    }
    return std::nullopt;
}

std::chrono::seconds stepFor(std::int64_t from, std::int64_t to)
{
    constexpr std::int64_t longestInMinutes = 3 * 3600;
    return to - from <= longestInMinutes ? trafficSteps[1] : trafficSteps[2];
}

TrafficSet trafficOf(const EngineEdges &edges, std::chrono::seconds step, Diagnostics &diagnostics)
{
    TrafficSet set;
    set.step = step;
    std::set<std::string> services;
    std::size_t leftOut = 0;
    for (const auto &[edge, totals] : edges) {
        if (set.edges.size() >= EngineTraffic::maxEdges) {
            ++leftOut;
            continue;
        }
        TrafficEdge made = edgeOf(edge, totals);
        if (made.cells.empty())
            continue;
        for (const TrafficEnd &end : {edge.from, edge.to})
            if (end.kind == TrafficEndKind::service)
                services.insert(end.name);
        set.edges.push_back(std::move(made));
    }
    for (const std::string &name : services)
        set.services.push_back({.name = name});
    if (leftOut > 0)
        diagnostics.push_back({.severity = Severity::warning,
                               .message = std::to_string(leftOut) + " dependencies were left out: more than " +
                                          std::to_string(EngineTraffic::maxEdges) + " are not taken"});
    return set;
}

EngineTraffic readEngine(const EngineRequest &request, const Progress &progress, const std::stop_token &stop)
{
    if (request.from <= 0 || request.to <= request.from)
        throw Error("Say for which time: --from and --to, of which the first is earlier.");
    EngineTraffic result;
    EngineEdges edges;
    progress.report("Asking " + request.engine.url);
    switch (request.engine.kind) {
    case EngineKind::prometheus: edges = readServiceGraph(request, result.diagnostics, progress, stop); break;
    case EngineKind::jaeger: edges = readJaeger(request, result.diagnostics, stop); break;
    case EngineKind::zipkin: edges = readZipkin(request, result.diagnostics, stop); break;
    case EngineKind::clickHouse: edges = readClickHouse(request, result.diagnostics, stop); break;
    case EngineKind::tempo: readTempo(request, result, progress, stop); break;
    }
    if (request.engine.kind != EngineKind::tempo)
        result.traffic = trafficOf(edges, stepFor(request.from, request.to), result.diagnostics);
    if (result.traffic.edges.empty())
        throw Error(request.engine.url + " knows no calls in that time.");
    const std::string place = request.engine.url.substr(0, request.engine.url.find('?'));
    result.source.id = place;
    result.source.name = place.substr(place.find("://") + 3);
    result.source.kind = "engine";
    return result;
}

} // namespace alidade
