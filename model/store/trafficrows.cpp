#include "model/store/trafficrows.h"

#include "model/store/columns.h"
#include "model/store/revisions.h"
#include "model/store/trafficblocks.h"
#include "model/store/trafficbytes.h"
#include "model/store/trafficedges.h"

#include <algorithm>
#include <chrono>

namespace alidade {
namespace {

constexpr std::int64_t orphanDays = 7;
std::int64_t trafficSource(const Database &database, const std::string &sourceId)
{
    Statement row = database.prepare("SELECT number FROM traffic_source WHERE source_id = ?");
    return row.bind(sourceId).step() ? row.integer(0) : 0;
}

/// A clock that is wrong must not make everything else look old.
std::int64_t newestOf(const TrafficSet &delta)
{
    const auto now = std::chrono::system_clock::now().time_since_epoch() + std::chrono::hours(1);
    const TimeRange range = delta.range();
    return range.isEmpty() ? 0 : std::min(range.to, std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

/// Adds to the head of the source, which is made when it is missing. @return its number
std::int64_t addHead(const Database &database, const std::string &sourceId, const TrafficSet &delta, std::int64_t &newest)
{
    std::int64_t number = trafficSource(database, sourceId);
    SpanCount spans = delta.spans;
    if (number != 0) {
        Statement row = database.prepare("SELECT newest, received, stored, dropped FROM traffic_source WHERE number = ?");
        row.bind(number).step();
        newest = std::max(newest, row.integer(0));
        spans.merge(readSpans(row, 1));
    } else {
        number = database.integer("SELECT coalesce(max(number), 0) + 1 FROM traffic_source");
    }
    std::vector<std::string> dropped;
    for (const std::uint64_t count : spans.dropped)
        dropped.push_back(std::to_string(count));
    database
        .prepare("INSERT INTO traffic_source VALUES (?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET newest = excluded.newest, "
                 "received = excluded.received, stored = excluded.stored, dropped = excluded.dropped, written = excluded.written")
        .bind(number, sourceId, newest, stored(spans.received), stored(spans.stored), joinList(dropped), timeText())
        .run();
    return number;
}

bool addServices(const Database &database, std::int64_t source, const TrafficSet &delta, std::int64_t lastSeen)
{
    bool isNew = false;
    Statement select =
        database.prepare("SELECT name, spans, roots, missing_parents, invalid_states, workloads FROM traffic_service "
                         "WHERE source = ? AND name = ?");
    Statement put = database.prepare("INSERT OR REPLACE INTO traffic_service VALUES (?,?,?,?,?,?,?,?)");
    for (const ServiceTraffic &service : delta.services) {
        TrafficSet sum, before;
        sum.services = {service};
        if (select.bind(source, service.name).step())
            before.services = {readService(select, 0)};
        else
            isNew = true;
        sum.merge(before);
        const ServiceTraffic &s = sum.services.front();
        const std::string workloads = joinList(s.workloads);
        put.bind(source, s.name, stored(s.spans), stored(s.roots), stored(s.missingParents), stored(s.invalidStates), workloads,
                 lastSeen)
            .run();
    }
    return isNew;
}

void addTraces(const Database &database, std::int64_t source, std::span<const Trace> traces)
{
    Statement select = database.prepare("SELECT spans FROM traffic_trace WHERE source = ? AND high = ? AND low = ?");
    Statement put = database.prepare("INSERT OR REPLACE INTO traffic_trace VALUES (?,?,?,?,?)");
    for (const Trace &trace : traces) {
        Trace all;
        all.id = trace.id;
        if (select.bind(source, stored(trace.id.high), stored(trace.id.low)).step())
            all = unpackedTrace(select.blob(0), trace.id);
        select.reset();
        all.merge(trace);
        if (all.spans.empty())
            continue;
        const std::int64_t start = std::ranges::min(all.spans, {}, &TraceSpan::startUs).startUs / 1'000'000;
        put.bind(source, stored(trace.id.high), stored(trace.id.low), start, blob(packed(all))).run();
    }
    if (traces.empty())
        return;
    std::int64_t bytes = database.integer("SELECT coalesce(sum(length(spans)), 0) FROM traffic_trace");
    while (bytes > maxTraceBytes) {
        const std::int64_t oldest = database.integer("SELECT min(start) FROM traffic_trace");
        database.prepare("DELETE FROM traffic_trace WHERE start = ?").bind(oldest).run();
        bytes = database.integer("SELECT coalesce(sum(length(spans)), 0) FROM traffic_trace");
    }
}

} // namespace

void countTraffic(const Database &database, SourceSummary &summary)
{
    const std::int64_t source = trafficSource(database, summary.source.id);
    if (source == 0)
        return;
    const auto add = [&](std::size_t &sum, const char *sql) {
        Statement count = database.prepare(sql);
        count.bind(source).step();
        sum += static_cast<std::size_t>(count.integer(0));
    };
    add(summary.nodes, "SELECT count(*) FROM (SELECT name FROM traffic_service WHERE source = ?1 UNION SELECT to_name FROM "
                       "traffic_edge WHERE source = ?1)");
    add(summary.dependencies, "SELECT count(*) FROM (SELECT DISTINCT from_name, to_name FROM traffic_edge WHERE source = ?1 AND "
                              "relation <> 'flow')");
}

bool addTraffic(const Database &database, const std::string &sourceId, const TrafficSet &delta, std::span<const Trace> traces)
{
    std::int64_t newest = newestOf(delta);
    const std::int64_t source = addHead(database, sourceId, delta, newest);
    bool isNew = addServices(database, source, delta, newest);
    EdgeWriter writer(database, source);
    std::vector<NumberedEdge> numbered;
    for (const TrafficEdge &edge : delta.edges) {
        if (!edge.cells.empty())
            numbered.push_back({writer.add(edge, delta.step), &edge});
    }
    addCells(database, source, delta.step, numbered);
    rollUpBlocks(database, source, newest);
    addTraces(database, source, traces);
    return isNew || writer.hasNew();
}

void removeTraffic(const Database &database, const std::string &sourceId)
{
    const std::int64_t source = trafficSource(database, sourceId);
    for (const std::string table : {"traffic_trace", "traffic_block", "traffic_edge", "traffic_service"})
        database.prepare("DELETE FROM " + table + " WHERE source = ?").bind(source).run();
    database.prepare("DELETE FROM traffic_source WHERE number = ?").bind(source).run();
}

void removeOrphanedTraffic(const Database &database)
{
    std::vector<std::string> orphans;
    Statement rows = database.prepare("SELECT source_id FROM traffic_source WHERE source_id NOT IN (SELECT id FROM source) AND "
                                      "julianday(written) < julianday('now') - ?");
    rows.bind(orphanDays);
    while (rows.step())
        orphans.push_back(rows.text(0));
    for (const std::string &id : orphans)
        removeTraffic(database, id);
}

} // namespace alidade
