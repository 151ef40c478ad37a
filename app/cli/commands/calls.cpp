#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/nearnames.h"
#include "app/cli/output.h"
#include "app/cli/viewoptions.h"
#include "exporters/escape.h"
#include "exporters/json/json.h"
#include "exporters/text/text.h"
#include "exporters/viewdetails.h"
#include "model/store/workspace.h"

namespace alidade {
namespace {

struct CallsOptions {
    Inputs inputs;
    std::string format = "text";
    std::string file, call, node;
};

int list(const CallsOptions &options, Console &console)
{
    checkReportFormat(options.format);
    const Interrupt interrupt;
    const Architecture architecture = readArchitecture(options.inputs, console, interrupt.token());
    const bool useColor = options.file.empty() && console.useColor();
    writeResult(options.file,
                options.format == "json" ? callsJson(architecture) : callsText(architecture, {.useColor = useColor}));
    return exitClean;
}

/// The call with this key, or the only one at this place ("order/main.go:12").
const OpenCall &named(const Architecture &architecture, const std::string &name)
{
    const OpenCall *found = nullptr;
    for (const OpenCall &call : architecture.openCalls) {
        if (call.key == name)
            return call;
        if (placeText(call.evidence) != name)
            continue;
        if (found)
            throw Error("Several calls stand at " + name + ". Give the key that `alidade calls --format json` tells.");
        found = &call;
    }
    if (!found)
        throw Error("There is no open call \"" + name + "\". `alidade calls -w FILE` lists them with their places.");
    return *found;
}

int write(Workspace &workspace, const std::string &label, const Edit &edit, const std::string &done)
{
    if (workspace.edit(label, {edit}).revision.id != 0)
        writeResult({}, done + " `alidade undo` takes it back.\n");
    else if (std::holds_alternative<RemoveCall>(edit))
        throw Error("Nothing changed: nobody has decided about that call.");
    else
        writeResult({}, done + " That is how it was already.\n");
    return exitClean;
}

int resolve(const CallsOptions &options)
{
    Workspace workspace = Workspace::open(options.inputs.workspace);
    const Architecture architecture = workspace.architecture();
    const OpenCall &call = named(architecture, options.call);
    const Index node = requireNode(architecture, options.node);
    const std::string &caller = architecture.nodes[call.node].name, &callee = architecture.nodes[node].name;
    return write(workspace, "Say that " + caller + " calls " + callee, PutCall{{call.key, callee}},
                 terminalText(caller) + " calls " + terminalText(callee) + " there.");
}

int ignore(const CallsOptions &options)
{
    Workspace workspace = Workspace::open(options.inputs.workspace);
    const Architecture architecture = workspace.architecture();
    const OpenCall &call = named(architecture, options.call);
    const std::string &caller = architecture.nodes[call.node].name;
    return write(workspace, "Ignore a call of " + caller, PutCall{{call.key, {}}},
                 "The call of " + terminalText(caller) + " does not count.");
}

int forget(const CallsOptions &options)
{
    Workspace workspace = Workspace::open(options.inputs.workspace);
    const Architecture architecture = workspace.architecture();
    const OpenCall &call = named(architecture, options.call);
    const std::string &caller = architecture.nodes[call.node].name;
    return write(workspace, "Forget what was said about a call of " + caller, RemoveCall{call.key},
                 "The call of " + terminalText(caller) + " is looked up again.");
}

void addDecision(CLI::App &command, const std::shared_ptr<CallsOptions> &options, Action &action, const std::string &verb,
                 const std::string &description, int (*run)(const CallsOptions &), bool takesNode)
{
    CLI::App *decision = command.add_subcommand(verb, description);
    decision->add_option("CALL", options->call, "Its place, such as order/main.go:12, or its key")->type_name("")->required();
    if (takesNode)
        decision->add_option("NODE", options->node, "The node that it goes to")->type_name("")->required();
    decision->add_option("-w,--workspace", options->inputs.workspace, "The workspace file")->type_name("FILE")->required();
    decision->callback([options, run, &action] { action = [options, run](Console &) { return run(*options); }; });
}

} // namespace

void addCallsCommand(CLI::App &app, Action &action)
{
    auto options = std::make_shared<CallsOptions>();
    CLI::App *command = app.add_subcommand("calls", "Show calls whose other side was not found, and why; or settle them");
    addInputOptions(*command, options->inputs);
    addReportOptions(*command, options->format, options->file);
    command->require_subcommand(0, 1);
    command->footer("Examples:\n"
                    "  alidade calls .\n"
                    "  alidade calls resolve order/main.go:12 payment -w shop.alidade\n"
                    "  alidade calls ignore order/main.go:30 -w shop.alidade");
    command->callback([command, options, &action] {
        if (command->get_subcommands().empty())
            action = [options](Console &console) { return list(*options, console); };
    });
    addDecision(*command, options, action, "resolve", "Say where a call goes", resolve, true);
    addDecision(*command, options, action, "ignore", "Say that a call goes to nothing worth a line", ignore, false);
    addDecision(*command, options, action, "forget", "Take back what was said about a call", forget, false);
}

} // namespace alidade
