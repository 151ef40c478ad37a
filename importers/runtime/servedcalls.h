#pragma once

#include "importers/runtime/metricstext.h"
#include "model/runtime.h"

namespace alidade {

/// The calls that counters and histograms of servers tell: of gRPC by method, of HTTP by method and route. A histogram's
/// quantiles are taken from its classes as Prometheus' histogram_quantile() does.
std::vector<ServedOperation> servedCalls(const std::vector<const MetricSample *> &samples);

} // namespace alidade
