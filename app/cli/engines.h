#pragma once

#include "importers/engines/engine.h"
#include "importers/tracing/traceimport.h"

namespace CLI {
class App;
}

namespace alidade {

class Console;
class Workspace;

/// How engines are asked that are named beside files and directories.
struct EngineOptions {
    std::string from, to, every, tokenFile, tenant;
};

/// The options for it: --from, --to, --every, --token-file, --tenant.
void addEngineOptions(CLI::App &command, EngineOptions &options);

/// Asks an engine; what it tells is a source like a trace file. Throws Error, Cancelled.
ImportedTraces importEngine(const EngineAddress &engine, const EngineOptions &options, const std::string &name, Console &console,
                            const std::stop_token &stop);

/// Asks engines again and again for what came since `options.to`, in whole minutes, and adds it to what is kept; until it is
/// stopped. One that does not answer is asked for the same time again. Throws Error.
void pollEngines(const std::vector<EngineAddress> &engines, EngineOptions options, const std::string &name, Workspace &workspace,
                 Console &console, const std::stop_token &stop);

/// The begin of this minute, in seconds since 1970: until then engines are asked, so that nothing is counted twice.
std::int64_t lastWholeMinute();

} // namespace alidade
