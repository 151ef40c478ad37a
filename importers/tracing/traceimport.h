#pragma once

#include "importers/tracing/spanjoin.h"
#include "model/diagnostic.h"
#include "model/facts.h"
#include "model/progress.h"
#include "model/trace.h"

#include <stop_token>

namespace alidade {

/// What the import of a trace file gave.
struct ImportedTraces {
    Source source; ///< kind "traces"
    TrafficSet traffic;
    std::vector<Trace> examples; ///< whole traces of the examples of all edges
    Diagnostics diagnostics;
};

/// Whether a file begins like one of traces rather than like anything else that Alidade reads. False for what cannot be read.
bool isTraceFile(const std::string &path);

/// Reads a trace file as a source of its own; a second time for the spans of the traces that stand for its edges.
/// Throws Error when it cannot be read or holds no span, Cancelled.
ImportedTraces importTraces(const std::string &path, const JoinOptions &options, const Progress &progress,
                            const std::stop_token &stop);

} // namespace alidade
