#include "importers/engines/edges.h"
#include "model/error.h"

#include <charconv>
#include <nlohmann/json.hpp>

namespace alidade {
namespace {

using Json = nlohmann::json;
constexpr long notFound = 404;

/// A number, or a text that is one (protobuf's JSON writes 64-bit numbers so).
double numberAt(const Json &json, const char *key)
{
    const auto found = json.find(key);
    if (found == json.end())
        return 0;
    if (found->is_number())
        return found->get<double>();
    double number = 0;
    if (found->is_string()) {
        const auto &text = found->get_ref<const std::string &>();
        std::from_chars(text.data(), text.data() + text.size(), number);
    }
    return number;
}

/// These engines tell one number for all of the time, which is spread over it evenly.
void addLink(const Json &link, const EngineRequest &request, EngineEdges &edges)
{
    if (!link.is_object() || !link.contains("parent") || !link["parent"].is_string() || !link.contains("child") ||
        !link["child"].is_string())
        return;
    const std::chrono::seconds step = stepFor(request.from, request.to);
    const std::int64_t first = stepStart(request.from, step), last = stepStart(request.to - 1, step);
    const std::int64_t stepCount = (last - first) / step.count() + 1;
    const auto steps = static_cast<double>(stepCount);
    const EngineEdge edge{.from = {.name = link["parent"].get<std::string>()}, .to = {.name = link["child"].get<std::string>()}};
    if (edge.from.name.empty() || edge.to.name.empty() || edge.from == edge.to)
        return;
    EngineTotals &totals = edges[edge];
    for (std::int64_t start = first; start <= last; start += step.count()) {
        totals.amounts[start].calls += numberAt(link, "callCount") / steps;
        totals.amounts[start].errors += numberAt(link, "errorCount") / steps;
    }
}

/// The list in a reply: by itself, or under a key.
EngineEdges edgesOf(const HttpAnswer &answer, const char *key, const EngineRequest &request)
{
    const Json json = Json::parse(answer.body, nullptr, false);
    const Json *list = json.is_array() ? &json : nullptr;
    if (json.is_object() && json.contains(key) && (json[key].is_array() || json[key].is_null()))
        list = &json[key];
    if (answer.status != 200 || !list)
        throw Error(request.engine.url + " does not tell its dependencies (status " + std::to_string(answer.status) + ").");
    EngineEdges edges;
    for (const Json &link : *list)
        addLink(link, request, edges);
    return edges;
}

std::string lookback(const EngineRequest &request)
{
    constexpr std::int64_t milliseconds = 1000;
    return "?endTs=" + std::to_string(request.to * milliseconds) +
           "&lookback=" + std::to_string((request.to - request.from) * milliseconds);
}

void noteCoarse(Diagnostics &diagnostics)
{
    diagnostics.push_back({.severity = Severity::note,
                           .message = "This engine tells one number of calls for all of the time and no latencies; it may lag"});
}

} // namespace

EngineEdges readJaeger(const EngineRequest &request, Diagnostics &diagnostics, const std::stop_token &stop)
{
    noteCoarse(diagnostics);
    const HttpAnswer answer = httpGet(request.engine.url + "/api/dependencies" + lookback(request), request.http, stop);
    if (answer.status != notFound)
        return edgesOf(answer, "data", request);
    // What has only the newer interface (jaeger-idl, api_v3/query_service.proto) takes times in nanoseconds of RFC 3339.
    const auto text = [](std::int64_t second) {
        const std::chrono::sys_seconds time{std::chrono::seconds(second)};
        const auto day = std::chrono::floor<std::chrono::days>(time);
        const std::chrono::year_month_day date(day);
        const std::chrono::hh_mm_ss clock(time - day);
        char buffer[64];
        std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                      static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                      static_cast<int>(clock.seconds().count()));
        return urlEncoded(buffer);
    };
    return edgesOf(
        httpGet(request.engine.url + "/api/v3/dependencies?start_time=" + text(request.from) + "&end_time=" + text(request.to),
                request.http, stop),
        "dependencies", request);
}

EngineEdges readZipkin(const EngineRequest &request, Diagnostics &diagnostics, const std::stop_token &stop)
{
    noteCoarse(diagnostics);
    return edgesOf(httpGet(request.engine.url + "/api/v2/dependencies" + lookback(request), request.http, stop), "dependencies",
                   request);
}

} // namespace alidade
