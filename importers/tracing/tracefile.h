#pragma once

#include "importers/tracing/spanjoin.h"
#include "model/diagnostic.h"
#include "model/progress.h"

#include <functional>
#include <stop_token>
#include <string>

namespace alidade {

/// Takes the spans of one piece of a file; their text lives until it returns.
using SpanSink = std::function<void(const SpanBatch &batch)>;

/// Reads a trace file piece by piece: OTLP as protobuf (also with a length before each message, as the Collector writes it) or
/// JSON, Jaeger's JSON, Zipkin's v2 JSON; plain, gzip or zstd. What it is, its bytes say, not its name. A file of any size is
/// read in bounded memory. A damaged record costs that record. Throws Error when the file cannot be read, Cancelled.
void readTraceFile(const std::string &path, const SpanSink &sink, Diagnostics &diagnostics, const Progress &progress,
                   const std::stop_token &stop);
/// The same into a join.
void readTraceFile(const std::string &path, SpanJoin &join, Diagnostics &diagnostics, const Progress &progress,
                   const std::stop_token &stop);

} // namespace alidade
