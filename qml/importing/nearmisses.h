#pragma once

#include "model/architecture.h"

#include <string_view>
#include <utility>
#include <vector>

namespace alidade {

/// Whether two names differ so little that they may mean the same: after normalisedName(), at most one letter that is
/// added, left out or another one, in names of five letters or more. Digits count: `shard-1` and `shard-2` are two things.
bool areSpelledAlike(std::string_view a, std::string_view b);

/// Pairs of nodes, by index, that were not joined though their names are spelled alike. What a person decided about is no
/// near miss any more.
std::vector<std::pair<Index, Index>> nearMisses(const Architecture &architecture);

} // namespace alidade
