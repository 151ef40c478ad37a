#include "app/cli/engines.h"

#include "app/cli/console.h"
#include "app/cli/timerange.h"
#include "app/cli/token.h"
#include "model/error.h"

#include <CLI/CLI.hpp>

namespace alidade {

void addEngineOptions(CLI::App &command, EngineOptions &options)
{
    command.add_option("--from", options.from, "Of an engine: the time from which on to ask for calls")->type_name("TIME");
    command.add_option("--to", options.to, "Of an engine: the time until which to ask (now)")->type_name("TIME");
    command
        .add_option("--token-file", options.tokenFile,
                    "Of an engine: the token for it (Authorization: Bearer …); else $ALIDADE_ENGINE_TOKEN, if any")
        ->type_name("FILE");
    command.add_option("--tenant", options.tenant, "Of an engine: the tenant (X-Scope-OrgID)")->type_name("NAME");
}

ImportedTraces importEngine(const EngineAddress &engine, const EngineOptions &options, const std::string &name, Console &console,
                            const std::stop_token &stop)
{
    if (options.from.empty())
        throw Error("Say for which time to ask " + engine.url + ": --from TIME, and --to TIME unless until now.");
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    EngineRequest request{.engine = engine,
                          .from = timeNamed(options.from),
                          .to = options.to.empty() ? std::chrono::duration_cast<std::chrono::seconds>(now).count()
                                                   : timeNamed(options.to)};
    request.http.token = tokenFrom(options.tokenFile, "ALIDADE_ENGINE_TOKEN");
    request.http.tenant = options.tenant;
    EngineTraffic read = readEngine(request, console.progress(), stop);
    console.clearProgress();
    if (!name.empty())
        read.source.name = name;
    return {.source = std::move(read.source),
            .traffic = std::move(read.traffic),
            .examples = std::move(read.examples),
            .diagnostics = std::move(read.diagnostics)};
}

} // namespace alidade
