#pragma once

#include "model/store/database.h"
#include "model/traffic.h"

namespace alidade {

// SQLite knows no unsigned numbers: the bits are the same.
inline std::int64_t stored(std::uint64_t value) { return static_cast<std::int64_t>(value); }
inline std::uint64_t loaded(std::int64_t value) { return static_cast<std::uint64_t>(value); }
inline std::vector<unsigned char> blob(const std::string &bytes) { return {bytes.begin(), bytes.end()}; }

/// An edge as its row keeps it: all of its cells as one.
struct EdgeRow {
    std::int64_t number = 0, firstSeen = 0, lastSeen = 0;
    TrafficEdge edge;
    TrafficCell total;
};

/// All edges of a source, by number.
std::vector<EdgeRow> readEdges(const Database &database, std::int64_t source);

/// Adds to the edges of one source.
class EdgeWriter {
public:
    EdgeWriter(const Database &database, std::int64_t source);

    /// Adds all but the cells. @return the number of the edge
    std::int64_t add(const TrafficEdge &edge, std::chrono::seconds step);
    bool hasNew() const { return m_hasNew; }

private:
    bool find(const TrafficEdge &edge);
    std::int64_t put(const EdgeRow &row);

    std::int64_t m_source;
    Statement m_select, m_put;
    std::int64_t m_next, m_count;
    bool m_hasNew = false;
};

/// What became of the spans, in three columns.
SpanCount readSpans(const Statement &row, int first);
/// A service, in six columns.
ServiceTraffic readService(const Statement &row, int first);

} // namespace alidade
