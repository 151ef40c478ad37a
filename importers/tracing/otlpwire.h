#pragma once

#include "importers/tracing/span.h"

#include <cstddef>
#include <optional>

namespace alidade {

/// Reads the spans of an OTLP message in protobuf's wire format: ExportTraceServiceRequest or TracesData, which are the
/// same bytes (opentelemetry-proto, trace/v1/trace.proto). Only what topology needs is looked at; fields that are not
/// known are skipped. Every length is checked. A span that is damaged inside is counted in the batch; what breaks the
/// message itself ends the reading.
/// @return the offset of the byte where the message is broken; nullopt when all of it was read
std::optional<std::size_t> scanTraces(std::string_view message, SpanBatch &batch);

/// The same for the content of one ResourceSpans.
std::optional<std::size_t> scanResourceSpans(std::string_view message, SpanBatch &batch);

} // namespace alidade
