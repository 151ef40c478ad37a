#pragma once

#include "model/diagnostic.h"
#include "model/facts.h"
#include "model/progress.h"
#include "model/store/database.h"
#include "model/store/workspace.h"

#include <stop_token>

namespace alidade {

/// What the database holds of one source.
struct StoredSource {
    Facts facts;
    std::vector<NodeFact> gone;
    Diagnostics diagnostics;
};

/// The key of the source with this id; 0 when there is none.
std::int64_t sourceNumber(const Database &database, const std::string &sourceId);
/// All sources, by name, with their facts.
std::vector<SourceFacts> readSources(const Database &database);
std::vector<SourceSummary> readSummaries(const Database &database);
StoredSource readSource(const Database &database, std::int64_t number);
Diagnostics readDiagnostics(const Database &database, std::int64_t number);

/// Adds the source or renames it; gives its key.
std::int64_t putSource(const Database &database, const Source &source);
/// Makes the rows of the source say `next` where they said `previous`. Only rows that differ are written.
/// Throws Cancelled when stopped.
void replaceRows(const Database &database, std::int64_t number, const StoredSource &previous, const StoredSource &next,
                 const Progress &progress, const std::stop_token &stop);
/// Deletes the source and all its rows.
void removeRows(const Database &database, std::int64_t number);
/// The names of all nodes that are gone from their sources.
std::vector<std::string> goneNames(const Database &database);
/// The node goes out of the lists of gone ones, in all sources.
void forgetGone(const Database &database, const std::string &node);

} // namespace alidade
