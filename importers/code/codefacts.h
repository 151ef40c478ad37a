#pragma once

#include "importers/code/codebase.h"
#include "importers/code/sighting.h"
#include "importers/importer.h"

#include <optional>

namespace alidade {

/// A program that is run: a service or workload, and the units that are its own.
struct Runner {
    std::string node;
    std::vector<std::size_t> own;
    std::vector<std::size_t> libraries = {}; ///< units of which only what the others name is the program's
    bool isStrict = false;                   ///< the same code runs as several workloads: only what is reached from main counts
};

/// The full name of the RPC service that a call names by its short name; nullopt when it is none.
using RpcResolver = std::function<std::optional<std::string>(std::size_t file, const Call &call, const std::string &shortName)>;

/// Appends what the code of the runners serves, calls, sends, receives and stores, and what checks ask about, as facts of
/// their nodes. Uses the settings that are in the facts already to tell which branches a workload never takes.
void addCodeFacts(ImportContext &context, const CodeBase &base, const std::vector<Runner> &runners, const RpcResolver &rpc);

} // namespace alidade
