#pragma once

#include "model/traffic.h"
#include "model/vocabulary.h"

#include <string>
#include <vector>

namespace alidade {

struct Architecture;

struct TopologyNode {
    std::string name;
    NodeKind kind = NodeKind::service;
    friend bool operator==(const TopologyNode &, const TopologyNode &) = default;
};

/// Everything between two nodes at run time; what is only built together is left out.
struct TopologyEdge {
    std::string from, to;
    Mode mode = Mode::sync;             ///< the first of those there are
    std::vector<std::string> protocols; ///< sorted
    Voices voices;
    TrafficCell traffic; ///< of the range of the topology
    friend bool operator==(const TopologyEdge &, const TopologyEdge &) = default;
};

/// An architecture at one time, by names alone, so that it can be kept and held against another one.
struct Topology {
    TimeRange range{0, 0};           ///< of its traffic; empty when it tells of none
    std::vector<TopologyNode> nodes; ///< by name
    std::vector<TopologyEdge> edges; ///< by from, to
    friend bool operator==(const Topology &, const Topology &) = default;
};

/// All of an architecture that runs or shall run; nodes that are gone are left out.
Topology topologyOf(const Architecture &architecture);
/// Only what people designed: dependencies with the voice `designed`, and the nodes that they name or drew.
Topology designOf(const Architecture &architecture);

} // namespace alidade
