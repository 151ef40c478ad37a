#include "importers/tracing/jsonspans.h"

#include "importers/tracing/json.h"

namespace alidade {

struct JsonSpanReader::Parser {
    simdjson::dom::parser parser;
};

namespace {

/// An object at the top that holds no list of records.
bool readOther(const JsonObject &object, SpanBatch &batch)
{
    if (readZipkin(object, batch) || readJaeger(object, batch))
        return true;
    for (const std::string_view wrapping : {"result", "trace", "data"})
        if (JsonObject inner; object.at_key(wrapping).get(inner) == simdjson::SUCCESS && readOther(inner, batch))
            return true;
    return false;
}

bool readAs(JsonRecordKind kind, const JsonObject &object, SpanBatch &batch)
{
    switch (kind) {
    case JsonRecordKind::resourceSpans: return readOtlp(object, batch);
    case JsonRecordKind::jaegerTrace: return readJaeger(object, batch);
    case JsonRecordKind::other: break;
    }
    return readOther(object, batch);
}

} // namespace

JsonSpanReader::JsonSpanReader() : m_parser(std::make_unique<Parser>()) {}
JsonSpanReader::~JsonSpanReader() = default;

std::string JsonSpanReader::read(const JsonRecord &record, SpanBatch &batch)
{
    JsonObject object;
    if (const auto error = m_parser->parser.parse(record.text.data(), record.text.size()).get(object))
        return std::string("is damaged: ") + simdjson::error_message(error);
    return readAs(record.kind, object, batch) ? std::string() : "holds no spans in a known format (OTLP, Jaeger, Zipkin v2)";
}

} // namespace alidade
