#include "analysis/events/eventstorm.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/sources.h"
#include "exporters/escape.h"
#include "exporters/events/eventformats.h"
#include "model/error.h"
#include "model/store/workspace.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace alidade {
namespace {

struct EventsOptions {
    Inputs inputs;
    std::string format = "text", output, service, failOn = "warning";
};

struct NoteOptions {
    std::string workspace, kind = "event", text, context, service, id;
};

bool fails(const EventStorm &storm, const std::string &failOn)
{
    if (failOn == "never")
        return false;
    const Severity least = failOn == "error" ? Severity::error : failOn == "note" ? Severity::note : Severity::warning;
    return std::any_of(storm.findings.begin(), storm.findings.end(),
                       [least](const StormFinding &finding) { return finding.severity >= least; });
}

int list(const EventsOptions &options, Console &console)
{
    const Interrupt interrupt;
    const Architecture architecture = readArchitecture(options.inputs, console, interrupt.token());
    const EventStorm storm = eventStorm(architecture);
    console.clearProgress();
    Index service = none;
    if (!options.service.empty()) {
        service = architecture.findNode(options.service);
        if (service == none)
            throw Error("There is no service \"" + options.service + "\".");
    }
    std::string text;
    if (options.format == "json")
        text = eventsJson(architecture, storm);
    else if (options.format == "mermaid")
        text = eventsMermaid(architecture, storm);
    else if (options.format == "asyncapi")
        text = eventsAsyncApi(architecture, storm, service);
    else
        text = eventsText(architecture, storm, console.useColor() && options.output.empty());
    writeResult(options.output, text);
    return options.format != "asyncapi" && fails(storm, options.failOn) ? exitFindings : exitClean;
}

/// The id of the context that is meant by its name or id.
std::string contextNamed(const Architecture &architecture, const std::string &name)
{
    for (const BoundedContext &context : architecture.contexts)
        if (context.id == name || context.name == name)
            return context.id;
    throw Error("There is no bounded context \"" + name + "\".");
}

int add(const NoteOptions &options, Console &)
{
    const auto kind = fromText<BoardItemKind>(options.kind);
    if (!kind)
        throw Error("Unknown kind \"" + options.kind +
                    "\"; known: event, command, aggregate, policy, external-system, hot-spot, read-model.");
    Workspace workspace = Workspace::open(options.workspace);
    const Architecture architecture = workspace.architecture();
    BoardItem item;
    item.id = newBoardItemId(options.text, architecture.decisions.board);
    item.kind = *kind;
    item.text = options.text;
    if (!options.context.empty())
        item.context = contextNamed(architecture, options.context);
    if (!options.service.empty()) {
        const Index node = architecture.findNode(options.service);
        if (node == none)
            throw Error("There is no service \"" + options.service + "\".");
        item.node = architecture.nodes[node].name;
    }
    const std::string id = item.id;
    workspace.edit("Add " + options.text + " to the board", {PutBoardItem{std::move(item)}});
    writeResult({}, terminalText(id) + " is on the board. `alidade undo` takes it back.\n");
    return exitClean;
}

int remove(const NoteOptions &options, Console &)
{
    Workspace workspace = Workspace::open(options.workspace);
    if (workspace.edit("Remove " + options.id + " from the board", {RemoveBoardItem{options.id}}).revision.id == 0)
        throw Error(
            "Nobody put \"" + options.id +
            "\" on the board; what was found goes when its source no longer says so. `alidade events -f json` shows the ids.");
    writeResult({}, terminalText(options.id) + " is as it was found, or gone. `alidade undo` takes it back.\n");
    return exitClean;
}

int acceptContext(const NoteOptions &options, Console &)
{
    Workspace workspace = Workspace::open(options.workspace);
    const Architecture architecture = workspace.architecture();
    const EventStorm storm = eventStorm(architecture);
    const auto proposal = std::find_if(storm.proposals.begin(), storm.proposals.end(),
                                       [&](const ContextProposal &each) { return each.name == options.text; });
    if (proposal == storm.proposals.end())
        throw Error("No context \"" + options.text + "\" is proposed. `alidade events -f json` shows those that are.");
    workspace.edit("Make " + proposal->name + " a context", acceptProposal(architecture, storm, *proposal));
    writeResult({}, terminalText(proposal->name) + " is a bounded context. `alidade undo` takes it back.\n");
    return exitClean;
}

CLI::App *addNoteCommand(CLI::App &events, Action &action, const std::shared_ptr<NoteOptions> &options, const std::string &verb,
                         const std::string &title, int (*run)(const NoteOptions &, Console &))
{
    CLI::App *command = events.add_subcommand(verb, title);
    command->add_option("-w,--workspace", options->workspace, "The workspace file")->type_name("FILE")->required();
    command->callback([options, run, &action] { action = [options, run](Console &console) { return run(*options, console); }; });
    return command;
}

void addNoteCommands(CLI::App &events, Action &action)
{
    const auto options = std::make_shared<NoteOptions>();
    CLI::App *adding = addNoteCommand(events, action, options, "add", "Put a sticky note on the board", add);
    adding->add_option("TEXT", options->text, "What stands on it")->type_name("")->required();
    adding
        ->add_option("--kind", options->kind,
                     "event (default), command, aggregate, policy, external-system, hot-spot or read-model")
        ->type_name("KIND");
    adding->add_option("--context", options->context, "The bounded context whose lane it stands in")->type_name("NAME");
    adding->add_option("--service", options->service, "The service that it belongs to")->type_name("NAME");
    CLI::App *removing = addNoteCommand(events, action, options, "remove", "Take back what a person said about a note", remove);
    removing->add_option("ID", options->id, "The note, as -f json names it")->type_name("")->required();
    CLI::App *accepting =
        addNoteCommand(events, action, options, "accept", "Make a proposed cluster a bounded context", acceptContext);
    accepting->add_option("NAME", options->text, "The proposal")->type_name("")->required();
}

} // namespace

void addEventsCommand(CLI::App &app, Action &action)
{
    auto options = std::make_shared<EventsOptions>();
    CLI::App *command = app.add_subcommand("events", "Show the event storming board: events in time order, and what is wrong");
    addInputOptions(*command, options->inputs);
    command->add_option("-f,--format", options->format, "How the result is written: text, json, mermaid, asyncapi")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json", "mermaid", "asyncapi"}));
    command->add_option("-o,--output", options->output, "Write to this file, in one step, instead of standard output")
        ->type_name("FILE");
    command->add_option("--service", options->service, "Write the AsyncAPI document of this service only")->type_name("NAME");
    command->add_option("--fail-on", options->failOn, "The least level that fails: error, warning (default), note, never")
        ->type_name("LEVEL")
        ->check(CLI::IsMember({"error", "warning", "note", "never"}));
    command->require_subcommand(0, 1);
    command->footer("Exit code 1 when the chain of events has a finding at or above --fail-on, 0 when it has none.\n\n"
                    "Examples:\n"
                    "  alidade events .\n"
                    "  alidade events -w shop.alidade --format mermaid\n"
                    "  alidade events . --format asyncapi -o asyncapi.json\n"
                    "  alidade events add OrderShipped --context Shipping -w shop.alidade\n"
                    "  alidade events accept Order -w shop.alidade");
    command->callback([command, options, &action] {
        if (command->get_subcommands().empty())
            action = [options](Console &console) { return list(*options, console); };
    });
    addNoteCommands(*command, action);
}

} // namespace alidade
