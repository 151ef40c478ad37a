#pragma once

#include "importers/engines/engine.h"
#include "importers/tracing/traceimport.h"

namespace CLI {
class App;
}

namespace alidade {

class Console;

/// How engines are asked that are named beside files and directories.
struct EngineOptions {
    std::string from, to, tokenFile, tenant;
};

/// The options for it: --from, --to, --token-file, --tenant.
void addEngineOptions(CLI::App &command, EngineOptions &options);

/// Asks an engine; what it tells is a source like a trace file. Throws Error, Cancelled.
ImportedTraces importEngine(const EngineAddress &engine, const EngineOptions &options, const std::string &name, Console &console,
                            const std::stop_token &stop);

} // namespace alidade
