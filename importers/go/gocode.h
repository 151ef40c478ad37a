#pragma once

#include "importers/code/codefile.h"
#include "importers/go/gotree.h"

namespace alidade {

/// What a file of a package says.
struct GoCode {
    std::size_t package = noModule; ///< index in GoTree::packages
    CodeFile code;
};

/// Whether a program or a service of the tree runs a package: its own packages and what they import, on and on; tests
/// run nothing. By package.
std::vector<bool> reachedGoPackages(const GoTree &tree);

/// Reads the code of the packages that are reached, on all cores. The other packages are of no use to an architecture,
/// nor are tests, mocks, and what protoc and deepcopy generate: their heads tell enough.
std::vector<GoCode> readGoCode(ImportContext &context, const GoTree &tree);

} // namespace alidade
