#include "importers/tracing/otlpwire.h"

#include "importers/tracing/attributes.h"
#include "importers/tracing/wire.h"

#include <bit>

namespace alidade {
namespace {

std::uint64_t bigEndian(const char *bytes)
{
    std::uint64_t number = 0;
    std::memcpy(&number, bytes, sizeof number);
    return __builtin_bswap64(number);
}

bool readTraceId(std::string_view bytes, std::uint64_t &high, std::uint64_t &low)
{
    if (bytes.size() != 16)
        return bytes.empty();
    high = bigEndian(bytes.data());
    low = bigEndian(bytes.data() + 8);
    return true;
}

bool readSpanId(std::string_view bytes, std::uint64_t &id)
{
    if (bytes.size() != 8)
        return bytes.empty();
    id = bigEndian(bytes.data());
    return true;
}

/// An AnyValue: text and numbers are taken, arrays and maps are not.
bool readValue(std::string_view message, SpanAttribute attribute, Span &span)
{
    WireReader value(message);
    WireField field;
    while (value.next(field)) {
        if (field.number == 1)
            setAttribute(span, attribute, field.bytes);
        else if (field.number == 2 || field.number == 3)
            setAttribute(span, attribute, static_cast<std::int64_t>(field.value));
    }
    return !value.isDamaged();
}

/// A message of two short texts, as nearly every KeyValue is: 1: key, 2: value.
bool readShortPair(std::string_view message, std::string_view &first, std::string_view &second)
{
    const auto byte = [message](std::size_t at) { return static_cast<unsigned char>(message[at]); };
    constexpr unsigned firstTag = 1 << 3 | 2, secondTag = 2 << 3 | 2, oneByte = 0x80;
    if (message.size() < 4 || byte(0) != firstTag || byte(1) >= oneByte)
        return false;
    const std::size_t size = byte(1);
    if (message.size() < size + 4 || byte(size + 2) != secondTag || byte(size + 3) >= oneByte ||
        message.size() != size + 4 + byte(size + 3))
        return false;
    first = message.substr(2, size);
    second = message.substr(size + 4);
    return true;
}

bool readKeyValue(std::string_view message, std::string_view &key, std::string_view &value)
{
    if (readShortPair(message, key, value))
        return true;
    WireReader pair(message);
    WireField field;
    while (pair.next(field)) {
        if (field.number == 1)
            key = field.bytes;
        else if (field.number == 2)
            value = field.bytes;
    }
    return !pair.isDamaged();
}

bool readAttribute(std::string_view message, Span &span)
{
    std::string_view key, value;
    if (!readKeyValue(message, key, value))
        return false;
    const SpanAttribute attribute = spanAttribute(key);
    return attribute == SpanAttribute::none || readValue(value, attribute, span);
}

bool readStatus(std::string_view message, Span &span)
{
    WireReader status(message);
    WireField field;
    while (status.next(field))
        if (field.number == 3 && field.value <= 2)
            span.status = static_cast<SpanStatus>(field.value);
    return !status.isDamaged();
}

bool readLink(std::string_view message, SpanBatch &batch)
{
    WireReader reader(message);
    WireField field;
    SpanLink link;
    bool isWhole = true;
    while (reader.next(field)) {
        if (field.number == 1)
            isWhole = isWhole && readTraceId(field.bytes, link.traceHigh, link.traceLow);
        else if (field.number == 2)
            isWhole = isWhole && readSpanId(field.bytes, link.span);
    }
    if (isWhole && !reader.isDamaged())
        batch.addLink(link);
    return isWhole && !reader.isDamaged();
}

bool readField(const WireField &field, SpanBatch &batch)
{
    Span &span = batch.spans.back();
    switch (field.number) {
    case 1: return readTraceId(field.bytes, span.traceHigh, span.traceLow);
    case 2: return readSpanId(field.bytes, span.id);
    case 3: span.traceState = field.bytes; return true;
    case 4: return readSpanId(field.bytes, span.parent);
    case 5: span.name = field.bytes; return true;
    case 6: span.kind = field.value <= 5 ? static_cast<SpanKind>(field.value) : SpanKind::unspecified; return true;
    case 7: span.startNs = field.value; return true;
    case 8: span.endNs = field.value; return true;
    case 9: return readAttribute(field.bytes, span);
    case 13: return readLink(field.bytes, batch);
    case 15: return readStatus(field.bytes, span);
    default: return true;
    }
}

void readSpan(std::string_view message, std::string_view service, SpanBatch &batch)
{
    const std::size_t links = batch.links.size();
    batch.spans.emplace_back().service = service;
    WireReader reader(message);
    WireField field;
    bool isWhole = true;
    while (isWhole && reader.next(field))
        isWhole = readField(field, batch);
    if (isWhole && !reader.isDamaged())
        return;
    batch.spans.pop_back();
    batch.links.resize(links);
    ++batch.damaged;
}

/// Offset of a part of a message, for the place of damage.
std::size_t within(std::string_view message, std::string_view part)
{
    return static_cast<std::size_t>(part.data() - message.data());
}

std::optional<std::size_t> readScopeSpans(std::string_view message, std::string_view service, SpanBatch &batch)
{
    WireReader reader(message);
    WireField field;
    while (reader.next(field))
        if (field.number == 2)
            readSpan(field.bytes, service, batch);
    return reader.isDamaged() ? std::optional(reader.offset()) : std::nullopt;
}

/// `service.name` of a Resource, and what runs it.
SpanWorkload readResource(std::string_view resource)
{
    WireReader reader(resource);
    WireField field;
    SpanWorkload result;
    while (reader.next(field)) {
        std::string_view key, value;
        if (field.number != 1 || !readKeyValue(field.bytes, key, value))
            continue;
        const bool isName = key == "service.name";
        if (!isName && !namesWorkload(key))
            continue;
        WireReader any(value);
        while (any.next(field))
            if (field.number == 1)
                (isName ? result.service : result.workload) = field.bytes;
    }
    return result;
}

} // namespace

std::optional<std::size_t> scanResourceSpans(std::string_view message, SpanBatch &batch)
{
    constexpr std::uint32_t olderScopeSpans = 1000; // InstrumentationLibrarySpans, before OTLP 0.15
    WireField field;
    SpanWorkload resource;
    for (WireReader reader(message); reader.next(field);) // the resource may come after the spans
        if (field.number == 1)
            resource = readResource(field.bytes);
    if (!resource.workload.empty())
        batch.workloads.push_back(resource);
    WireReader reader(message);
    while (reader.next(field)) {
        if (field.number != 2 && field.number != olderScopeSpans)
            continue;
        if (const auto damage = readScopeSpans(field.bytes, resource.service, batch))
            return within(message, field.bytes) + *damage;
    }
    return reader.isDamaged() ? std::optional(reader.offset()) : std::nullopt;
}

std::optional<std::size_t> scanTraces(std::string_view message, SpanBatch &batch)
{
    WireReader reader(message);
    WireField field;
    while (reader.next(field)) {
        if (field.number != 1)
            continue;
        if (const auto damage = scanResourceSpans(field.bytes, batch))
            return within(message, field.bytes) + *damage;
    }
    return reader.isDamaged() ? std::optional(reader.offset()) : std::nullopt;
}

} // namespace alidade
