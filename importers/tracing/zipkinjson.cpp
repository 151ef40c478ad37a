#include "importers/tracing/json.h"

namespace alidade {
bool readZipkin(const JsonObject &object, SpanBatch &batch)
{
    if (object.at_key("traceId").error() != simdjson::SUCCESS || object.at_key("id").error() != simdjson::SUCCESS)
        return false;
    constexpr std::uint64_t nsInUs = 1000;
    Span &span = batch.spans.emplace_back();
    readTraceId(textAt(object, "traceId"), span.traceHigh, span.traceLow);
    span.id = spanIdOf(textAt(object, "id"));
    span.parent = spanIdOf(textAt(object, "parentId"));
    span.name = textAt(object, "name");
    if (Json kind; object.at_key("kind").get(kind) == simdjson::SUCCESS)
        setAttribute(span, "span.kind", kind);
    span.startNs = numberAt(object, "timestamp") * nsInUs;
    span.endNs = span.startNs + numberAt(object, "duration") * nsInUs;
    bool isShared = false;
    if (object.at_key("shared").get(isShared) != simdjson::SUCCESS)
        isShared = false;
    span.isShared = isShared;
    span.canBeShared = true;
    JsonObject endpoint, tags;
    if (object.at_key("localEndpoint").get(endpoint) == simdjson::SUCCESS)
        span.service = textAt(endpoint, "serviceName");
    if (object.at_key("remoteEndpoint").get(endpoint) == simdjson::SUCCESS) {
        span.remoteName = textAt(endpoint, "serviceName");
        span.address = textAt(endpoint, "ipv4");
    }
    if (object.at_key("tags").get(tags) == simdjson::SUCCESS) {
        for (const auto &[key, value] : tags)
            setAttribute(span, key, value);
        // By being there the tag says that it failed, whatever its value (zipkin.io, "Default tags").
        span.isMarkedFailed = tags.at_key("error").error() == simdjson::SUCCESS;
    }
    return true;
}

} // namespace alidade
