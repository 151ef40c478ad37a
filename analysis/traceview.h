#pragma once

#include "model/trace.h"

#include <cstddef>

namespace alidade {

/// A stretch of time within a trace, in microseconds from its start.
struct TraceStretch {
    std::int64_t fromUs = 0, toUs = 0;
    friend bool operator==(const TraceStretch &, const TraceStretch &) = default;
};

/// One line of a waterfall.
struct WaterfallRow {
    std::size_t span = 0; ///< Trace::spans
    int depth = 0;
    std::int64_t offsetUs = 0; ///< from the start of the trace
    std::uint64_t durationUs = 0;
    bool isOrphan = false;              ///< its parent is not in the trace
    bool isRetry = false;               ///< the same was tried by the same parent before, and failed
    bool isOutside = false;             ///< it lies outside of its parent's time: clocks differ, or nobody waited for it
    std::vector<TraceStretch> critical; ///< when the whole trace waited for this span itself, by time
    std::vector<TraceStretch> gaps;     ///< when it did nothing that a child of its own tells of, by time; only the long ones
};

/// A trace as a tree of lines: parents before their children, children by time.
struct Waterfall {
    /// What a span did alone is a gap when it is at least this share of the whole trace.
    static constexpr double longGap = 0.1;

    std::int64_t startUs = 0; ///< since 1970 (UTC)
    std::uint64_t durationUs = 0;
    std::vector<WaterfallRow> rows;
    std::vector<std::size_t> criticalPath; ///< rows that the trace waited for, by time; a row stands once for each stretch
};

/// Lays a trace out. The critical path goes back from the end of the longest root: at each moment to the child that ended
/// last, as in Yang and Miller, "Critical Path Analysis for the Execution of Parallel and Distributed Programs" (1988). Rings
/// of parents, which only damaged telemetry has, are cut.
Waterfall waterfall(const Trace &trace);

} // namespace alidade
