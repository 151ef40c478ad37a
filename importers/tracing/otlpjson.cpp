#include "importers/tracing/attributes.h"
#include "importers/tracing/json.h"

namespace alidade {
namespace {

/// An AnyValue: {"stringValue": …}, {"intValue": "5"}, {"boolValue": true}.
void readValue(Span &span, std::string_view key, const JsonObject &value)
{
    for (const auto &[type, content] : value)
        if (type == "stringValue" || type == "intValue" || type == "boolValue")
            setAttribute(span, key, content);
}

/// By number or, in protobuf's own JSON, by name: "SPAN_KIND_SERVER".
template <std::size_t size>
std::size_t enumAt(const JsonObject &object, std::string_view key, const std::string_view (&names)[size])
{
    const std::string_view name = textAt(object, key);
    for (std::size_t i = 0; i < size; ++i)
        if (!name.empty() && name.ends_with(names[i]))
            return i;
    const std::uint64_t number = numberAt(object, key);
    return number < size ? static_cast<std::size_t>(number) : 0;
}

void readSpan(const JsonObject &object, std::string_view service, SpanBatch &batch)
{
    static constexpr std::string_view kinds[] = {"UNSPECIFIED", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER"};
    static constexpr std::string_view codes[] = {"UNSET", "OK", "ERROR"};
    Span &span = batch.spans.emplace_back();
    span.service = service;
    readTraceId(textAt(object, "traceId"), span.traceHigh, span.traceLow);
    span.id = spanIdOf(textAt(object, "spanId"));
    span.parent = spanIdOf(textAt(object, "parentSpanId"));
    span.traceState = textAt(object, "traceState");
    span.name = textAt(object, "name");
    span.kind = static_cast<SpanKind>(enumAt(object, "kind", kinds));
    span.startNs = numberAt(object, "startTimeUnixNano");
    span.endNs = numberAt(object, "endTimeUnixNano");
    if (JsonObject status; object.at_key("status").get(status) == simdjson::SUCCESS)
        span.status = static_cast<SpanStatus>(enumAt(status, "code", codes));
    eachObject(object, "attributes", [&span](const JsonObject &pair) {
        if (JsonObject value; pair.at_key("value").get(value) == simdjson::SUCCESS)
            readValue(span, textAt(pair, "key"), value);
    });
    eachObject(object, "links", [&batch](const JsonObject &link) {
        SpanLink target;
        readTraceId(textAt(link, "traceId"), target.traceHigh, target.traceLow);
        target.span = spanIdOf(textAt(link, "spanId"));
        batch.addLink(target);
    });
}

SpanWorkload readResource(const JsonObject &resourceSpans)
{
    SpanWorkload result;
    if (JsonObject resource; resourceSpans.at_key("resource").get(resource) == simdjson::SUCCESS)
        eachObject(resource, "attributes", [&result](const JsonObject &pair) {
            const std::string_view key = textAt(pair, "key");
            const bool isName = key == "service.name";
            JsonObject value;
            if ((isName || namesWorkload(key)) && pair.at_key("value").get(value) == simdjson::SUCCESS)
                (isName ? result.service : result.workload) = textAt(value, "stringValue");
        });
    return result;
}

} // namespace

bool readOtlp(const JsonObject &resourceSpans, SpanBatch &batch)
{
    const SpanWorkload resource = readResource(resourceSpans);
    if (!resource.workload.empty())
        batch.workloads.push_back(resource);
    bool isOtlp = resourceSpans.at_key("resource").error() == simdjson::SUCCESS;
    for (const std::string_view key : {"scopeSpans", "instrumentationLibrarySpans"}) { // the latter before OTLP 0.15
        isOtlp = isOtlp || resourceSpans.at_key(key).error() == simdjson::SUCCESS;
        eachObject(resourceSpans, key, [&](const JsonObject &scope) {
            eachObject(scope, "spans", [&](const JsonObject &span) { readSpan(span, resource.service, batch); });
        });
    }
    return isOtlp;
}

} // namespace alidade
