#pragma once

#include "model/contractcheck.h"
#include "model/diagnostic.h"

#include <stop_token>
#include <string>
#include <vector>

namespace alidade {

/// What lintContracts() looks for.
struct LintOptions {
    std::vector<std::string> use; ///< rules and categories of v2 in the place of what the modules ask for; empty: theirs
    std::stop_token stop = {};
};

/// What is against the style rules of buf (buf.build/docs/lint/rules), for each module with its settings. Sorted by file,
/// place and rule. Names of rules that mean nothing are told in `diagnostics`. Throws Cancelled.
std::vector<ContractFinding> lintContracts(const ContractSet &set, Diagnostics &diagnostics, const LintOptions &options = {});

} // namespace alidade
