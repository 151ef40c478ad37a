#pragma once

#include "model/store/database.h"
#include "model/store/workspace.h"

#include <span>

namespace alidade {

/// Edges that are kept of one source; what passes over more of them counts for the end `(other)`.
inline constexpr std::int64_t maxTrafficEdges = 100'000;
/// Bytes of example traces in one workspace; the oldest make room.
inline constexpr std::int64_t maxTraceBytes = 64LL << 20;

/// Adds to the traffic of a source, inside a transaction. @return whether a service or an edge is new
bool addTraffic(const Database &database, const std::string &sourceId, const TrafficSet &delta, std::span<const Trace> traces);
/// Deletes all traffic of a source.
void removeTraffic(const Database &database, const std::string &sourceId);
/// Deletes the traffic that no source has had for a while: until then undo brings the source back with its traffic.
void removeOrphanedTraffic(const Database &database);

/// The traffic of this time, of one source or of all that there are.
TrafficSet readTraffic(const Database &database, const TimeRange &range, const std::string &sourceId);
std::vector<TrafficPoint> readTimeline(const Database &database, const TimeRange &range);
/// All of them, by start.
std::vector<Trace> readTraces(const Database &database);
std::optional<Trace> readTrace(const Database &database, const TraceId &id);

/// Adds what the traffic of the source tells to what its facts tell.
void countTraffic(const Database &database, SourceSummary &summary);

/// Adds to the facts of each source what its traffic of all time says; without latencies, which only cells tell.
void addObservedFacts(const Database &database, std::vector<SourceFacts> &sources);
/// The same of a stretch of time.
void addObservedFacts(const Database &database, std::vector<SourceFacts> &sources, const TimeRange &range);

} // namespace alidade
