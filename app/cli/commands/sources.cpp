#include "app/cli/sources.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "exporters/escape.h"
#include "exporters/text/table.h"
#include "model/error.h"
#include "model/store/workspace.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace alidade {
namespace {

struct SourcesOptions {
    std::string workspace;
    std::vector<std::string> names;
    bool isVerbose = false;
};

/// "v1.2 (0a1b2c3d4e5f)", or only the commit when none was asked for.
std::string revisionText(const Source &source)
{
    constexpr std::size_t shownDigits = 12;
    const std::string commit = source.revision.substr(0, shownDigits);
    return source.askedRevision.empty() ? commit : source.askedRevision + " (" + commit + ")";
}

int list(const std::string &file, const Console &console)
{
    const Workspace workspace = Workspace::open(file, Workspace::Access::readOnly);
    Table table({"Source", "Kind", "Revision", "Imported", "Nodes", "Dependencies", "Modules", "Problems", "Location"});
    for (const SourceSummary &summary : workspace.sources()) {
        const Source &source = summary.source;
        table.addRow({{terminalText(source.name)},
                      {source.kind},
                      {terminalText(revisionText(source))},
                      {source.importedAt},
                      {std::to_string(summary.nodes)},
                      {std::to_string(summary.dependencies)},
                      {std::to_string(summary.modules)},
                      {std::to_string(summary.problems)},
                      {terminalText(source.id)}});
    }
    writeResult({}, table.text(console.useColor()));
    return exitClean;
}

/// The source that a person means by its name or its location. Throws Error when there is none, or several.
const Source &named(const std::vector<SourceSummary> &sources, const std::string &name)
{
    const Source *found = nullptr;
    for (const SourceSummary &summary : sources) {
        if (summary.source.id == name)
            return summary.source;
        if (summary.source.name != name)
            continue;
        if (found)
            throw Error("Several sources are called \"" + name + "\". Give the location instead: " + found->id + " or " +
                        summary.source.id + ".");
        found = &summary.source;
    }
    if (!found)
        throw Error("There is no source \"" + name + "\". `alidade sources -w FILE` lists them.");
    return *found;
}

int remove(const SourcesOptions &options)
{
    Workspace workspace = Workspace::open(options.workspace);
    const std::vector<SourceSummary> sources = workspace.sources();
    std::vector<Source> chosen;
    for (const std::string &name : options.names)
        chosen.push_back(named(sources, name));
    for (const Source &source : chosen) {
        if (workspace.removeSource(source.id).revision.id != 0)
            writeResult({}, "Removed " + terminalText(source.name) + ". `alidade undo` brings it back.\n");
    }
    return exitClean;
}

/// Reads one source again as it was asked for. False when that failed; the message says why.
bool importAgain(Workspace &workspace, const Source &source, Console &console, const std::stop_token &stop)
{
    try {
        if (source.kind == "go-mod-graph")
            throw Error("it came from standard input; pipe it into `alidade import -` again");
        const Imported imported = importOne(source.id, source.askedRevision, source.name, console, stop);
        console.report(imported.source.name, imported.diagnostics);
        const Change change =
            workspace.replaceFacts(imported.source, imported.facts, imported.diagnostics, console.progress(), stop);
        console.clearProgress();
        writeResult({}, terminalText(source.name) + (change.revision.id == 0 ? ": nothing new" : ": imported again") + "\n");
        return true;
    } catch (const Error &error) {
        console.message(terminalText(source.name) + " was not read again: " + error.what());
        return false;
    }
}

int importAll(const SourcesOptions &options, Console &console)
{
    console.setVerbose(options.isVerbose);
    const Interrupt interrupt;
    Workspace workspace = Workspace::open(options.workspace);
    const std::vector<SourceSummary> sources = workspace.sources();
    std::vector<Source> chosen;
    for (const std::string &name : options.names)
        chosen.push_back(named(sources, name));
    if (options.names.empty()) {
        for (const SourceSummary &summary : sources)
            chosen.push_back(summary.source);
    }
    bool isAllRead = true;
    for (const Source &source : chosen)
        isAllRead = importAgain(workspace, source, console, interrupt.token()) && isAllRead;
    return isAllRead ? exitClean : exitUsage;
}

void addNames(CLI::App &command, SourcesOptions &options, const std::string &description)
{
    command.add_option("NAME", options.names, description)->type_name("");
    command.add_option("-w,--workspace", options.workspace, "The workspace file")->type_name("FILE")->required();
}

} // namespace

void addSourcesCommand(CLI::App &app, Action &action)
{
    auto options = std::make_shared<SourcesOptions>();
    CLI::App *command = app.add_subcommand("sources", "List the sources of a workspace, read them again, or remove one");
    command->require_subcommand(0, 1);
    command->add_option("-w,--workspace", options->workspace, "The workspace file")->type_name("FILE");
    command->footer("Examples:\n"
                    "  alidade sources -w shop.alidade\n"
                    "  alidade sources import -w shop.alidade\n"
                    "  alidade sources remove orders -w shop.alidade");
    command->callback([command, options, &action] {
        if (!command->get_subcommands().empty())
            return;
        if (options->workspace.empty())
            throw CLI::RequiredError("--workspace");
        action = [options](Console &console) { return list(options->workspace, console); };
    });

    CLI::App *again = command->add_subcommand("import", "Read sources again, each at the revision that was asked for");
    addNames(*again, *options, "Names or locations; default: all");
    again->add_flag("-v,--verbose", options->isVerbose, "List everything that could not be read");
    again->callback([options, &action] { action = [options](Console &console) { return importAll(*options, console); }; });

    CLI::App *removal = command->add_subcommand("remove", "Forget what sources said; what people decided stays");
    addNames(*removal, *options, "Names or locations");
    removal->get_option("NAME")->required();
    removal->callback([options, &action] { action = [options](Console &) { return remove(*options); }; });
}

} // namespace alidade
