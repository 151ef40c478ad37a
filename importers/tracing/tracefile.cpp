#include "importers/tracing/tracefile.h"

#include "importers/tracing/jsonspans.h"
#include "importers/tracing/otlpwire.h"
#include "importers/tracing/streambuffer.h"
#include "importers/tracing/wire.h"
#include "model/error.h"

namespace alidade {
namespace {

constexpr std::size_t maxMessage = 64U << 20, maxDiagnostics = 100, jsonStep = 256U << 10;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t lengthSize = 4; ///< big-endian, before each message of the Collector's file exporter

std::uint32_t lengthAt(std::string_view bytes)
{
    std::uint32_t length = 0;
    for (std::size_t i = 0; i < lengthSize; ++i)
        length = length << 8 | static_cast<unsigned char>(bytes[i]);
    return length;
}

/// One file while it is read.
class TraceFile {
public:
    TraceFile(const std::string &path, const SpanSink &sink, Diagnostics &diagnostics, const Progress &progress,
              const std::stop_token &stop)
        : m_path(path), m_source(path), m_buffer(m_source), m_sink(sink), m_diagnostics(diagnostics), m_progress(progress),
          m_stop(stop)
    {}

    void read()
    {
        const std::string_view start = m_buffer.peek(jsonStep);
        const std::size_t first = start.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos)
            return report(0, 0, "is empty");
        const bool isText = start[first] == '{' || start[first] == '[' || start.starts_with(byteOrderMark);
        if (isText && !isProtobuf(start))
            readJson();
        else if (isProtobuf(start))
            readProtobuf();
        else if (hasLengths(start))
            readMessages();
        else
            throw Error(m_path + " is no trace file that Alidade knows: OTLP (protobuf or JSON), Jaeger JSON, Zipkin v2 JSON.");
    }

private:
    /// Whether it begins with a whole ResourceSpans; a newline and a bracket look like the start of one.
    bool isProtobuf(std::string_view start)
    {
        WireReader reader(start);
        WireField field;
        if (!start.starts_with('\n') || !reader.next(field))
            return start.starts_with('\n') && start.size() >= jsonStep && start[1] != '{' && start[1] != '[';
        WireReader inner(field.bytes);
        while (inner.next(field)) {}
        return !inner.isDamaged();
    }

    static bool hasLengths(std::string_view start)
    {
        if (start.size() <= lengthSize || lengthAt(start) > maxMessage)
            return false;
        const char next = start[lengthSize];
        return next == '\n' || next == '{' || start.substr(lengthSize).starts_with("\x28\xb5\x2f\xfd");
    }

    void readJson()
    {
        JsonSplitter splitter(splitterSink(0));
        if (m_buffer.peek(byteOrderMark.size()).starts_with(byteOrderMark))
            m_buffer.take(byteOrderMark.size());
        for (std::string_view bytes = m_buffer.peek(1); !bytes.empty(); bytes = m_buffer.peek(1)) {
            splitter.add(bytes);
            m_buffer.take(bytes.size());
            pause();
        }
        splitter.finish();
    }

    JsonSplitter::Sink splitterSink(std::uint64_t base)
    {
        return {[this](const JsonRecord &record) { readRecord(record); },
                [this, base](std::uint64_t offset, int line, const std::string &message) {
                    report(base + offset, base == 0 ? line : 0, message);
                }};
    }

    void readRecord(const JsonRecord &record)
    {
        const std::string problem = m_reader.read(record, m_batch);
        if (!problem.empty())
            report(record.offset, record.line, problem);
        takeBatch();
    }

    /// The fields of one long ExportTraceServiceRequest, or of many one after the other, which is the same.
    void readProtobuf()
    {
        constexpr std::size_t longestHead = 20; // a tag and a length
        while (true) {
            const std::string_view head = m_buffer.peek(longestHead);
            if (head.empty())
                return;
            std::uint64_t tag = 0, size = 0;
            const std::size_t tagSize = varint(head, tag);
            const std::size_t sizeSize = tagSize ? varint(head.substr(tagSize), size) : 0;
            if (sizeSize == 0 || (tag & 7) != 2)
                return report(m_buffer.offset(), 0, "is damaged; the rest was left out");
            m_buffer.take(tagSize + sizeSize);
            if (tag >> 3 != 1 || size > maxMessage) {
                if (tag >> 3 == 1)
                    report(m_buffer.offset(), 0, "is longer than a message may be, and was left out");
                if (!m_buffer.skip(size))
                    return report(m_buffer.offset(), 0, "ends in the middle");
            } else if (!readResourceSpans(static_cast<std::size_t>(size))) {
                return;
            }
            pause();
        }
    }

