#include "app/cli/engines.h"

#include "app/cli/console.h"
#include "app/cli/timerange.h"
#include "app/cli/token.h"
#include "model/error.h"
#include "model/store/workspace.h"

#include <CLI/CLI.hpp>

#include <condition_variable>
#include <mutex>

namespace alidade {

void addEngineOptions(CLI::App &command, EngineOptions &options)
{
    command.add_option("--from", options.from, "Of an engine: the time from which on to ask for calls")->type_name("TIME");
    command.add_option("--to", options.to, "Of an engine: the time until which to ask (now)")->type_name("TIME");
    command.add_option("--every", options.every, "Of engines: ask again each time so much has passed (30s, 5m), until Ctrl-C")
        ->type_name("DURATION");
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

void pollEngines(const std::vector<EngineAddress> &engines, EngineOptions options, const std::string &name, Workspace &workspace,
                 Console &console, const std::stop_token &stop)
{
    const std::chrono::milliseconds pause = durationNamed(options.every);
    std::vector<std::int64_t> asked(engines.size(), timeNamed(options.to));
    std::mutex mutex;
    std::condition_variable_any wake;
    console.message("Asking again every " + options.every + "; Ctrl-C ends it.");
    for (;;) {
        std::unique_lock lock(mutex);
        wake.wait_for(lock, stop, pause, [] { return false; });
        if (stop.stop_requested())
            return;
        const std::int64_t until = lastWholeMinute();
        for (std::size_t i = 0; i < engines.size(); ++i) {
            if (until <= asked[i])
                continue;
            options.from = std::to_string(asked[i]);
            options.to = std::to_string(until);
            try {
                const ImportedTraces read = importEngine(engines[i], options, name, console, stop);
                workspace.recordTraffic(read.source, read.traffic, read.examples);
                asked[i] = until;
            } catch (const Cancelled &) {
                return;
            } catch (const Error &error) {
                console.message(std::string(error.what()) + " It is asked again.");
            }
        }
    }
}

std::int64_t lastWholeMinute()
{
    constexpr std::int64_t minute = 60;
    const auto now = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
    return now.count() / minute * minute;
}

} // namespace alidade
