#pragma once

#include "model/architecture.h"

#include <map>

namespace alidade {

/// The traffic between two nodes in one stretch of time, as a lens, a list and a chart show it.
struct NodeTraffic {
    Index from = none, to = none; ///< Architecture::nodes
    double calls = 0, errors = 0, ratePerSecond = 0, errorShare = 0;
    double p50Us = 0, p95Us = 0, p99Us = 0;
    double inFlight = 0;                 ///< the mean number at a time (Little's law)
    std::vector<TrafficExample> slowest; ///< slowest first
    std::vector<TrafficExample> failing;
    std::vector<TrafficPoint> points; ///< by time, one for each step that had traffic
};

/// Traffic on the map of an architecture that may have been read before it.
struct MappedTraffic {
    std::vector<NodeTraffic> edges; ///< by from, to
    /// Edges without nodes: those that lead nowhere, and those that are newer than the architecture. When there are more
    /// than before, it should be read again.
    std::size_t unmapped = 0;
};

/// Puts traffic between the nodes that its ends were found to be when the architecture was assembled. Flows do not count:
/// their messages pass over the edges to and from the broker. `range` is the time that rates are reckoned for; where it is open,
/// that of the traffic.
MappedTraffic mapTraffic(const Architecture &architecture, const TrafficSet &traffic, const TimeRange &range = {});

/// Finds the nodes of observed ends; made once for an architecture.
class ObservedEnds {
public:
    explicit ObservedEnds(const Architecture &architecture);
    /// Both nodes of an edge; nothing when the architecture does not know it.
    std::optional<std::pair<Index, Index>> find(const TrafficEdge &edge) const;

private:
    std::map<std::pair<TrafficEnd, TrafficEnd>, std::pair<Index, Index>> m_pairs;
};

} // namespace alidade
