#pragma once

#include "importers/importer.h"
#include "importers/tracing/traceimport.h"
#include "model/architecture.h"

#include <stop_token>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace alidade {

class Console;

/// Where a reading command gets its architecture from: a workspace, or sources that are imported into memory.
struct Inputs {
    std::string workspace;
    std::vector<std::string> sources; ///< directories, git repositories, trace files, "-" for `go mod graph` on standard input
    std::string revision;
    TimeRange traffic = {}; ///< only the traffic of this time counts
    bool isVerbose = false;
    bool usesCache = true;
};

/// The options for it: [SOURCE...], -w, --revision, -v, --no-cache.
void addInputOptions(CLI::App &command, Inputs &inputs);

/// Reads the workspace or imports the sources (the current directory when there are none), and reports what could not be
/// read. Throws Error, Cancelled.
Architecture readArchitecture(const Inputs &inputs, Console &console, std::stop_token stop);

/// Reads a trace file (isTraceFile()). Throws Error, Cancelled.
ImportedTraces importTracesOf(const std::string &file, const std::string &name, const TimeRange &range, Console &console,
                              std::stop_token stop);

/// Imports a directory, a repository, or standard input ("-"). Throws Error, Cancelled.
/// What was read is kept for the next time (cacheDirectory()), unless `usesCache` is false.
Imported importOne(const std::string &location, const std::string &revision, const std::string &name, Console &console,
                   std::stop_token stop, bool usesCache = true);

} // namespace alidade
