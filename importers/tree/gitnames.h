#pragma once

#include "importers/tree/gitdirectory.h"

#include <string>
#include <vector>

namespace alidade {

/// The names that a repository gives to revisions, without "refs/tags/" and so on, each list sorted; of tags the newest version
/// comes first as far as numbers tell.
struct GitNames {
    static constexpr std::size_t most = 10'000; ///< references that are looked at

    std::vector<std::string> tags, branches, remoteBranches;
};

/// Reads the names from `refs` and `packed-refs`; no link is followed. What cannot be read is left out.
GitNames gitNames(const GitDirectory &directory);

} // namespace alidade
