#pragma once

#include "importers/importer.h"
#include "model/architecture.h"

#include <map>
#include <string>
#include <vector>

namespace alidade {

/// How much was found in a source.
struct ImportCounts {
    std::size_t files = 0; ///< listed in the source
    std::size_t read = 0;  ///< of these, read now: what is unchanged is known from the last time
    std::size_t services = 0, resources = 0, dependencies = 0, endpoints = 0, topics = 0, contracts = 0, openCalls = 0,
                problems = 0;
    std::map<std::string, std::size_t> languages; ///< services by language
    friend bool operator==(const ImportCounts &, const ImportCounts &) = default;
};

/// What one importer added.
struct ImporterCounts {
    std::string title; ///< Importer::title
    std::size_t names = 0, dependencies = 0, calls = 0, endpoints = 0, contracts = 0, problems = 0;
};

/// What the facts hold so far. Names that are only written differently count once; who is behind an address or a call is
/// not known yet.
ImportCounts countFacts(const Imported &imported, const Tree &tree);
/// What the importer that just ended added to `before`, which becomes what there is now.
ImporterCounts countStage(const ImportStage &stage, ImporterCounts &before);
/// What the source has in the architecture that it was reconciled into. `counts` brings files, contracts and problems.
ImportCounts countReconciled(const Architecture &architecture, const std::string &sourceName, const ImportCounts &counts);

} // namespace alidade
