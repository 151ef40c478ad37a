#pragma once

#include "exporters/exporter.h"
#include "model/comparison.h"
#include "model/drift.h"

namespace alidade {

/// A way to write what the voices come to.
struct DriftFormat {
    std::string_view name, suffix, title;
    std::string (*write)(const Architecture &, const Drift &, const TextOptions &) = nullptr;
};
/// text, json, markdown, sarif.
std::span<const DriftFormat> driftFormats();

/// A way to write what is different between two topologies.
struct ComparisonFormat {
    std::string_view name, suffix, title;
    std::string (*write)(const Comparison &, const TextOptions &) = nullptr;
};
/// text, json, markdown.
std::span<const ComparisonFormat> comparisonFormats();

std::string driftText(const Architecture &architecture, const Drift &drift, const TextOptions &options = {});
/// Schema "alidade/drift/1" (docs/drift.md).
std::string driftJson(const Architecture &architecture, const Drift &drift, const TextOptions &options = {});
std::string driftMarkdown(const Architecture &architecture, const Drift &drift, const TextOptions &options = {});
/// SARIF 2.1.0: one result for each drift that is not accepted, and suppressed ones for those that are.
std::string driftSarif(const Architecture &architecture, const Drift &drift, const TextOptions &options = {});

std::string comparisonText(const Comparison &comparison, const TextOptions &options = {});
/// Schema "alidade/snapshot-diff/1" (docs/live.md).
std::string comparisonJson(const Comparison &comparison, const TextOptions &options = {});
std::string comparisonMarkdown(const Comparison &comparison, const TextOptions &options = {});

// Words that several of them share.

/// "2026-03-01T12:00:00Z to 2026-03-01T13:00:00Z", or "all time" where an end is open.
std::string rangeText(const TimeRange &range);
/// "coded, deployed"; "nobody" when there are none.
std::string voicesText(Voices voices);
/// "rate 2.1/s → 0.4/s, errors 0 % → 12 %, p95 3 ms → 40 ms": what of the traffic is another; empty when nothing is.
std::string trafficChangeText(const EdgeChange &change);

} // namespace alidade
