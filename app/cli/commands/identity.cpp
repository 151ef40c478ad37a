#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/nearnames.h"
#include "app/cli/output.h"
#include "app/cli/viewoptions.h"
#include "exporters/escape.h"
#include "exporters/json/json.h"
#include "exporters/text/text.h"
#include "model/store/workspace.h"

#include <algorithm>

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

/// Whether a name stands in a text for itself, and not as part of a longer one.
bool isNamedIn(std::string_view text, std::string_view name)
{
    const auto isPartOfName = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    };
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        if ((at == 0 || !isPartOfName(text[at - 1])) && (end == text.size() || !isPartOfName(text[end])))
            return true;
    }
    return false;
}

/// Whether a source names such a thing, without telling what it is: the other side of a dependency or a call, a host in a
/// setting.
bool isMentioned(const Workspace &workspace, std::string_view name)
{
    for (const SourceFacts &source : workspace.facts()) {
        const Facts &facts = source.facts;
        const auto names = [&](const std::string &text) { return isNamedIn(text, name); };
        if (std::any_of(facts.dependencies.begin(), facts.dependencies.end(),
                        [&](const DependencyFact &d) { return d.from == name || names(d.to); }) ||
            std::any_of(facts.calls.begin(), facts.calls.end(), [&](const CallFact &c) { return names(c.target); }) ||
            std::any_of(facts.settings.begin(), facts.settings.end(), [&](const SettingFact &s) { return names(s.value); }))
            return true;
    }
    return false;
}

/// Throws Error when a decision would speak of something that nobody has ever named.
void requireNames(const Workspace &workspace, const IdentityDecision &identity)
{
    const Architecture architecture = workspace.architecture();
    if (!identity.node.empty())
        requireNode(architecture, identity.node);
    if (architecture.findNode(identity.name) == none && (identity.node.empty() || !isMentioned(workspace, identity.name)))
        requireNode(architecture, identity.name);
}

int decide(const IdentityOptions &options, const std::string &label, const Edit &edit, const std::string &done)
{
    Workspace workspace = Workspace::open(options.inputs.workspace);
    if (const auto *put = std::get_if<PutIdentity>(&edit))
        requireNames(workspace, put->identity);
    if (workspace.edit(label, {edit}).revision.id != 0)
        writeResult({}, done + " `alidade undo` takes it back.\n");
    else if (std::holds_alternative<RemoveIdentity>(edit))
        throw Error("Nothing changed: nobody has decided about \"" + options.name + "\".");
    else
        writeResult({}, done + " That is how it was already.\n");
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
