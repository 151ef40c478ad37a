#include "importers/engines/edges.h"
#include "model/error.h"

#include <array>
#include <charconv>
#include <limits>
#include <nlohmann/json.hpp>

namespace alidade {
namespace {

using Json = nlohmann::json;
constexpr long statusOk = 200;

/// Upper bounds of the classes of latencies that are asked for, in nanoseconds.
constexpr std::array<std::int64_t, 14> bounds{1'000'000,     2'000'000,     5'000'000,      10'000'000,    20'000'000,
                                              50'000'000,    100'000'000,   200'000'000,    500'000'000,   1'000'000'000,
                                              2'000'000'000, 5'000'000'000, 10'000'000'000, 60'000'000'000};

/// Calls between services by time, out of the table that the Collector's ClickHouse exporter fills (its README, "Traces"): a span
/// whose parent is of another service is a call. A parent may have begun an hour before its child.
std::string statement(const EngineRequest &request)
{
    const std::string from = std::to_string(request.from), to = std::to_string(request.to);
    const std::string step = std::to_string(stepFor(request.from, request.to).count());
    std::string classes;
    for (const std::int64_t bound : bounds)
        classes.append(", countIf(c.Duration <= ").append(std::to_string(bound)).append(")");
    std::string sql = "SELECT p.ServiceName, c.ServiceName, toInt64(intDiv(toUnixTimestamp(c.Timestamp), ";
    sql.append(step).append(") * ").append(step).append(
        ") AS step, count(), countIf(c.StatusCode IN ('Error', 'STATUS_CODE_ERROR'))");
    sql.append(", sum(c.Duration) / 1e9").append(classes);
    sql.append(" FROM otel_traces AS c INNER JOIN otel_traces AS p ON c.TraceId = p.TraceId AND c.ParentSpanId = p.SpanId");
    sql.append(" WHERE c.Timestamp >= toDateTime64(").append(from).append(", 9) AND c.Timestamp < toDateTime64(").append(to);
    sql.append(", 9) AND p.Timestamp >= toDateTime64(")
        .append(from)
        .append(" - 3600, 9) AND p.Timestamp < toDateTime64(")
        .append(to);
    sql.append(" + 3600, 9) AND c.ParentSpanId != '' AND p.ServiceName != c.ServiceName");
    return sql.append(" GROUP BY p.ServiceName, c.ServiceName, step ORDER BY p.ServiceName, c.ServiceName, step LIMIT ")
        .append(std::to_string(EngineTraffic::maxRows + 1))
        .append(" FORMAT JSONCompact");
}

/// A number, or a text that is one: 64-bit numbers are quoted.
double numberOf(const Json &json)
{
    if (json.is_number())
        return json.get<double>();
    double number = 0;
    if (json.is_string()) {
        const auto &text = json.get_ref<const std::string &>();
        std::from_chars(text.data(), text.data() + text.size(), number);
    }
    return number;
}

void addRow(const Json &row, EngineEdges &edges)
{
    constexpr std::size_t calls = 3, errors = 4, seconds = 5, classes = 6;
    if (!row.is_array() || row.size() != classes + bounds.size() || !row[0].is_string() || !row[1].is_string())
        return;
    EngineTotals &totals = edges[{.from = {.name = row[0].get<std::string>()}, .to = {.name = row[1].get<std::string>()}}];
    EngineTotals::Amount &amount = totals.amounts[static_cast<std::int64_t>(numberOf(row[2]))];
    amount.calls += numberOf(row[calls]);
    amount.errors += numberOf(row[errors]);
    totals.seconds += numberOf(row[seconds]);
    for (std::size_t i = 0; i < bounds.size(); ++i)
        totals.below[static_cast<double>(bounds[i]) / 1e9] += numberOf(row[classes + i]);
    totals.below[std::numeric_limits<double>::infinity()] += numberOf(row[calls]);
}

} // namespace

EngineEdges readClickHouse(const EngineRequest &request, Diagnostics &diagnostics, const std::stop_token &stop)
{
    // A GET may only read, whatever is asked (clickhouse.com/docs/interfaces/http).
    const bool hasQuery = request.engine.url.find('?') != std::string::npos;
    const HttpAnswer answer =
        httpGet(request.engine.url + (hasQuery ? "&" : "/?") + "query=" + urlEncoded(statement(request)), request.http, stop);
    const Json json = Json::parse(answer.body, nullptr, false);
    if (answer.status != statusOk || !json.is_object() || !json.contains("data") || !json["data"].is_array()) {
        constexpr std::size_t shown = 200;
        throw Error(request.engine.url.substr(0, request.engine.url.find('?')) +
                    " does not tell the calls in otel_traces (status " + std::to_string(answer.status) +
                    "): " + answer.body.substr(0, std::min(answer.body.find('\n'), shown)));
    }
    EngineEdges edges;
    std::size_t rows = 0;
    for (const Json &row : json["data"]) {
        if (++rows > EngineTraffic::maxRows) {
            diagnostics.push_back({.severity = Severity::warning,
                                   .message = "The engine has more than " + std::to_string(EngineTraffic::maxRows) +
                                              " numbers for this time; the rest is left out. Ask for a shorter time"});
            break;
        }
        addRow(row, edges);
    }
    return edges;
}

} // namespace alidade
