#pragma once

#include "importers/runtime/metricstext.h"
#include "model/runtime.h"

namespace alidade {

/// Whether a metric tells about the runtime of a process or about what it serves: go_*, process_*, grpc_server_*, http_*.
bool isRuntimeMetric(std::string_view name);

/// What the metrics of one process say, under the names of the Go and process collectors of Prometheus' client and of the common
/// middlewares for gRPC and HTTP. When several processes are in them, the first counts and a diagnostic says so.
RuntimeMetrics metricsOf(const std::vector<MetricSample> &samples, Diagnostics &diagnostics);

/// What is in the JSON of /debug/vars (Go's package expvar): `memstats` as in runtime.MemStats, and the numbers beside it that
/// are known. Throws Error for what is none.
RuntimeMetrics readVariables(std::string_view json, Diagnostics &diagnostics);

} // namespace alidade
