#pragma once

#include "importers/tree.h"
#include "model/contractcheck.h"

namespace alidade {

/// Limits of reading contracts.
struct ContractLimits {
    static constexpr std::uint64_t fileBytes = 8U << 20U;
    static constexpr std::size_t files = 100'000;
};

/// Reads the .proto files of a tree: those of the modules that buf's files declare, or of the whole tree where there are
/// none. Imports are looked for in the file's module, in the other modules, anywhere else in the tree, and at last among
/// what is built in (the types of protobuf itself, the annotations of google.api and of validators).
/// `only`: the path of the one file that is wanted; the others are there to be imported. Empty: all.
/// What cannot be read or understood is a diagnostic, and the rest is read. Throws Cancelled.
ContractSet readContracts(const Tree &tree, const std::string &only, Diagnostics &diagnostics, const Progress &progress = {},
                          std::stop_token stop = {});

} // namespace alidade
