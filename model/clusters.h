#pragma once

#include "model/facts.h"

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace alidade {

/// A node fact as one source states it.
struct SeenNode {
    const NodeFact *fact = nullptr;
    std::size_t source = 0;
    bool isGone = false; ///< an earlier import had it
};

/// Why a fact was taken for the same node as others although it has another name.
struct Match {
    std::size_t seen = 0;
    std::string reason;
};

/// Which facts mean the same node.
struct Clusters {
    std::vector<std::size_t> root;                    ///< for each fact, the first fact of its cluster
    std::vector<Match> matches;                       ///< by automatic match, in the order in which they were made
    std::set<std::string, std::less<>> sharedAliases; ///< aliases of several different things, which therefore name none
};

/// Joins facts by exact name or alias, then normalised name, then image, then directory (see assemble()). Facts that
/// were only addressed (NameOrigin::host) are left alone.
Clusters clusterNodes(std::span<const SeenNode> seen);

} // namespace alidade
