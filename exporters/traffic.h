#pragma once

#include "exporters/text/text.h"
#include "model/traffic.h"

namespace alidade {

/// The stretch of time that a set tells of: from the start of its first cell to the end of its last, in seconds since 1970.
struct TrafficWindow {
    std::int64_t from = 0, to = 0;
    /// At least one second, so that rates can be told.
    double seconds() const;
};
TrafficWindow windowOf(const TrafficSet &traffic);

/// "2026-03-01T12:00:10Z".
std::string timeText(std::int64_t second);
/// A number with three significant digits.
std::string numberText(double value);
/// "12.5 ms", "340 µs", "1.2 s".
std::string latencyText(double us);
/// "12.5 %".
std::string shareText(double share);
/// The name of an end for people: a topic or database after its broker or store.
std::string endText(const TrafficEnd &end);

/// Edges with calls, errors, rates and latencies, and what became of the spans, as a table for people.
std::string trafficText(const TrafficSet &traffic, const TextOptions &options = {});

/// The same and more as JSON, schema "alidade/traffic/1" (docs/live.md).
std::string trafficJson(const TrafficSet &traffic);

} // namespace alidade
