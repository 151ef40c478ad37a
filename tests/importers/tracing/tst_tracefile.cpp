#include "importers/tracing/tracefile.h"

#include "model/error.h"
#include "tests/app/program.h"
#include "tests/importers/tracing/builder.h"

#include <gtest/gtest.h>

#include <zlib.h>
#include <zstd.h>

namespace alidade::test {
namespace {

struct Read {
    TrafficSet traffic;
    std::string messages; ///< "line: message" each
};

Read readFile(const std::string &content)
{
    const Folder folder;
    folder.write("traces", content);
    SpanJoin join;
    Diagnostics diagnostics;
    readTraceFile(folder / "traces", join, diagnostics, {}, {});
    join.finish();
    Read result{join.traffic(), {}};
    for (const Diagnostic &diagnostic : diagnostics)
        result.messages += std::to_string(diagnostic.line) + ": " + diagnostic.message + "\n";
    EXPECT_EQ(result.traffic.spans.received, result.traffic.spans.stored + result.traffic.spans.droppedTotal());
    return result;
}

std::string otlpSpan(const std::string &id, const std::string &parent, int kind, const std::string &more = {})
{
    return R"({"traceId":"5b8efff798038103d269b633813fc60c","spanId":")" + id + R"(","parentSpanId":")" + parent +
           R"(","name":"Place","kind":)" + std::to_string(kind) +
           R"(,"startTimeUnixNano":"1700000000000000000","endTimeUnixNano":1700000000020000000)" + more + "}";
}

std::string otlpResource(const std::string &service, const std::string &spans)
{
    return R"({"resource":{"attributes":[{"key":"service.name","value":{"stringValue":")" + service +
           R"("}}]},"scopeSpans":[{"scope":{"name":"a \"quoted\" {name}"},"spans":[)" + spans + "]}]}";
}

const std::string web = otlpResource("web", otlpSpan("00000000000000a1", "", 3));
const std::string order = otlpResource("order", otlpSpan("00000000000000a2", "00000000000000a1", 2, R"(,"status":{"code":2})"));
const std::string bothEdges = "web -> order call 1/1\n";

TEST(TraceFile, readsOtlpJson)
{
    const Read read = readFile(R"({"resourceSpans":[)" + web + "," + order + "]}");
    EXPECT_EQ(edgesText(read.traffic), bothEdges);
    EXPECT_EQ(read.messages, "");
    EXPECT_EQ(read.traffic.edges[0].total().start, 1'700'000'000);
    EXPECT_EQ(traceText(read.traffic.edges[0].examples.failing.at(0)), "5b8efff798038103d269b633813fc60c");
}

TEST(TraceFile, looksThroughWrappingsAndReadsDocumentsInARow)
{
    for (const std::string &text :
         {R"({"result":{"resourceSpans":[)" + web + R"(]}}{"result":{"resourceSpans":[)" + order + "]}}",
          R"({"batches":[)" + web + "," + order + "]}", R"({"trace": {"resourceSpans": [)" + web + "," + order + "]}}",
          R"([{"resourceSpans":[)" + web + R"(]},{"resourceSpans":[)" + order + "]}]",
          "\xEF\xBB\xBF"
          R"({"resourceSpans":[)" +
              web + "," + order + "]}"}) {
        const Read read = readFile(text);
        EXPECT_EQ(edgesText(read.traffic), bothEdges) << text;
        EXPECT_EQ(read.messages, "") << text;
    }
}

TEST(TraceFile, readsBase64IdsAndNamedKinds)
{
    const std::string trace = R"({"traceId":"W47/95gDgQPSabYzgT/GDA==","spanId":")";
    const Read read =
        readFile(R"({"batches":[)" + otlpResource("web", trace + R"(AAAAAAAAAKE=","kind":"SPAN_KIND_CLIENT"})") + "," +
                 otlpResource("order", trace + R"(AAAAAAAAAKI=","parentSpanId":"AAAAAAAAAKE=","kind":"SPAN_KIND_SERVER"})") +
                 "," + order + "]}");
    EXPECT_EQ(edgesText(read.traffic), "web -> order call 1/0\n");
    EXPECT_EQ(read.traffic.spans[SpanDrop::duplicate], 1U); // the same span once more, in hexadecimal digits
}

