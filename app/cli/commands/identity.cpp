#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/viewoptions.h"
#include "exporters/escape.h"
#include "exporters/json/json.h"
#include "exporters/text/text.h"
#include "model/store/workspace.h"

namespace alidade {
namespace {

struct IdentityOptions {
    Inputs inputs;
    std::string format = "text";
    std::string file, name, node;
};

int list(const IdentityOptions &options, Console &console)
{
    checkReportFormat(options.format);
    const Interrupt interrupt;
    const Architecture architecture = readArchitecture(options.inputs, console, interrupt.token());
    const bool useColor = options.file.empty() && console.useColor();
    writeResult(options.file,
                options.format == "json" ? identityJson(architecture) : identityText(architecture, {.useColor = useColor}));
    return exitClean;
}

/// Whether some source calls a node so, or something depends on a thing of that name.
void requireName(const Architecture &architecture, const std::string &name)
{
    if (architecture.findNode(name) == none)
        throw Error("Nothing is called \"" + name + "\". `alidade identity -w FILE` lists the names.");
}

int decide(const IdentityOptions &options, const std::string &label, const Edit &edit, const std::string &done)
{
    Workspace workspace = Workspace::open(options.inputs.workspace);
    if (std::holds_alternative<PutIdentity>(edit)) {
        const Architecture architecture = workspace.architecture();
        const IdentityDecision &identity = std::get<PutIdentity>(edit).identity;
        if (identity.node.empty())
            requireName(architecture, identity.name);
        else
            requireName(architecture, identity.node);
    }
    if (workspace.edit(label, {edit}).revision.id == 0)
        throw Error("Nothing changed: that is how it was already.");
    writeResult({}, done + " `alidade undo` takes it back.\n");
    return exitClean;
}

int join(const IdentityOptions &options)
{
    return decide(options, "Join " + options.name + " with " + options.node, PutIdentity{{options.name, options.node}},
                  terminalText(options.name) + " means " + terminalText(options.node) + " now.");
}

int separate(const IdentityOptions &options)
{
    return decide(options, "Set " + options.name + " apart", PutIdentity{{options.name, {}}},
                  terminalText(options.name) + " stands alone now.");
}

int forget(const IdentityOptions &options)
{
    return decide(options, "Forget what was said about " + options.name, RemoveIdentity{options.name},
                  "The rules decide about " + terminalText(options.name) + " again.");
}

void addDecision(CLI::App &command, const std::shared_ptr<IdentityOptions> &options, Action &action, const std::string &verb,
                 const std::string &description, int (*run)(const IdentityOptions &), bool takesNode)
{
    CLI::App *decision = command.add_subcommand(verb, description);
    decision->add_option("NAME", options->name, "A name that `alidade identity` lists")->type_name("")->required();
    if (takesNode)
        decision->add_option("NODE", options->node, "The node that it means")->type_name("")->required();
    decision->add_option("-w,--workspace", options->inputs.workspace, "The workspace file")->type_name("FILE")->required();
    decision->callback([options, run, &action] { action = [options, run](Console &) { return run(*options); }; });
}

} // namespace

void addIdentityCommand(CLI::App &app, Action &action)
{
    auto options = std::make_shared<IdentityOptions>();
    CLI::App *command = app.add_subcommand("identity", "Show which names mean the same service, and why; or decide it");
    addInputOptions(*command, options->inputs);
    addReportOptions(*command, options->format, options->file);
    command->require_subcommand(0, 1);
    command->footer("Examples:\n"
                    "  alidade identity .\n"
                    "  alidade identity separate order-api -w shop.alidade\n"
                    "  alidade identity join billing payment -w shop.alidade");
    command->callback([command, options, &action] {
        if (command->get_subcommands().empty())
            action = [options](Console &console) { return list(*options, console); };
    });
    addDecision(*command, options, action, "join", "Say that a name means a node", join, true);
    addDecision(*command, options, action, "separate", "Say that a name is a node of its own", separate, false);
    addDecision(*command, options, action, "forget", "Take back what was said about a name", forget, false);
}

} // namespace alidade
