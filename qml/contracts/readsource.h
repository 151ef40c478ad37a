#pragma once

#include "importers/tree.h"
#include "model/architecture.h"
#include "model/contractcheck.h"

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace alidade {

/// The contracts of one source of the workspace, read from it again. Immutable once made; made on a worker thread.
struct ReadSource {
    Source source;
    std::shared_ptr<const Tree> tree;  ///< null when the source cannot be opened
    ContractSet set;                   ///< its .proto files
    std::vector<ContractFinding> lint; ///< by file and place
    Diagnostics diagnostics;           ///< what could not be understood
    std::string failure;               ///< why nothing was read; empty when something was

    /// The text of a file, without one that cannot be read.
    std::optional<std::string> text(const std::string &file) const;
};

/// Opens the source where it was imported from, reads its contracts and looks at their style. Throws Cancelled only.
ReadSource readSource(const Source &source, const Progress &progress, std::stop_token stop);

/// The .proto files of a package, in the order of the set.
std::vector<const ProtoFile *> filesOf(const ContractSet &set, const std::string &package);

/// The package's files and what they import, directly or not, as a set of its own: only the package belongs to a module.
/// What works on it does not pay for thousands of other packages.
ContractSet packageAlone(const ContractSet &set, const std::string &package);

/// Whether a finding is about the package: about one of its files, now or before.
bool isAbout(const ContractFinding &finding, const std::string &package, const std::vector<const ProtoFile *> &now,
             const std::vector<const ProtoFile *> &before);

} // namespace alidade
