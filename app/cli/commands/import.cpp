#include "analysis/graph.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/engines.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/sources.h"
#include "app/cli/timerange.h"
#include "exporters/escape.h"
#include "exporters/viewdetails.h"
#include "model/error.h"
#include "model/store/workspace.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace alidade {
namespace {

struct ImportCommandOptions {
    Inputs inputs;
    EngineOptions engine;
    std::string name;
};

std::string counted(std::size_t count, const std::string &one, const std::string &many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

constexpr std::size_t shownDigits = 12;
constexpr std::chrono::seconds leastPause{5}; ///< between two questions to an engine

/// What the map shows now, counted as every command counts it.
std::string mapText(const Workspace &workspace)
{
    const Architecture architecture = workspace.architecture();
    const GroupedView view = groupBy(architecture, Grouping::service);
    std::string text = ViewDetails(architecture, view).counts();
    if (!architecture.modules.empty()) {
        const auto own = std::count_if(architecture.modules.begin(), architecture.modules.end(),
                                       [](const Module &module) { return !module.isExternal; });
        text += ", " + counted(static_cast<std::size_t>(own), "module", "modules");
    }
    return text;
}

std::string importedText(const Source &source)
{
    return "Imported " + terminalText(source.name) +
           (source.revision.empty() ? "" : " at " + source.revision.substr(0, shownDigits));
}

Workspace openOrCreate(const std::filesystem::path &file)
{
    std::error_code error;
    const bool isThere = std::filesystem::exists(file, error);
    if (error)
        throw Error("Cannot open " + file.string() + ": " + error.message() + ".");
    return isThere ? Workspace::open(file) : Workspace::create(file, file.stem().string());
}

/// A source that was given a name when it was first imported keeps it.
template <typename Any> void keepNames(std::vector<Any> &all, const Workspace &workspace)
{
    for (const SourceFacts &known : workspace.facts()) {
        for (Any &imported : all) {
            if (imported.source.id == known.source.id)
                imported.source.name = known.source.name;
        }
    }
}

int run(const ImportCommandOptions &options, Console &console)
{
    if (options.inputs.workspace.empty())
        throw Error("Say which workspace to import into: -w FILE (it is made when it is missing).");
    if (options.inputs.sources.empty())
        throw Error("Say what to import: a directory, a git repository, a trace file, an engine, or \"-\" for `go mod graph` on "
                    "standard input.");
    if (!options.name.empty() && options.inputs.sources.size() > 1)
        throw Error("--name fits one source only.");
    std::vector<EngineAddress> engines;
    for (const std::string &source : options.inputs.sources)
        if (const auto engine = engineNamed(source))
            engines.push_back(*engine);
    const bool isPolling = !options.engine.every.empty();
    if (isPolling && (engines.size() < options.inputs.sources.size() || !options.engine.to.empty()))
        throw Error("--every is for engines, and for a time that ends now: without --to.");
    if (isPolling && durationNamed(options.engine.every) < leastPause)
        throw Error("--every takes 5s at least.");
    EngineOptions asking = options.engine;
    if (isPolling)
        asking.to = std::to_string(lastWholeMinute());
    console.setVerbose(options.inputs.isVerbose);
    const Interrupt interrupt;
    // Everything is read before the workspace is touched: a source that cannot be read leaves it as it was.
    std::vector<Imported> all;
    std::vector<ImportedTraces> allTraces;
    for (const std::string &source : options.inputs.sources) {
        if (const auto engine = engineNamed(source)) {
            allTraces.push_back(importEngine(*engine, asking, options.name, console, interrupt.token()));
            console.report(allTraces.back().source.name, allTraces.back().diagnostics);
            continue;
        }
        if (isTraceFile(source)) {
            allTraces.push_back(importTracesOf(source, options.name, {}, console, interrupt.token()));
            console.report(allTraces.back().source.name, allTraces.back().diagnostics);
            continue;
        }
        all.push_back(
            importOne(source, options.inputs.revision, options.name, console, interrupt.token(), options.inputs.usesCache));
        console.report(all.back().source.name, all.back().diagnostics);
    }
    Workspace workspace = openOrCreate(options.inputs.workspace);
    if (options.name.empty()) {
        keepNames(all, workspace);
        keepNames(allTraces, workspace);
    }
    std::string done;
    const auto tell = [&done](const Source &source) { done += (done.empty() ? "" : "\n") + importedText(source); };
    for (const Imported &imported : all) {
        workspace.replaceFacts(imported.source, imported.facts, imported.diagnostics, console.progress(), interrupt.token());
        console.clearProgress();
        tell(imported.source);
    }
    for (const ImportedTraces &traces : allTraces) {
        workspace.replaceTraffic(traces.source, traces.traffic, traces.examples, traces.diagnostics);
        tell(traces.source);
    }
    writeResult({}, done + ": the map shows " + mapText(workspace) + "\n");
    if (isPolling)
        pollEngines(engines, asking, options.name, workspace, console, interrupt.token());
    return exitClean;
}

} // namespace

void addImportCommand(CLI::App &app, Action &action)
{
    auto options = std::make_shared<ImportCommandOptions>();
    CLI::App *command = app.add_subcommand("import", "Read sources into a workspace");
    addInputOptions(*command, options->inputs);
    command->get_option("--workspace")->description("The workspace file; it is made when it is missing");
    command->get_option("SOURCE")->description("Directories, git repositories (bare ones too), trace files, engines "
                                               "(prometheus+URL, jaeger+URL, zipkin+URL, tempo+URL, clickhouse+URL); \"-\" reads "
                                               "the text of `go mod graph`");
    addEngineOptions(*command, options->engine);
    command->add_option("--name", options->name, "Name of the source in the workspace")->type_name("NAME");
    command->footer("What an earlier import of the same source said is replaced; what people decided stays.\n\n"
                    "Examples:\n"
                    "  alidade import . -w shop.alidade\n"
                    "  alidade import orders.git payments.git --revision v1.4 -w shop.alidade\n"
                    "  alidade import traces.json.gz -w shop.alidade\n"
                    "  alidade import prometheus+https://metrics.example.com --from 2026-03-01T12:00:00Z -w shop.alidade");
    command->callback([options, &action] { action = [options](Console &console) { return run(*options, console); }; });
}

} // namespace alidade
