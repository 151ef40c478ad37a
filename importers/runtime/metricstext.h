#pragma once

#include "model/diagnostic.h"

#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace alidade {

/// One line of a reply to a scrape.
struct MetricSample {
    std::string name;
    std::vector<std::pair<std::string, std::string>> labels; ///< as written
    double value = 0;

    /// The value of a label; empty when it has none.
    std::string_view operator[](std::string_view label) const;
};

struct MetricsLimits {
    static constexpr std::size_t bytes = 64U << 20;
    static constexpr std::size_t samples = 200'000; ///< of those that are wanted; the rest is left out, with a diagnostic
    static constexpr std::size_t labels = 64;       ///< of a sample
    static constexpr std::size_t told = 10;         ///< faulty lines that are told one by one
};

/// Reads the text format of Prometheus (prometheus.io/docs/instrumenting/exposition_formats, version 0.0.4) and OpenMetrics 1.0,
/// of which only names that `isWanted` says are kept. A faulty line costs that line. Throws Cancelled.
std::vector<MetricSample> readMetricsText(std::string_view text, bool (*isWanted)(std::string_view name),
                                          Diagnostics &diagnostics, const std::stop_token &stop = {});

} // namespace alidade
