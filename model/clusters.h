#pragma once

#include "model/decisions.h"
#include "model/facts.h"
#include "model/twins.h"

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace alidade {

/// Who says which node a fact belongs to: the rules, or a person who set its name apart or put it to another node.
enum class Placing : std::uint8_t { found, apart, moved };

/// A node fact as one source states it.
struct SeenNode {
    const NodeFact *fact = nullptr;
    std::size_t source = 0;
    bool isGone = false; ///< an earlier import had it
    Placing placing = Placing::found;
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
    std::set<std::string, std::less<>> sharedAliases; ///< aliases that name none: those of several different things, and
                                                      ///< names that a person gave to one of them
};

/// Joins facts by exact name or alias, then normalised name, then image, then directory (see assemble()). Facts that
/// were only addressed (NameOrigin::host) are left alone. Facts whose name a person decided about are joined as decided
/// and by nothing else; SeenNode::placing tells them. `twins` are names of stores that mean one in two forms of the system.
Clusters clusterNodes(std::span<SeenNode> seen, std::span<const IdentityDecision> identities = {},
                      std::span<const Twins> twins = {});

} // namespace alidade
