#include "model/store/trafficrows.h"

#include "model/observed.h"
#include "model/store/columns.h"
#include "model/store/revisions.h"
#include "model/store/trafficblocks.h"
#include "model/store/trafficbytes.h"

#include <algorithm>
#include <chrono>
#include <unordered_map>

namespace alidade {
namespace {

constexpr std::int64_t orphanDays = 7;
constexpr std::string_view others = "(other)";

std::vector<unsigned char> blob(const std::string &bytes) { return {bytes.begin(), bytes.end()}; }
std::int64_t stored(std::uint64_t value) { return static_cast<std::int64_t>(value); }
std::uint64_t loaded(std::int64_t value) { return static_cast<std::uint64_t>(value); }

std::int64_t trafficSource(const Database &database, const std::string &sourceId)
{
    Statement row = database.prepare("SELECT number FROM traffic_source WHERE source_id = ?");
    return row.bind(sourceId).step() ? row.integer(0) : 0;
}

SpanCount readSpans(const Statement &row, int first)
{
    SpanCount spans;
    spans.received = loaded(row.integer(first));
    spans.stored = loaded(row.integer(first + 1));
    std::size_t reason = 0;
    for (const std::string &count : splitList(row.text(first + 2))) {
        if (reason < spanDropReasons)
            spans.dropped[reason++] = std::strtoull(count.c_str(), nullptr, 10);
    }
    return spans;
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

ServiceTraffic readService(const Statement &row, int first)
{
    ServiceTraffic service;
    service.name = row.text(first);
    service.spans = loaded(row.integer(first + 1));
    service.roots = loaded(row.integer(first + 2));
    service.missingParents = loaded(row.integer(first + 3));
    service.invalidStates = loaded(row.integer(first + 4));
    service.workloads = splitList(row.text(first + 5));
    return service;
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

constexpr const char *edgeColumns = "number, from_kind, from_name, from_part, to_kind, to_name, to_part, relation, protocol, "
                                    "first_seen, last_seen, spans, calls, "
                                    "errors, busy_seconds, skewed, largest_skew_us, operations, examples";

/// An edge as its row keeps it: all of its cells as one.
struct EdgeRow {
    std::int64_t number = 0, firstSeen = 0, lastSeen = 0;
    TrafficEdge edge;
    TrafficCell total;
};

EdgeRow readEdge(const Statement &row)
{
    EdgeRow result;
    result.number = row.integer(0);
    TrafficEdge &edge = result.edge;
    readColumns(row, 1,
                std::tie(edge.from.kind, edge.from.name, edge.from.part, edge.to.kind, edge.to.name, edge.to.part, edge.relation,
                         edge.protocol, result.firstSeen, result.lastSeen, result.total.spans, result.total.calls,
                         result.total.errors, result.total.busySeconds, edge.skewed, edge.largestSkewUs));
    edge.operations = unpackedOperations(row.blob(17));
    edge.examples = unpackedExamples(row.blob(18));
    result.total.start = result.firstSeen;
    return result;
}

class EdgeWriter {
public:
    EdgeWriter(const Database &database, std::int64_t source)
        : m_source(source),
          m_select(database.prepare(std::string("SELECT ") + edgeColumns +
                                    " FROM traffic_edge WHERE source = ? AND from_kind = ? AND from_name = ? AND "
                                    "from_part = ? AND to_kind = ? AND to_name = ? AND to_part = ? AND relation "
                                    "= ? AND protocol = ?")),
          m_put(database.prepare("INSERT OR REPLACE INTO traffic_edge VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")),
          m_next(database.integer("SELECT coalesce(max(number), 0) + 1 FROM traffic_edge")),
          m_count(database.integer("SELECT count(*) FROM traffic_edge WHERE source = " + std::to_string(source)))
    {}

    /// Adds all but the cells. @return the number of the edge
    std::int64_t add(const TrafficEdge &edge, std::chrono::seconds step)
    {
        if (find(edge))
            return put(merged(readEdge(m_select), edge, step));
        if (m_count < maxTrafficEdges) {
            ++m_count;
            m_hasNew = true;
            return put(merged({m_next++, edge.cells.front().start, 0, named(edge, edge.to), {}}, edge, step));
        }
        const TrafficEdge rest = named(edge, {edge.to.kind, std::string(others), {}});
        if (find(rest))
            return put(merged(readEdge(m_select), edge, step));
        return put(merged({m_next++, edge.cells.front().start, 0, rest, {}}, edge, step));
    }
    bool hasNew() const { return m_hasNew; }

private:
    static TrafficEdge named(const TrafficEdge &edge, const TrafficEnd &to)
    {
        TrafficEdge result;
        result.from = edge.from;
        result.to = to;
        result.relation = edge.relation;
        result.protocol = edge.protocol;
        return result;
    }

    bool find(const TrafficEdge &edge)
    {
        return m_select
            .bind(m_source, toText(edge.from.kind), edge.from.name, edge.from.part, toText(edge.to.kind), edge.to.name,
                  edge.to.part, toText(edge.relation), edge.protocol)
            .step();
    }

    static EdgeRow merged(EdgeRow row, const TrafficEdge &edge, std::chrono::seconds step)
    {
        // The same sum that TrafficSet makes, without the cells.
        TrafficSet sum, addition;
        sum.edges.push_back(std::move(row.edge));
        TrafficEdge more = edge;
        more.cells.clear();
        more.from = sum.edges.front().from;
        more.to = sum.edges.front().to;
        addition.edges.push_back(std::move(more));
        sum.merge(addition);
        row.edge = std::move(sum.edges.front());
        row.firstSeen = std::min(row.firstSeen, edge.cells.front().start);
        row.lastSeen = std::max(row.lastSeen, edge.cells.back().start + step.count() - 1);
        row.total.merge(edge.total());
        return row;
    }

    std::int64_t put(const EdgeRow &row)
    {
        const TrafficEdge &edge = row.edge;
        m_select.reset();
        m_put
            .bind(row.number, m_source, toText(edge.from.kind), edge.from.name, edge.from.part, toText(edge.to.kind),
                  edge.to.name, edge.to.part, toText(edge.relation), edge.protocol, row.firstSeen, row.lastSeen,
                  stored(row.total.spans), row.total.calls, row.total.errors, row.total.busySeconds, stored(edge.skewed),
                  edge.largestSkewUs, blob(packed(edge.operations)), blob(packed(edge.examples)))
            .run();
        return row.number;
    }

    std::int64_t m_source;
    Statement m_select, m_put;
    std::int64_t m_next, m_count;
    bool m_hasNew = false;
};

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

/// The sources that are there and have traffic: number of their traffic, id.
std::vector<std::pair<std::int64_t, std::string>> presentSources(const Database &database, const std::string &only)
{
    std::vector<std::pair<std::int64_t, std::string>> result;
    Statement rows = database.prepare(
        "SELECT number, source_id FROM traffic_source WHERE source_id IN (SELECT id FROM source) ORDER BY number");
    while (rows.step()) {
        if (only.empty() || rows.text(1) == only)
            result.emplace_back(rows.integer(0), rows.text(1));
    }
    return result;
}

std::vector<EdgeRow> readEdges(const Database &database, std::int64_t source)
{
    std::vector<EdgeRow> edges;
    Statement rows =
        database.prepare(std::string("SELECT ") + edgeColumns + " FROM traffic_edge WHERE source = ? ORDER BY number");
    rows.bind(source);
    while (rows.step())
        edges.push_back(readEdge(rows));
    return edges;
}

/// The longest step is as long as it is.
constexpr std::int64_t longestStep = trafficSteps.back().count();

std::int64_t firstStart(const TimeRange &range)
{
    return range.from < std::numeric_limits<std::int64_t>::min() + longestStep ? range.from : range.from - longestStep;
}

/// Whether a step of time lies in the range at least partly.
bool isWithin(std::int64_t start, std::int64_t step, const TimeRange &range) { return start + step > range.from; }

void addServices(const Database &database, std::int64_t source, const TimeRange &range, TrafficSet &set)
{
    Statement rows =
        database.prepare("SELECT name, spans, roots, missing_parents, invalid_states, workloads FROM traffic_service "
                         "WHERE source = ? AND last_seen >= ? ORDER BY name");
    rows.bind(source, range.from);
    while (rows.step())
        set.services.push_back(readService(rows, 0));
}

TrafficSet readOne(const Database &database, std::int64_t source, const TimeRange &range)
{
    TrafficSet set;
    std::unordered_map<std::int64_t, std::size_t> places;
    for (EdgeRow &row : readEdges(database, source)) {
        if (row.lastSeen < range.from || row.firstSeen >= range.to)
            continue;
        places.emplace(row.number, set.edges.size());
        set.edges.push_back(std::move(row.edge));
    }
    Statement rows = database.prepare(
        "SELECT step, start, cells FROM traffic_block WHERE source = ? AND start >= ? AND start < ? ORDER BY step DESC, start");
    rows.bind(source, firstStart(range), range.to);
    bool isFirst = true;
    while (rows.step()) {
        if (!isWithin(rows.integer(1), rows.integer(0), range))
            continue;
        if (isFirst)
            set.step = std::chrono::seconds(rows.integer(0));
        isFirst = false;
        const std::int64_t start = stepStart(rows.integer(1), set.step);
        for (const auto &[number, cell] : unpackedBlock(rows.blob(2), start)) {
            if (const auto place = places.find(number); place != places.end())
                set.edges[place->second].cellAt(start).merge(cell);
        }
    }
    std::erase_if(set.edges, [](const TrafficEdge &edge) { return edge.cells.empty(); });
    std::ranges::sort(set.edges, {}, [](const TrafficEdge &e) { return std::tie(e.from, e.to, e.relation, e.protocol); });
    addServices(database, source, range, set);
    Statement head = database.prepare("SELECT received, stored, dropped FROM traffic_source WHERE number = ?");
    if (head.bind(source).step())
        set.spans = readSpans(head, 0);
    return set;
}

/// A trace file is the place of what it says; what was received has none.
std::string placeOf(const Source &source)
{
    return source.kind == "traces" ? source.id.substr(source.id.rfind('/') + 1) : std::string();
}

Facts factsOfAllTime(const Database &database, std::int64_t source, const std::string &file)
{
    TrafficSet services;
    addServices(database, source, {}, services);
    Facts facts = observedFacts(services, file);
    std::int64_t newest = 0;
    for (EdgeRow &row : readEdges(database, source)) {
        newest = std::max(newest, row.lastSeen);
        facts.observations.push_back({row.edge.from,
                                      row.edge.to,
                                      row.edge.relation,
                                      row.edge.protocol,
                                      row.total,
                                      row.firstSeen,
                                      row.lastSeen,
                                      busiestOperations(std::move(row.edge.operations)),
                                      exampleTraces(row.edge.examples),
                                      {file, 0}});
    }
    for (TelemetryFact &fact : facts.telemetry)
        fact.lastSeen = newest;
    return facts;
}

template <typename Read> void addFacts(const Database &database, std::vector<SourceFacts> &sources, Read read)
{
    for (const auto &[number, id] : presentSources(database, {})) {
        const auto source =
            std::ranges::find(sources, id, [](const SourceFacts &s) -> const std::string & { return s.source.id; });
        if (source == sources.end())
            continue;
        Facts facts = read(number, placeOf(source->source));
        std::ranges::move(facts.nodes, std::back_inserter(source->facts.nodes));
        source->facts.observations = std::move(facts.observations);
        source->facts.telemetry = std::move(facts.telemetry);
    }
}

} // namespace

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

TrafficSet readTraffic(const Database &database, const TimeRange &range, const std::string &sourceId)
{
    TrafficSet all;
    for (const auto &[number, id] : presentSources(database, sourceId))
        all.merge(readOne(database, number, range));
    return all;
}

std::vector<TrafficPoint> readTimeline(const Database &database, const TimeRange &range)
{
    std::map<std::pair<std::int64_t, std::int64_t>, TrafficPoint> points;
    Statement rows = database.prepare("SELECT start, step, calls, errors FROM traffic_block WHERE source = ? AND start >= ? AND "
                                      "start < ?");
    for (const auto &[number, id] : presentSources(database, {})) {
        rows.bind(number, firstStart(range), range.to);
        while (rows.step()) {
            const std::int64_t start = rows.integer(0), step = rows.integer(1);
            if (!isWithin(start, step, range))
                continue;
            TrafficPoint &point = points[{start, step}];
            point.range = {start, start + step};
            point.calls += rows.real(2);
            point.errors += rows.real(3);
        }
    }
    std::vector<TrafficPoint> result;
    for (const auto &[key, point] : points)
        result.push_back(point);
    return result;
}

std::optional<Trace> readTrace(const Database &database, const TraceId &id)
{
    std::optional<Trace> trace;
    Statement row = database.prepare("SELECT spans FROM traffic_trace WHERE source = ? AND high = ? AND low = ?");
    for (const auto &[number, sourceId] : presentSources(database, {})) {
        if (!row.bind(number, stored(id.high), stored(id.low)).step())
            continue;
        if (!trace)
            trace = Trace{.id = id, .spans = {}};
        trace->merge(unpackedTrace(row.blob(0), id));
    }
    return trace;
}

void addObservedFacts(const Database &database, std::vector<SourceFacts> &sources)
{
    addFacts(database, sources,
             [&](std::int64_t number, const std::string &file) { return factsOfAllTime(database, number, file); });
}

void addObservedFacts(const Database &database, std::vector<SourceFacts> &sources, const TimeRange &range)
{
    addFacts(database, sources,
             [&](std::int64_t number, const std::string &file) { return observedFacts(readOne(database, number, range), file); });
}

} // namespace alidade
