#include "importers/tracing/json.h"

#include "importers/tracing/timetext.h"

namespace alidade {
namespace {

/// The UI's JSON writes "traceID" and numbers in microseconds; protobuf's JSON "traceId", times and durations as text.
std::string_view idAt(const JsonObject &object, std::string_view first, std::string_view second)
{
    const std::string_view text = textAt(object, first);
    return text.empty() ? textAt(object, second) : text;
}

void readTag(Span &span, const JsonObject &tag)
{
    const std::string_view key = textAt(tag, "key");
    for (const std::string_view place : {"value", "vStr", "vInt64", "vBool"})
        if (Json value; tag.at_key(place).get(value) == simdjson::SUCCESS)
            setAttribute(span, key, value);
}

void readTimes(Span &span, const JsonObject &object)
{
    constexpr std::uint64_t nsInUs = 1000;
    const std::string_view start = textAt(object, "startTime"), duration = textAt(object, "duration");
    span.startNs = start.empty() ? numberAt(object, "startTime") * nsInUs : timeOf(start).value_or(0);
    span.endNs = span.startNs + (duration.empty() ? numberAt(object, "duration") * nsInUs : nanosecondsOf(duration).value_or(0));
}

/// The parent is the first CHILD_OF in the same trace, else the first FOLLOWS_FROM; everything else is a link.
void readReferences(const JsonObject &object, SpanBatch &batch)
{
    std::uint64_t childOf = 0, follows = 0;
    eachObject(object, "references", [&](const JsonObject &reference) {
        SpanLink target;
        readTraceId(idAt(reference, "traceID", "traceId"), target.traceHigh, target.traceLow);
        target.span = spanIdOf(idAt(reference, "spanID", "spanId"));
        const Span &span = batch.spans.back();
        const bool isSameTrace = target.traceHigh == span.traceHigh && target.traceLow == span.traceLow;
        std::uint64_t &parent = textAt(reference, "refType") == "FOLLOWS_FROM" ? follows : childOf;
        if (isSameTrace && parent == 0)
            parent = target.span;
        else
            batch.addLink(target);
    });
    Span &span = batch.spans.back();
    const std::uint64_t old = spanIdOf(idAt(object, "parentSpanID", "parentSpanId"));
    span.parent = childOf != 0 ? childOf : follows != 0 ? follows : old;
}

std::string_view serviceOf(const JsonObject &span, const JsonObject &trace)
{
    JsonObject process, processes;
    if (span.at_key("process").get(process) == simdjson::SUCCESS)
        return textAt(process, "serviceName");
    if (trace.at_key("processes").get(processes) == simdjson::SUCCESS &&
        processes.at_key(idAt(span, "processID", "processId")).get(process) == simdjson::SUCCESS)
        return textAt(process, "serviceName");
    return {};
}

} // namespace

bool readJaeger(const JsonObject &trace, SpanBatch &batch)
{
    eachObject(trace, "spans", [&](const JsonObject &object) {
        Span &span = batch.spans.emplace_back();
        readTraceId(idAt(object, "traceID", "traceId"), span.traceHigh, span.traceLow);
        span.id = spanIdOf(idAt(object, "spanID", "spanId"));
        span.name = textAt(object, "operationName");
        span.service = serviceOf(object, trace);
        readTimes(span, object);
        eachObject(object, "tags", [&span](const JsonObject &tag) { readTag(span, tag); });
        readReferences(object, batch);
    });
    return trace.at_key("spans").error() == simdjson::SUCCESS;
}

} // namespace alidade
