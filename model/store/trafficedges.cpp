#include "model/store/trafficedges.h"

#include "model/store/columns.h"
#include "model/store/trafficbytes.h"
#include "model/store/trafficrows.h"

#include <algorithm>

namespace alidade {
namespace {

constexpr std::string_view others = "(other)";

constexpr const char *edgeColumns = "number, from_kind, from_name, from_part, to_kind, to_name, to_part, relation, protocol, "
                                    "first_seen, last_seen, spans, calls, "
                                    "errors, busy_seconds, skewed, largest_skew_us, operations, examples";

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

TrafficEdge named(const TrafficEdge &edge, const TrafficEnd &to)
{
    TrafficEdge result;
    result.from = edge.from;
    result.to = to;
    result.relation = edge.relation;
    result.protocol = edge.protocol;
    return result;
}

EdgeRow merged(EdgeRow row, const TrafficEdge &edge, std::chrono::seconds step)
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

} // namespace

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

EdgeWriter::EdgeWriter(const Database &database, std::int64_t source)
    : m_source(source), m_select(database.prepare(std::string("SELECT ") + edgeColumns +
                                                  " FROM traffic_edge WHERE source = ? AND from_kind = ? AND from_name = ? AND "
                                                  "from_part = ? AND to_kind = ? AND to_name = ? AND to_part = ? AND relation "
                                                  "= ? AND protocol = ?")),
      m_put(database.prepare("INSERT OR REPLACE INTO traffic_edge VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")),
      m_next(database.integer("SELECT coalesce(max(number), 0) + 1 FROM traffic_edge")),
      m_count(database.integer("SELECT count(*) FROM traffic_edge WHERE source = " + std::to_string(source)))
{}

std::int64_t EdgeWriter::add(const TrafficEdge &edge, std::chrono::seconds step)
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

bool EdgeWriter::find(const TrafficEdge &edge)
{
    return m_select
        .bind(m_source, toText(edge.from.kind), edge.from.name, edge.from.part, toText(edge.to.kind), edge.to.name, edge.to.part,
              toText(edge.relation), edge.protocol)
        .step();
}

std::int64_t EdgeWriter::put(const EdgeRow &row)
{
    const TrafficEdge &edge = row.edge;
    m_select.reset();
    m_put
        .bind(row.number, m_source, toText(edge.from.kind), edge.from.name, edge.from.part, toText(edge.to.kind), edge.to.name,
              edge.to.part, toText(edge.relation), edge.protocol, row.firstSeen, row.lastSeen, stored(row.total.spans),
              row.total.calls, row.total.errors, row.total.busySeconds, stored(edge.skewed), edge.largestSkewUs,
              blob(packed(edge.operations)), blob(packed(edge.examples)))
        .run();
    return row.number;
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

} // namespace alidade
