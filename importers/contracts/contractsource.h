#pragma once

#include "importers/tree.h"

namespace alidade {

/// Where contracts are read from.
struct ContractSource {
    std::unique_ptr<Tree> tree;
    std::string only; ///< path in the tree, when one file is meant
};

/// Opens what a person names: a directory; a .proto file, whose module is looked for above it, or an API document;
/// PATH@REVISION, a directory or file of a git repository at a revision; or REVISION:PATH, the same as git writes it (PATH from
/// the top of the repository that the current directory is in, or from the current directory when it begins with "./"). What
/// stands in git is read from its objects. Throws Error when there is nothing of that name, Cancelled.
ContractSource openContractSource(const std::string &name, const Progress &progress = {}, std::stop_token stop = {});

} // namespace alidade
