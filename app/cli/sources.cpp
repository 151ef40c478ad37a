#include "app/cli/sources.h"

#include "app/cli/console.h"
#include "app/cli/emptysource.h"
#include "app/cli/program.h"
#include "importers/cache/importcache.h"
#include "model/error.h"
#include "model/observed.h"
#include "model/store/workspace.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <set>

namespace alidade {
namespace {

Architecture readWorkspace(const Inputs &inputs, Console &console)
{
    const Workspace workspace = Workspace::open(inputs.workspace, Workspace::Access::readOnly);
    Architecture architecture = inputs.traffic == TimeRange() ? workspace.architecture() : workspace.architecture(inputs.traffic);
    for (const Source &source : architecture.sources)
        console.remind(source.name, workspace.diagnostics(source.id));
    return architecture;
}

/// Sources of the same name are told apart by a number.
void makeUnique(Source &source, std::set<std::string> &names)
{
    const std::string name = source.name;
    for (int number = 2; !names.insert(source.name).second; ++number)
        source.name = name + "-" + std::to_string(number);
}

} // namespace

void addInputOptions(CLI::App &command, Inputs &inputs)
{
    command
        .add_option(
            "SOURCE", inputs.sources,
            "Directories, git repositories (bare ones too) and trace files; \"-\" reads the text of `go mod graph` from standard "
            "input. "
            "Default: the current directory")
        ->type_name("");
    command.add_option("-w,--workspace", inputs.workspace, "Read this workspace file instead of sources")->type_name("FILE");
    command.add_option("--revision", inputs.revision, "Read git repositories at this commit, tag or branch")->type_name("REV");
    command.add_flag_callback(
        "--no-cache", [&inputs] { inputs.usesCache = false; }, "Read every file anew and keep nothing for the next time");
    command.add_flag("-v,--verbose", inputs.isVerbose, "List everything that could not be read or resolved");
}

Architecture readArchitecture(const Inputs &inputs, Console &console, std::stop_token stop)
{
    console.setVerbose(inputs.isVerbose);
    Architecture architecture;
    if (!inputs.workspace.empty()) {
        if (!inputs.sources.empty())
            throw Error("Give either -w FILE or sources, not both.");
        architecture = readWorkspace(inputs, console);
    } else {
        std::vector<SourceFacts> facts;
        std::set<std::string> names;
        for (const std::string &source : inputs.sources.empty() ? std::vector<std::string>{"."} : inputs.sources) {
            if (isTraceFile(source)) {
                ImportedTraces traces = importTracesOf(source, "", inputs.traffic, console, stop);
                const std::string file = traces.source.name;
                makeUnique(traces.source, names);
                console.report(traces.source.name, traces.diagnostics);
                facts.push_back({.source = std::move(traces.source), .facts = observedFacts(traces.traffic, file)});
                continue;
            }
            Imported imported = importOne(source, inputs.revision, "", console, stop, inputs.usesCache);
            makeUnique(imported.source, names);
            console.report(imported.source.name, imported.diagnostics);
            facts.push_back({.source = std::move(imported.source), .facts = std::move(imported.facts)});
        }
        std::sort(facts.begin(), facts.end(),
                  [](const SourceFacts &l, const SourceFacts &r) { return l.source.id < r.source.id; });
        architecture = assemble(std::move(facts), {});
    }
    console.report("names", architecture.unresolved);
    console.clearProgress();
    return architecture;
}

ImportedTraces importTracesOf(const std::string &file, const std::string &name, const TimeRange &range, Console &console,
                              std::stop_token stop)
{
    constexpr std::int64_t second = 1'000'000'000;
    const TimeRange everything;
    JoinOptions joining;
    if (range.from != everything.from)
        joining.fromNs = static_cast<std::uint64_t>(std::max<std::int64_t>(0, range.from) * second);
    if (range.to != everything.to)
        joining.toNs = static_cast<std::uint64_t>(std::max<std::int64_t>(0, range.to) * second);
    ImportedTraces imported = importTraces(file, joining, console.progress(), stop);
    if (!name.empty())
        imported.source.name = name;
    return imported;
}

Imported importOne(const std::string &location, const std::string &revision, const std::string &name, Console &console,
                   std::stop_token stop, bool usesCache)
{
    if (location == "-")
        return importModGraph(readStandardInput(stop), name.empty() ? "go-mod-graph" : name);
    std::error_code error;
    if (std::filesystem::is_regular_file(location, error) && location.ends_with(".alidade"))
        throw Error(location + " is a workspace file, no source: read it with -w " + location + ".");
    Imported imported =
        importSource(location, {.revision = revision, .name = name, .cacheDirectory = usesCache ? cacheDirectory() : ""},
                     console.progress(), stop);
    if (isEmpty(imported))
        console.message(emptySourceText(location, imported));
    return imported;
}

} // namespace alidade
