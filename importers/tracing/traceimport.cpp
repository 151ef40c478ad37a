#include "importers/tracing/traceimport.h"

#include "importers/tracing/attributes.h"
#include "importers/tracing/tracefile.h"
#include "model/error.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>

namespace alidade {
namespace {

/// Whole traces of one file together; what is more is left out, the traces of the later edges first.
constexpr std::size_t maxExampleSpans = 200'000;

/// The traces that stand for the edges of a set, none twice.
std::map<TraceId, Trace> wantedTraces(const TrafficSet &traffic)
{
    std::map<TraceId, Trace> wanted;
    for (const TrafficEdge &edge : traffic.edges) {
        for (const auto *list : {&edge.examples.slowest, &edge.examples.failing, &edge.examples.ordinary}) {
            for (const TrafficExample &example : *list) {
                const TraceId id{example.traceHigh, example.traceLow};
                wanted.try_emplace(id, Trace{.id = id, .spans = {}});
            }
        }
    }
    return wanted;
}

TraceSpan kept(const Span &span)
{
    TraceSpan result;
    result.id = span.id;
    result.parent = span.parent == span.id ? 0 : span.parent;
    result.startUs = static_cast<std::int64_t>(span.startNs / 1000);
    result.durationUs = span.endNs > span.startNs ? (span.endNs - span.startNs) / 1000 : 0;
    result.kind = span.kind;
    result.hasFailed = hasFailed(span);
    result.service = span.service;
    result.name = span.name;
    return result;
}

std::vector<Trace> readExamples(const std::string &path, const TrafficSet &traffic, const Progress &progress,
                                const std::stop_token &stop)
{
    std::map<TraceId, Trace> wanted = wantedTraces(traffic);
    std::size_t count = 0;
    const auto collect = [&](const SpanBatch &batch) {
        for (const Span &span : batch.spans) {
            const auto trace = wanted.find({span.traceHigh, span.traceLow});
            if (trace == wanted.end() || span.id == 0)
                continue;
            if (trace->second.spans.size() >= Trace::maxSpans || count >= maxExampleSpans) {
                trace->second.isCut = true;
                continue;
            }
            trace->second.spans.push_back(kept(span));
            ++count;
        }
    };
    Diagnostics said; // the first reading has told it already
    readTraceFile(path, collect, said, progress, stop);
    std::vector<Trace> traces;
    for (auto &[id, trace] : wanted) {
        trace.merge({}); // sorts
        if (!trace.spans.empty())
            traces.push_back(std::move(trace));
    }
    return traces;
}

} // namespace

bool isTraceFile(const std::string &path)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return false;
    std::array<char, 4096> bytes{};
    std::ifstream file(path, std::ios::binary);
    file.read(bytes.data(), bytes.size());
    const std::string_view start(bytes.data(), static_cast<std::size_t>(file.gcount()));
    const std::size_t first = start.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return false;
    const bool isPacked = start.starts_with("\x1f\x8b") || start.starts_with("\x28\xb5\x2f\xfd");
    const bool isBinary = start.find('\0') != std::string_view::npos && !start.starts_with("SQLite format 3");
    if (start[first] != '{' && start[first] != '[')
        return isPacked || isBinary;
    constexpr std::array words = std::to_array<std::string_view>(
        {"\"resourceSpans\"", "\"resource_spans\"", "\"batches\"", "\"spans\"", "\"traceID\"", "\"traceId\"", "\"scopeSpans\""});
    return std::ranges::any_of(words, [start](std::string_view word) { return start.find(word) != std::string_view::npos; });
}

ImportedTraces importTraces(const std::string &path, const JoinOptions &options, const Progress &progress,
                            const std::stop_token &stop)
{
    ImportedTraces imported;
    SpanJoin join(options);
    readTraceFile(path, join, imported.diagnostics, progress, stop);
    join.finish();
    imported.traffic = join.traffic();
    if (imported.traffic.spans.received == 0)
        throw Error("There is no span in " + path + ".");
    imported.examples = readExamples(path, imported.traffic, progress, stop);
    const std::filesystem::path file = std::filesystem::canonical(path);
    imported.source.id = file.string();
    imported.source.name = file.filename().string();
    imported.source.kind = "traces";
    return imported;
}

} // namespace alidade
