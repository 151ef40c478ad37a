#pragma once

#include "importers/engines/httpclient.h"
#include "model/diagnostic.h"
#include "model/facts.h"
#include "model/progress.h"
#include "model/trace.h"
#include "model/traffic.h"

#include <optional>
#include <string_view>

namespace alidade {

/// What keeps telemetry of systems that outgrow one machine.
enum class EngineKind : std::uint8_t { prometheus, jaeger, zipkin, tempo, clickHouse };

/// An engine and where it is: "prometheus+https://metrics.example.com/select/0/prometheus".
struct EngineAddress {
    EngineKind kind = EngineKind::prometheus;
    std::string url; ///< http or https, without a slash at the end
};

/// The engine that an argument names; nullopt when it names none. Throws Error for one with a password in it.
std::optional<EngineAddress> engineNamed(std::string_view text);

/// What is asked of an engine, and how.
struct EngineRequest {
    EngineAddress engine;
    std::int64_t from = 0, to = 0; ///< seconds since 1970 (UTC)
    HttpOptions http;
};

/// What an engine answered: the edges that it has added up itself; of Tempo, which does not, some example traces.
struct EngineTraffic {
    /// Pairs of services that are taken; what is beyond is left out, with a diagnostic.
    static constexpr std::size_t maxEdges = 10'000;
    /// Example traces that are asked for, of an engine that adds nothing up.
    static constexpr std::size_t maxTraces = 200;
    /// Numbers of one answer.
    static constexpr std::size_t maxRows = 500'000;

    Source source; ///< kind "engine"
    TrafficSet traffic;
    std::vector<Trace> examples; ///< only of an engine that keeps traces
    Diagnostics diagnostics;
};

/// Asks an engine for what called what in a stretch of time: Prometheus' HTTP API (Prometheus, Mimir, Thanos, VictoriaMetrics)
/// for the metrics of service graphs or of Istio, Jaeger and Zipkin for their dependencies, ClickHouse for what the Collector's
/// exporter wrote, Tempo for example traces. Throws Error when there is no
/// answer or none that can be used, Cancelled.
EngineTraffic readEngine(const EngineRequest &request, const Progress &progress, const std::stop_token &stop);

} // namespace alidade
