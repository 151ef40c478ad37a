#include "model/observed.h"
#include "model/store/columns.h"
#include "model/store/trafficblocks.h"
#include "model/store/trafficbytes.h"
#include "model/store/trafficedges.h"
#include "model/store/trafficrows.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace alidade {
namespace {

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

/// Steps that a stretch of time is read in at most; what is asked for in one piece is looked at in one piece.
constexpr std::int64_t mostSteps = 180;

std::chrono::seconds stepFor(const TimeRange &range)
{
    const TimeRange everything;
    if (range.from == everything.from || range.to == everything.to)
        return trafficSteps.front();
    for (const std::chrono::seconds step : trafficSteps) {
        if ((range.to - range.from) / step.count() <= mostSteps)
            return step;
    }
    return trafficSteps.back();
}

/// The blocks of a stretch of time, the longest steps first.
template <typename Visit> void visitBlocks(const Database &database, std::int64_t source, const TimeRange &range, Visit visit)
{
    Statement rows = database.prepare(
        "SELECT step, start, cells FROM traffic_block WHERE source = ? AND start >= ? AND start < ? ORDER BY step DESC, start");
    rows.bind(source, firstStart(range), range.to);
    while (rows.step()) {
        if (isWithin(rows.integer(1), rows.integer(0), range))
            visit(rows.integer(0), rows.integer(1), rows.blob(2));
    }
}

/// The edges of a source that were seen in a stretch of time, and their places by number.
struct SeenEdges {
    std::vector<EdgeRow> rows;
    std::unordered_map<std::int64_t, std::size_t> places;

    SeenEdges(const Database &database, std::int64_t source, const TimeRange &range)
    {
        for (EdgeRow &row : readEdges(database, source)) {
            if (row.lastSeen < range.from || row.firstSeen >= range.to)
                continue;
            places.emplace(row.number, rows.size());
            rows.push_back(std::move(row));
        }
    }
};

TrafficSet readOne(const Database &database, std::int64_t source, const TimeRange &range)
{
    TrafficSet set;
    SeenEdges seen(database, source, range);
    set.step = stepFor(range);
    visitBlocks(database, source, range, [&](std::int64_t step, std::int64_t blockStart, std::string_view cells) {
        set.step = std::max(set.step, std::chrono::seconds(step)); // the longest come first
        const std::int64_t start = stepStart(blockStart, set.step);
        visitCells(cells, start, [&](std::int64_t number, TrafficCell &cell) {
            const auto place = seen.places.find(number);
            if (place == seen.places.end())
                return;
            TrafficEdge &edge = seen.rows[place->second].edge;
            if (edge.cells.empty() || edge.cells.back().start < start)
                edge.cells.push_back(std::move(cell));
            else
                edge.cellAt(start).merge(cell);
        });
    });
    for (EdgeRow &row : seen.rows) {
        if (!row.edge.cells.empty())
            set.edges.push_back(std::move(row.edge));
    }
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

ObservationFact observation(EdgeRow row, const std::string &file)
{
    return {row.edge.from,
            row.edge.to,
            row.edge.relation,
            row.edge.protocol,
            row.total,
            row.firstSeen,
            row.lastSeen,
            busiestOperations(std::move(row.edge.operations)),
            exampleTraces(row.edge.examples),
            {file, 0}};
}

Facts factsOf(const Database &database, std::int64_t source, const TimeRange &range, std::vector<EdgeRow> rows,
              const std::string &file)
{
    TrafficSet services;
    addServices(database, source, range, services);
    Facts facts = observedFacts(services, file);
    std::int64_t newest = 0;
    for (EdgeRow &row : rows) {
        newest = std::max(newest, row.lastSeen);
        facts.observations.push_back(observation(std::move(row), file));
    }
    for (TelemetryFact &fact : facts.telemetry)
        fact.lastSeen = newest;
    return facts;
}

Facts factsOfAllTime(const Database &database, std::int64_t source, const std::string &file)
{
    return factsOf(database, source, {}, readEdges(database, source), file);
}

/// Adds the cells of the range up as they are read: the sum is all that facts need.
Facts factsWithin(const Database &database, std::int64_t source, const TimeRange &range, const std::string &file)
{
    SeenEdges seen(database, source, range);
    for (EdgeRow &row : seen.rows) {
        row.total = {};
        row.firstSeen = row.lastSeen = 0;
    }
    visitBlocks(database, source, range, [&](std::int64_t step, std::int64_t start, std::string_view cells) {
        visitCells(cells, start, [&](std::int64_t number, TrafficCell &cell) {
            const auto place = seen.places.find(number);
            if (place == seen.places.end())
                return;
            EdgeRow &row = seen.rows[place->second];
            row.firstSeen = row.firstSeen == 0 ? start : std::min(row.firstSeen, start);
            row.lastSeen = std::max(row.lastSeen, start + step - 1);
            row.total.start = row.firstSeen;
            row.total.merge(cell);
        });
    });
    std::erase_if(seen.rows, [](const EdgeRow &row) { return row.total.spans == 0; });
    return factsOf(database, source, range, std::move(seen.rows), file);
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
    result.reserve(points.size());
    for (const auto &[key, point] : points)
        result.push_back(point);
    return result;
}

std::vector<Trace> readTraces(const Database &database)
{
    std::map<TraceId, Trace> traces;
    Statement rows = database.prepare("SELECT high, low, spans FROM traffic_trace WHERE source = ?");
    for (const auto &[number, sourceId] : presentSources(database, {})) {
        rows.bind(number);
        while (rows.step()) {
            const TraceId id{static_cast<std::uint64_t>(rows.integer(0)), static_cast<std::uint64_t>(rows.integer(1))};
            traces.try_emplace(id, Trace{.id = id, .spans = {}}).first->second.merge(unpackedTrace(rows.blob(2), id));
        }
    }
    std::vector<Trace> result;
    result.reserve(traces.size());
    for (auto &[id, trace] : traces)
        result.push_back(std::move(trace));
    const auto startOf = [](const Trace &trace) {
        const auto first = std::ranges::min_element(trace.spans, {}, &TraceSpan::startUs);
        return first == trace.spans.end() ? std::int64_t(0) : first->startUs;
    };
    std::ranges::stable_sort(result, {}, startOf);
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
             [&](std::int64_t number, const std::string &file) { return factsWithin(database, number, range, file); });
}

} // namespace alidade
