#pragma once

#include "model/assembly.h"
#include "model/clusters.h"

#include <map>

namespace alidade {

/// Whether code or a deployment gives a name.
Voice voiceOf(NameOrigin origin);
/// What a fact calls a node, for people: "Kubernetes workload order".
std::string describe(const NodeFact &fact);

/// Why facts were taken for the node of others with another name.
using MatchReasons = std::map<std::string_view, std::string_view>; // name of the fact -> reason

/// Fills Node::claims from the facts that were joined into the node: one for each name and origin.
void addClaims(Node &node, const Assembly &assembly, std::span<const SeenNode> facts, const MatchReasons &reasons);

/// Adds the claim of an address that the node answers to, unless it has it.
void addAddressClaim(Node &node, const Assembly &assembly, const SeenNode &address);

/// Names that no fact holds and that a person gave to a node.
void addDecidedNames(Assembly &assembly);

} // namespace alidade
