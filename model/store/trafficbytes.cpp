#include "model/store/trafficbytes.h"

#include "model/bytes.h"

#include <algorithm>
#include <cmath>

namespace alidade {
namespace {

constexpr double microseconds = 1e6;

/// Times since 1970 that may lie before it, as an unsigned number: the sign is the lowest bit.
void writeTime(ByteWriter &writer, std::int64_t us)
{
    writer.number(static_cast<std::uint64_t>(us) << 1U ^ static_cast<std::uint64_t>(us >> 63));
}

std::int64_t readTime(ByteReader &reader)
{
    const std::uint64_t value = reader.number();
    return static_cast<std::int64_t>(value >> 1U ^ (~(value & 1U) + 1U));
}

void write(ByteWriter &writer, const std::vector<TrafficExample> &examples)
{
    writer.number(examples.size());
    for (const TrafficExample &example : examples) {
        for (const std::uint64_t id : {example.traceHigh, example.traceLow, example.span})
            writer.number(id);
        writeTime(writer, example.startUs);
        writer.number(example.durationUs);
    }
}

std::vector<TrafficExample> readExamples(ByteReader &reader)
{
    std::vector<TrafficExample> examples(std::min(reader.count(), TrafficExamples::maxEach));
    for (TrafficExample &example : examples) {
        for (std::uint64_t *id : {&example.traceHigh, &example.traceLow, &example.span})
            *id = reader.number();
        example.startUs = readTime(reader);
        example.durationUs = reader.number();
    }
    return examples;
}

/// The texts of a trace, each once.
class TextTable {
public:
    explicit TextTable(const Trace &trace)
    {
        for (const TraceSpan &span : trace.spans) {
            m_texts.push_back(span.service);
            m_texts.push_back(span.name);
        }
        std::ranges::sort(m_texts);
        m_texts.erase(std::unique(m_texts.begin(), m_texts.end()), m_texts.end());
    }
    void write(ByteWriter &writer) const
    {
        writer.number(m_texts.size());
        for (const std::string_view text : m_texts)
            writer.text(text);
    }
    std::uint64_t numberOf(std::string_view text) const
    {
        return static_cast<std::uint64_t>(std::ranges::lower_bound(m_texts, text) - m_texts.begin());
    }

private:
    std::vector<std::string_view> m_texts;
};

} // namespace

std::string packed(const TrafficBlock &block)
{
    ByteWriter writer;
    std::int64_t last = 0;
    for (const auto &[edge, cell] : block) {
        writer.number(static_cast<std::uint64_t>(edge - last));
        writer.number(cell.spans);
        writer.amount(cell.calls);
        writer.amount(cell.errors);
        writer.number(static_cast<std::uint64_t>(std::llround(cell.busySeconds * microseconds)));
        writer.text(cell.latency.packed());
        last = edge;
    }
    return writer.take();
}

void visitCells(std::string_view bytes, std::int64_t start, const std::function<void(std::int64_t, TrafficCell &)> &visit)
{
    ByteReader reader(bytes);
    std::int64_t edge = 0;
    while (!reader.isAtEnd()) {
        TrafficCell cell;
        cell.start = start;
        edge += static_cast<std::int64_t>(reader.number());
        cell.spans = reader.number();
        cell.calls = reader.amount();
        cell.errors = reader.amount();
        cell.busySeconds = static_cast<double>(reader.number()) / microseconds;
        const std::string_view latency = reader.view();
        if (!reader.isGood())
            return;
        cell.latency = LatencyHistogram::unpacked(latency);
        visit(edge, cell);
    }
}

TrafficBlock unpackedBlock(std::string_view bytes, std::int64_t start)
{
    TrafficBlock block;
    visitCells(bytes, start,
               [&](std::int64_t edge, TrafficCell &cell) { block.emplace_hint(block.end(), edge, std::move(cell)); });
    return block;
}

std::string packed(const std::vector<TrafficOperation> &operations)
{
    ByteWriter writer;
    writer.number(operations.size());
    for (const TrafficOperation &operation : operations) {
        writer.text(operation.name);
        writer.amount(operation.calls);
        writer.amount(operation.errors);
    }
    return writer.take();
}

std::vector<TrafficOperation> unpackedOperations(std::string_view bytes)
{
    ByteReader reader(bytes);
    std::vector<TrafficOperation> operations(std::min(reader.count(), TrafficEdge::maxOperations + 1));
    for (TrafficOperation &operation : operations) {
        operation.name = reader.text();
        operation.calls = reader.amount();
        operation.errors = reader.amount();
    }
    return reader.isGood() ? operations : std::vector<TrafficOperation>();
}

std::string packed(const TrafficExamples &examples)
{
    ByteWriter writer;
    for (const auto *list : {&examples.slowest, &examples.failing, &examples.ordinary})
        write(writer, *list);
    return writer.take();
}

TrafficExamples unpackedExamples(std::string_view bytes)
{
    ByteReader reader(bytes);
    TrafficExamples examples;
    for (auto *list : {&examples.slowest, &examples.failing, &examples.ordinary})
        *list = readExamples(reader);
    return reader.isGood() ? examples : TrafficExamples();
}

std::string packed(const Trace &trace)
{
    ByteWriter writer;
    const TextTable texts(trace);
    texts.write(writer);
    writer.number(trace.isCut ? 1 : 0);
    writer.number(trace.spans.size());
    std::int64_t lastStart = 0;
    for (const TraceSpan &span : trace.spans) {
        writer.number(span.id);
        writer.number(span.parent);
        writeTime(writer, span.startUs - lastStart);
        writer.number(span.durationUs);
        writer.number(static_cast<std::uint64_t>(span.kind) << 1U | (span.hasFailed ? 1U : 0U));
        writer.number(texts.numberOf(span.service));
        writer.number(texts.numberOf(span.name));
        lastStart = span.startUs;
    }
    return writer.take();
}

Trace unpackedTrace(std::string_view bytes, const TraceId &id)
{
    Trace trace;
    trace.id = id;
    ByteReader reader(bytes);
    std::vector<std::string> texts(reader.count());
    for (std::string &text : texts)
        text = reader.text();
    trace.isCut = reader.flag();
    const std::size_t count = reader.count();
    std::int64_t start = 0;
    for (std::size_t i = 0; i < count && i < Trace::maxSpans && reader.isGood(); ++i) {
        TraceSpan span;
        span.id = reader.number();
        span.parent = reader.number();
        start += readTime(reader);
        span.startUs = start;
        span.durationUs = reader.number();
        const std::uint64_t kind = reader.number(static_cast<std::uint64_t>(SpanKind::consumer) << 1U | 1U);
        span.kind = static_cast<SpanKind>(kind >> 1U);
        span.hasFailed = (kind & 1U) != 0;
        const std::uint64_t service = reader.number(), name = reader.number();
        if (!reader.isGood() || service >= texts.size() || name >= texts.size())
            break;
        span.service = texts[service];
        span.name = texts[name];
        trace.spans.push_back(std::move(span));
    }
    return trace;
}

} // namespace alidade