TEST(TraceFile, readsJaegersJsonOfTheUiAndTheApi)
{
    const std::string trace = R"({"traceID":"1f","spans":[
        {"traceID":"1f","spanID":"a1","operationName":"buy","startTime":1700000000000000,"duration":2000,"processID":"p1",
         "references":[],"tags":[{"key":"span.kind","type":"string","value":"client"}]},
        {"traceID":"1f","spanID":"a2","operationName":"place","startTime":1700000000000500,"duration":900,"processID":"p2",
         "references":[{"refType":"CHILD_OF","traceID":"ff","spanID":"a9"},{"refType":"CHILD_OF","traceID":"1f","spanID":"a1"}],
         "tags":[{"key":"span.kind","value":"server"},{"key":"http.status_code","type":"int64","value":500}]}],
        "processes":{"p1":{"serviceName":"web"},"p2":{"serviceName":"order"}}})";
    for (const std::string &text : {trace, R"({"data":[)" + trace + R"(],"total":0,"errors":null})"}) {
        const Read read = readFile(text);
        EXPECT_EQ(edgesText(read.traffic), bothEdges);
        EXPECT_EQ(read.messages, "");
        EXPECT_EQ(read.traffic.edges.at(0).operations.at(0).name, "place");
    }
}

TEST(TraceFile, readsJaegersProtobufJson)
{
    const Read read = readFile(R"({"spans":[
        {"traceId":"AAAAAAAAAAAAAAAAAAAAAQ==","spanId":"AAAAAAAAAAI=","startTime":"2026-03-01T12:00:00Z","duration":"5000ns",
         "process":{"serviceName":"web"}},
        {"traceId":"AAAAAAAAAAAAAAAAAAAAAQ==","spanId":"AAAAAAAAAAM=","startTime":"2026-03-01T12:00:00Z","duration":"0.002s",
         "references":[{"refType":"CHILD_OF","traceId":"AAAAAAAAAAAAAAAAAAAAAQ==","spanId":"AAAAAAAAAAI="}],
         "tags":[{"key":"error","vType":"BOOL","vBool":true}],"process":{"serviceName":"order"}}]})");
    EXPECT_EQ(edgesText(read.traffic), bothEdges);
    EXPECT_EQ(read.traffic.edges.at(0).total().busySeconds, 0.002);
}

TEST(TraceFile, readsZipkinListsAndListsOfLists)
{
    const std::string client = R"({"traceId":"1f","id":"a1","kind":"CLIENT","timestamp":1700000000000000,"duration":2000,
        "localEndpoint":{"serviceName":"web"},"remoteEndpoint":{"serviceName":"order"}})";
    const std::string server = R"({"traceId":"1f","id":"a1","kind":"SERVER","shared":true,"timestamp":1700000000000100,
        "duration":1000,"localEndpoint":{"serviceName":"order"},"tags":{"error":""}})";
    const std::string query =
        R"({"traceId":"1f","id":"a2","parentId":"a1","kind":"CLIENT","localEndpoint":{"serviceName":"order"},
        "remoteEndpoint":{"serviceName":"mysql"}})";
    const std::string list = "[" + client + "," + server + "," + query + "]";
    for (const std::string &text : {list, "[" + list + ",[]]", client + "\n" + server + "\n" + query + "\n"}) {
        const Read read = readFile(text);
        EXPECT_EQ(edgesText(read.traffic), "order -> peer:mysql call 1/0\n" + bothEdges) << text;
        EXPECT_EQ(read.messages, "");
    }
}

TEST(TraceFile, losesOnlyADamagedRecord)
{
    const Read read = readFile("{\"resourceSpans\":[" + web + ",\n{\"resource\":{\"attributes\":[}]}},\n" + order + "]}");
    EXPECT_EQ(edgesText(read.traffic), bothEdges);
    EXPECT_EQ(read.messages.substr(0, 3), "2: ") << read.messages;
}

TEST(TraceFile, findsTheNextLineAfterOneThatIsCutOff)
{
    const std::string line = R"({"resourceSpans":[)" + web + "]}\n";
    for (std::size_t size = 40; size + 2 < line.size(); size += 7) {
        const Read read = readFile(line + line.substr(0, size) + "\n" + R"({"resourceSpans":[)" + order + "]}\n");
        EXPECT_EQ(edgesText(read.traffic), bothEdges) << size;
        EXPECT_NE(read.messages.find("2: byte"), std::string::npos) << read.messages;
        EXPECT_NE(read.messages.find("ends in the middle"), std::string::npos) << read.messages;
    }
}