    bool readResourceSpans(std::size_t size)
    {
        const std::string_view bytes = m_buffer.peek(size);
        const bool isWhole = bytes.size() >= size;
        const std::string_view message = bytes.substr(0, size);
        if (const auto damage = scanResourceSpans(message, m_batch))
            report(m_buffer.offset() + *damage, 0,
                   isWhole ? "is damaged; the rest of this record was left out" : "ends in the middle");
        else if (!isWhole)
            report(m_buffer.offset() + bytes.size(), 0, "ends in the middle");
        takeBatch();
        m_buffer.take(message.size());
        return isWhole;
    }

    /// A length, then a message: protobuf or JSON, each compressed for itself or not at all.
    void readMessages()
    {
        while (true) {
            const std::string_view head = m_buffer.peek(lengthSize);
            if (head.empty())
                return;
            if (head.size() < lengthSize)
                return report(m_buffer.offset(), 0, "ends in the middle");
            const std::uint32_t size = lengthAt(head);
            if (size > maxMessage)
                return report(m_buffer.offset(), 0,
                              "is damaged: a message of " + std::to_string(size) + " bytes; the rest was left out");
            m_buffer.take(lengthSize);
            const std::string_view message = m_buffer.peek(size).substr(0, size);
            readMessage(message);
            const bool isWhole = message.size() == size;
            m_buffer.take(message.size());
            if (!isWhole)
                return report(m_buffer.offset(), 0, "ends in the middle");
            pause();
        }
    }

    void readMessage(std::string_view message)
    {
        std::string inflated;
        if (message.starts_with("\x28\xb5\x2f\xfd")) {
            if (!inflateZstd(message, maxMessage, inflated))
                return report(m_buffer.offset(), 0, "is damaged or too long when inflated, and was left out");
            message = inflated;
        }
        if (message.starts_with('{')) {
            JsonSplitter splitter(splitterSink(m_buffer.offset()));
            splitter.add(message);
            splitter.finish();
            return;
        }
        if (const auto damage = scanTraces(message, m_batch))
            report(m_buffer.offset() + *damage, 0, "is damaged; the rest of this message was left out");
        takeBatch();
    }

    static std::size_t varint(std::string_view bytes, std::uint64_t &value)
    {
        value = 0;
        for (std::size_t i = 0; i < bytes.size() && i < 10; ++i) {
            value |= std::uint64_t{static_cast<unsigned char>(bytes[i]) & 0x7fU} << 7 * i;
            if (!(static_cast<unsigned char>(bytes[i]) & 0x80U))
                return i + 1;
        }
        return 0;
    }

    void takeBatch()
    {
        m_sink(m_batch);
        m_batch.clear();
    }

    void report(std::uint64_t offset, int line, const std::string &message)
    {
        if (++m_problems < maxDiagnostics)
            m_diagnostics.push_back({Severity::warning, m_path, line, "byte " + std::to_string(offset) + ": " + message});
        else if (m_problems == maxDiagnostics)
            m_diagnostics.push_back({Severity::warning, m_path, 0, "has more damaged places, which are not listed"});
    }

    void pause()
    {
        if (m_stop.stop_requested())
            throw Cancelled();
        m_progress.report("Reading traces", m_source.position(), m_source.fileSize(), "bytes");
    }

    std::string m_path;
    ByteSource m_source;
    StreamBuffer m_buffer;
    const SpanSink &m_sink;
    Diagnostics &m_diagnostics;
    const Progress &m_progress;
    const std::stop_token &m_stop;
    JsonSpanReader m_reader;
    SpanBatch m_batch;
    std::size_t m_problems = 0;
};

} // namespace

void readTraceFile(const std::string &path, const SpanSink &sink, Diagnostics &diagnostics, const Progress &progress,
                   const std::stop_token &stop)
{
    TraceFile(path, sink, diagnostics, progress, stop).read();
}

void readTraceFile(const std::string &path, SpanJoin &join, Diagnostics &diagnostics, const Progress &progress,
                   const std::stop_token &stop)
{
    const SpanSink sink = [&join](const SpanBatch &batch) { join.add(batch); };
    readTraceFile(path, sink, diagnostics, progress, stop);
}

} // namespace alidade
