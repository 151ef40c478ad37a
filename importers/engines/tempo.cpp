#include "importers/engines/edges.h"
#include "importers/tracing/jsonspans.h"
#include "importers/tracing/spanjoin.h"
#include "model/error.h"

#include <nlohmann/json.hpp>
#include <set>

namespace alidade {
namespace {

using Json = nlohmann::json;
constexpr long statusOk = 200, notFound = 404;

/// Ids come in hexadecimal digits, without zeros in front.
bool isId(const std::string &text)
{
    constexpr std::size_t longest = 32;
    return !text.empty() && text.size() <= longest && text.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
}

std::string window(const EngineRequest &request)
{
    return "start=" + std::to_string(request.from) + "&end=" + std::to_string(request.to);
}

std::set<std::string> search(const EngineRequest &request, const std::stop_token &stop)
{
    const std::string url =
        request.engine.url + "/api/search?" + window(request) + "&limit=" + std::to_string(EngineTraffic::maxTraces);
    const HttpAnswer answer = httpGet(url, request.http, stop);
    const Json json = Json::parse(answer.body, nullptr, false);
    if (answer.status != statusOk || !json.is_object())
        throw Error(request.engine.url + " does not answer the search for traces (status " + std::to_string(answer.status) +
                    ").");
    std::set<std::string> ids;
    if (const auto traces = json.find("traces"); traces != json.end() && traces->is_array())
        for (const Json &trace : *traces)
            if (const auto id = trace.is_object() ? trace.find("traceID") : trace.end();
                trace.is_object() && id != trace.end() && id->is_string() && isId(id->get_ref<const std::string &>()) &&
                ids.size() < EngineTraffic::maxTraces)
                ids.insert(id->get<std::string>());
    return ids;
}

/// Reads the spans of one reply into a join. Gives what is wrong with it; empty when nothing is.
std::string addTrace(const std::string &body, SpanJoin &join, std::set<TraceId> &seen)
{
    std::string problem;
    JsonSpanReader reader;
    SpanBatch batch;
    JsonSplitter splitter({[&](const JsonRecord &record) {
                               batch.clear();
                               if (const std::string fault = reader.read(record, batch); !fault.empty())
                                   problem = fault;
                               for (const Span &span : batch.spans)
                                   seen.insert({span.traceHigh, span.traceLow});
                               join.add(batch);
                           },
                           [&](std::uint64_t, int, const std::string &fault) { problem = fault; }});
    splitter.add(body);
    splitter.finish();
    return problem;
}

} // namespace

void readTempo(const EngineRequest &request, EngineTraffic &result, const Progress &progress, const std::stop_token &stop)
{
    const std::set<std::string> ids = search(request, stop);
    SpanJoin join({.step = stepFor(request.from, request.to)});
    std::set<TraceId> seen;
    std::size_t done = 0, unread = 0;
    for (const std::string &id : ids) {
        progress.report("Reading traces", ++done, ids.size(), "traces");
        const HttpAnswer answer = httpGet(request.engine.url + "/api/traces/" + id + "?" + window(request), request.http, stop);
        if (answer.status == notFound)
            continue; // it ended its time between the search and now
        if (answer.status != statusOk || !addTrace(answer.body, join, seen).empty())
            ++unread;
    }
    if (unread > 0)
        result.diagnostics.push_back(
            {.severity = Severity::warning, .message = std::to_string(unread) + " traces could not be read"});
    result.diagnostics.push_back({.severity = Severity::note,
                                  .message = "Numbers are those of " + std::to_string(seen.size()) +
                                             " example traces, not of all traffic: this engine adds nothing up"});
    result.examples = join.traces(seen);
    join.finish();
    result.traffic = join.traffic();
}

} // namespace alidade