TEST(TraceFile, saysWhereAFileIsCutOff)
{
    const std::string text = R"({"resourceSpans":[)" + web + "," + order + "]}";
    const Read read = readFile(text.substr(0, text.size() - 30));
    EXPECT_EQ(edgesText(read.traffic), "");
    EXPECT_EQ(read.traffic.spans.stored, 1U);
    EXPECT_EQ(read.messages, "1: byte " + std::to_string(text.find(order)) + ": ends in the middle\n");
}

TEST(TraceFile, saysWhatIsNoTraceFile)
{
    EXPECT_THROW(readFile("hello"), Error);
    EXPECT_THROW(readFile(std::string(100, '\0')), Error);
    EXPECT_EQ(readFile("").messages, "0: byte 0: is empty\n");
    EXPECT_NE(readFile(R"({"name":"alidade"})").messages.find("holds no spans in a known format"), std::string::npos);
}

std::string field(unsigned number, const std::string &content)
{
    std::string bytes(1, static_cast<char>(number << 3 | 2));
    bytes += static_cast<char>(content.size());
    return bytes + content;
}

/// A ResourceSpans with one span, as a field of a request.
std::string wireSpan(const std::string &service, char id, char parent, char kind)
{
    const auto eight = [](char last) { return std::string(7, '\0') + last; };
    const std::string span = field(1, eight(1) + eight(2)) + field(2, eight(id)) + (parent ? field(4, eight(parent)) : "") +
                             std::string("\x30", 1) + kind;
    const std::string name = field(1, field(1, "service.name") + field(2, field(1, service)));
    return field(1, field(1, name) + field(2, field(2, span)));
}

const std::string wire = wireSpan("web", 1, 0, 3) + wireSpan("order", 2, 1, 2);

std::string withLength(const std::string &message)
{
    const std::size_t size = message.size();
    return std::string{'\0', '\0', static_cast<char>(size >> 8), static_cast<char>(size)} + message;
}

std::string zstd(const std::string &text)
{
    std::string out(ZSTD_compressBound(text.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
    return out;
}

std::string gzip(const std::string &text)
{
    std::string out(text.size() + 1000, '\0');
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

TEST(TraceFile, readsProtobufWithAndWithoutLengths)
{
    for (const std::string &text :
         {wire, withLength(wire), withLength(wireSpan("web", 1, 0, 3)) + withLength(wireSpan("order", 2, 1, 2)),
          withLength(zstd(wire)), withLength(R"({"resourceSpans":[)" + web + "," + order + "]}"),
          withLength(zstd(R"({"resourceSpans":[)" + web + "," + order + "]}"))}) {
        const Read read = readFile(text);
        EXPECT_EQ(edgesText(read.traffic).substr(0, 17), "web -> order call");
        EXPECT_EQ(read.messages, "");
    }
}

TEST(TraceFile, inflatesGzipAndZstdInOneOrSeveralParts)
{
    for (const std::string &text : {gzip(wire), zstd(wire), gzip(wireSpan("web", 1, 0, 3)) + gzip(wireSpan("order", 2, 1, 2)),
                                    zstd(wireSpan("web", 1, 0, 3)) + zstd(wireSpan("order", 2, 1, 2))}) {
        const Read read = readFile(text);
        EXPECT_EQ(edgesText(read.traffic), "web -> order call 1/0\n");
        EXPECT_EQ(read.messages, "");
    }
}

TEST(TraceFile, saysWhenCompressedDataAreDamaged)
{
    EXPECT_THROW(readFile(gzip(wire).substr(0, 40)), Error);
    EXPECT_THROW(readFile(zstd(wire).substr(0, 20)), Error);
    std::string flipped = gzip(wire);
    flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 0x55);
    EXPECT_THROW(readFile(flipped), Error);
}

TEST(TraceFile, keepsWhatCameBeforeTheEndOfACutProtobufFile)
{
    const Read read = readFile(wire.substr(0, wire.size() - 3));
    EXPECT_EQ(read.traffic.spans.stored, 1U);
    EXPECT_NE(read.messages.find("ends in the middle"), std::string::npos);
}

TEST(TraceFile, stopsWhenAsked)
{
    const Folder folder;
    folder.write("traces", wire);
    SpanJoin join;
    Diagnostics diagnostics;
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(readTraceFile(folder / "traces", join, diagnostics, {}, stop.get_token()), Cancelled);
}

} // namespace
} // namespace alidade::test
