#pragma once

#include "importers/engines/engine.h"
#include "importers/importer.h"
#include "qml/session/importcounts.h"
#include "qml/session/storethread.h"

namespace alidade {

/// What came of an import, for the message about it.
struct ImportReport {
    std::string sourceName;
    ImportCounts counts;
    Diagnostics diagnostics; ///< of the import and the layout
    Change change;           ///< facts and placements together
};

struct OpenedWorkspace {
    std::filesystem::path file;
    Workspace workspace;
};

/// Makes or opens the workspace that belongs to a source when none is open: FOLDER/NAME.alidade, or NAME-2 and so on
/// when that one holds another source.
OpenedWorkspace workspaceFor(const std::filesystem::path &source, const std::filesystem::path &folder);

/// What came of giving new cards a place: nothing when it was stopped.
struct Placed {
    Change change;
    Diagnostics diagnostics;
};

/// Gives every card without a position one, as part of the last revision; on a worker thread. While there is something to
/// redo nothing is written.
Placed placeNewCards(StoreThread &store, const Architecture &architecture, const Progress &progress, std::stop_token stop);

/// Reads the source, replaces its facts and gives new cards a place, in one revision; on a worker thread. Stopped before its
/// first write it throws Cancelled and nothing has changed.
ImportReport importIntoStore(StoreThread &store, const std::filesystem::path &location, const ImportOptions &options,
                             const Progress &progress, std::stop_token stop);

/// Reads a file of traces, replaces the traffic that it told of before and gives new cards a place; on a worker thread.
ImportReport importTracesIntoStore(StoreThread &store, const std::filesystem::path &file, const std::string &name,
                                   const Progress &progress, std::stop_token stop);

/// Asks an engine for the last `period` ("1h", "7d"; empty: an hour) and keeps its traffic like that of a file; on a worker
/// thread. Its token comes from $ALIDADE_ENGINE_TOKEN.
ImportReport importEngineIntoStore(StoreThread &store, const EngineAddress &engine, const std::string &period,
                                   const std::string &name, const Progress &progress, std::stop_token stop);

} // namespace alidade
