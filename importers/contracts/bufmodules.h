#pragma once

#include "importers/tree.h"
#include "model/contractcheck.h"

namespace alidade {

/// A module as buf's files declare it.
struct BufModule {
    ContractModule module;
    std::vector<std::string> includes, excludes; ///< paths in the source

    /// Whether a file of the source belongs to it, by its path.
    bool holds(std::string_view path) const;
};

/// The modules of a tree: buf.yaml v1beta1, v1 and v2, buf.work.yaml (buf.build/docs/configuration), by root. Empty when it
/// has none. What cannot be understood gives a diagnostic, and the directory is a module with default settings.
std::vector<BufModule> readBufModules(const Tree &tree, Diagnostics &diagnostics);

} // namespace alidade
