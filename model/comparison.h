#pragma once

#include "model/topology.h"

namespace alidade {

enum class ChangeKind : std::uint8_t { added, removed, changed };
std::string_view toText(ChangeKind kind);

/// A service or resource that is on one side only, or is another kind of thing now.
struct NodeChange {
    ChangeKind kind = ChangeKind::added;
    std::string name;
    NodeKind before = NodeKind::service, after = NodeKind::service;
};

/// The traffic of an edge in numbers that can be held against others.
struct TrafficNumbers {
    double calls = 0;
    double ratePerSecond = 0;
    double errorShare = 0;
    double p95Us = 0;
};

/// A dependency that is on one side only, or is not what it was.
struct EdgeChange {
    ChangeKind kind = ChangeKind::added;
    std::string from, to;
    Voices voicesBefore, voicesAfter;
    TrafficNumbers before, after;
    bool isRateOther = false, areErrorsOther = false, isLatencyOther = false;
};

/// What is different between two topologies.
struct Comparison {
    std::string before, after; ///< what they are, for people
    TimeRange rangeBefore{0, 0}, rangeAfter{0, 0};
    std::vector<NodeChange> nodes; ///< by name
    std::vector<EdgeChange> edges; ///< by from, to
    std::size_t sameNodes = 0, sameEdges = 0;

    bool isSame() const { return nodes.empty() && edges.empty(); }
};

} // namespace alidade
