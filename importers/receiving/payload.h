#pragma once

#include "importers/receiving/intake.h"

#include <string_view>

namespace alidade {

/// The forms in which requests carry telemetry.
enum class PayloadForm : std::uint8_t { protobuf, json };

/// What telemetry says it is; only traces are kept.
enum class Signal : std::uint8_t { traces, metrics, logs };

/// What became of a request.
struct Outcome {
    bool isReadable = true;     ///< as a whole; what is not was left out altogether
    std::uint64_t rejected = 0; ///< spans, data points or log records that are not kept
    std::string message;        ///< why, in words for the sender
};

/// Reads the spans of a request (an ExportTraceServiceRequest, or a list of Zipkin's v2 spans) into an intake. Keeps nothing
/// of the bytes.
Outcome takeSpans(std::string_view bytes, PayloadForm form, Intake &intake);

/// How many spans a request in protobuf's wire format has; what cannot be read ends the counting.
std::uint64_t countSpans(std::string_view request);

/// Says how much of a request for another signal is not kept: everything.
Outcome dropOthers(std::string_view bytes, PayloadForm form, Signal signal);

} // namespace alidade
