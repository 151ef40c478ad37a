#pragma once

#include "model/contractcheck.h"
#include "model/diagnostic.h"

#include <stop_token>
#include <string>
#include <vector>

namespace alidade {

/// What findBreakingChanges() looks for.
struct BreakingOptions {
    std::vector<std::string> use; ///< rules and categories of v2 in the place of what the newer modules ask for; empty: theirs
    std::stop_token stop = {};
};

/// What broke between two versions of the same contracts, by the rules of buf (buf.build/docs/breaking/rules): for each
/// module of the newer one, with its settings, against the module of the same root of the older one (or the only one).
/// Sorted by file, place and rule. Names of rules that mean nothing are told in `diagnostics`. Throws Cancelled.
std::vector<ContractFinding> findBreakingChanges(const ContractSet &older, const ContractSet &newer, Diagnostics &diagnostics,
                                                 const BreakingOptions &options = {});

} // namespace alidade
