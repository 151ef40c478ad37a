#pragma once

#include "importers/engines/engine.h"

#include <map>

namespace alidade {

/// Edges as an engine tells them, until they become traffic.
struct EngineEdge {
    TrafficEnd from, to;
    TrafficRelation relation = TrafficRelation::call;
    std::string protocol;

    friend auto operator<=>(const EngineEdge &, const EngineEdge &) = default;
};

/// Calls and errors by time, and how long calls took over all of the time.
struct EngineTotals {
    struct Amount {
        double calls = 0, errors = 0;
    };
    std::map<std::int64_t, Amount> amounts; ///< by start of the step
    std::map<double, double> below;         ///< calls that took at most so many seconds; the last may be infinite
    double seconds = 0;                     ///< that all calls together took
};

using EngineEdges = std::map<EngineEdge, EngineTotals>;

/// The step that fits a stretch of time: minutes for some hours, hours beyond.
std::chrono::seconds stepFor(std::int64_t from, std::int64_t to);

/// As traffic. Engines tell latencies by coarse classes and over the whole time: within a class they are taken as spread
/// evenly, as histogram_quantile() of Prometheus does, and over time as following the calls.
TrafficSet trafficOf(const EngineEdges &edges, std::chrono::seconds step, Diagnostics &diagnostics);

// Each reads one kind of engine.
EngineEdges readServiceGraph(const EngineRequest &request, Diagnostics &diagnostics, const Progress &progress,
                             const std::stop_token &stop);
EngineEdges readJaeger(const EngineRequest &request, Diagnostics &diagnostics, const std::stop_token &stop);
EngineEdges readZipkin(const EngineRequest &request, Diagnostics &diagnostics, const std::stop_token &stop);
EngineEdges readClickHouse(const EngineRequest &request, Diagnostics &diagnostics, const std::stop_token &stop);
/// Fills in the traffic and examples of traces that were searched for.
void readTempo(const EngineRequest &request, EngineTraffic &result, const Progress &progress, const std::stop_token &stop);

} // namespace alidade
