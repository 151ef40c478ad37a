#pragma once

#include "model/clusters.h"

namespace alidade {

/// A fact that a person put to the node of another one.
struct Move {
    std::size_t what = 0, to = 0; ///< positions in the facts seen
};

/// Marks the facts that a person decided about, says where those go that were put to another node, and adds their names to
/// `sharedAliases`, so that no other fact has them for an alias. A decision for a node that nobody speaks of decides
/// nothing.
std::vector<Move> placeDecided(std::span<SeenNode> seen, std::span<const IdentityDecision> identities,
                               std::set<std::string, std::less<>> &sharedAliases);

} // namespace alidade
