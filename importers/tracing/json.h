#pragma once

// Only for the .cpp files of this folder: simdjson is a heavy header.
#include "importers/tracing/attributes.h"
#include "importers/tracing/span.h"

#include <simdjson.h>

namespace alidade {

using Json = simdjson::dom::element;
using JsonObject = simdjson::dom::object;
using JsonArray = simdjson::dom::array;

// The members of an object by key; empty, none or 0 when they are missing or of another type.
std::string_view textAt(const JsonObject &object, std::string_view key);
/// A number, or a text that is one (protobuf's JSON writes 64-bit numbers so).
std::uint64_t numberAt(const JsonObject &object, std::string_view key);
/// The elements of a list that are objects.
template <typename Visit> void eachObject(const JsonObject &object, std::string_view key, Visit visit)
{
    JsonArray list;
    if (object.at_key(key).get(list) != simdjson::SUCCESS)
        return;
    for (const Json element : list)
        if (JsonObject one; element.get(one) == simdjson::SUCCESS)
            visit(one);
}

/// Keeps an attribute whose value is a JSON text, number or truth value.
void setAttribute(Span &span, std::string_view key, const Json &value);

/// An id in hexadecimal digits, or in base64 where its length says so; one that is neither is hashed. 0 for an empty one.
void readTraceId(std::string_view text, std::uint64_t &high, std::uint64_t &low);
std::uint64_t spanIdOf(std::string_view text);

// One record each. They return whether it is of that format at all.
bool readOtlp(const JsonObject &resourceSpans, SpanBatch &batch);
bool readJaeger(const JsonObject &trace, SpanBatch &batch);
bool readZipkin(const JsonObject &span, SpanBatch &batch);

} // namespace alidade
