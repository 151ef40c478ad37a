#include "analysis/drift.h"
#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/timerange.h"
#include "app/cli/topologies.h"
#include "app/cli/viewoptions.h"
#include "exporters/drift.h"
#include "exporters/escape.h"
#include "model/store/workspace.h"

namespace alidade {
namespace {

struct DriftCommandOptions {
    Inputs inputs;
    std::string format = "text", file, from, to, failOn = "note";
    bool exitZero = false;
    std::string caller, callee, reason, until; ///< of decisions
};

/// The least severity that fails; nothing for "never".
std::optional<Severity> thresholdNamed(const std::string &name)
{
    if (name == "never")
        return std::nullopt;
    for (const Severity severity : {Severity::note, Severity::warning, Severity::error}) {
        if (toText(severity) == name)
            return severity;
    }
    throw Error("Unknown level \"" + name + "\"; known: error, warning, note, never.");
}

/// The traffic that counts when nobody says which.
TimeRange lookedAt(const Workspace &workspace)
{
    const TimeRange recent = recentRange(workspace, driftTime);
    return recent.isEmpty() ? TimeRange() : recent;
}

int report(const DriftCommandOptions &options, Console &console)
{
    const DriftFormat &format = formatNamed(driftFormats(), options.format);
    const std::optional<Severity> threshold = options.exitZero ? std::nullopt : thresholdNamed(options.failOn);
    Inputs inputs = options.inputs;
    inputs.traffic = rangeNamed(options.from, options.to);
    if (!inputs.workspace.empty() && inputs.traffic == TimeRange())
        inputs.traffic = lookedAt(Workspace::open(inputs.workspace, Workspace::Access::readOnly));
    const Interrupt interrupt;
    const Architecture architecture = readArchitecture(inputs, console, interrupt.token());
    const Drift drift = findDrift(architecture, {.today = todayText()});
    const TextOptions text{.useColor = options.file.empty() && console.useColor()};
    writeResult(options.file, format.write(architecture, drift, text));
    const bool hasFailed = std::ranges::any_of(
        drift.items, [&](const DriftItem &item) { return threshold && item.isOpen() && severityOf(item.verdict) >= threshold; });
    return hasFailed ? exitFindings : exitClean;
}

const std::string &nodeNamed(const Architecture &architecture, const std::string &name)
{
    const Index node = architecture.findNode(name);
    if (node == none)
        throw Error("Nothing is called \"" + name + "\". `alidade identity -w FILE` lists the names.");
    return architecture.nodes[node].name;
}

int decide(const DriftCommandOptions &options, const std::string &label, const Edit &edit, const std::string &done)
{
    Workspace workspace = Workspace::open(options.inputs.workspace);
    if (workspace.edit(label, {edit}).revision.id == 0)
        throw Error("Nothing changed: that is how it was already.");
    writeResult({}, terminalText(done) + " `alidade undo` takes it back.\n");
    return exitClean;
}

std::string arrow(const DriftCommandOptions &options) { return options.caller + " → " + options.callee; }

int accept(const DriftCommandOptions &options)
{
    const Workspace workspace = Workspace::open(options.inputs.workspace, Workspace::Access::readOnly);
    const Architecture architecture = workspace.architecture(lookedAt(workspace));
    const std::string from = nodeNamed(architecture, options.caller), to = nodeNamed(architecture, options.callee);
    const Drift drift = findDrift(architecture);
    const auto item = std::ranges::find_if(drift.items, [&](const DriftItem &one) {
        return architecture.nodes[one.from].name == from && architecture.nodes[one.to].name == to;
    });
    if (item == drift.items.end() || !severityOf(item->verdict))
        throw Error("There is no drift between " + from + " and " + to + " to accept. `alidade drift -w FILE` lists all.");
    const std::string until = options.until.empty() ? std::string() : dayNamed(options.until);
    return decide(options, "Accept drift " + arrow(options), AcceptDrift{{from, to, item->verdict, options.reason, until}},
                  from + " → " + to + " is accepted as " + std::string(titleOf(item->verdict)) +
                      (until.empty() ? "." : " until " + until + "."));
}

int adopt(const DriftCommandOptions &options)
{
    const Architecture architecture = Workspace::open(options.inputs.workspace, Workspace::Access::readOnly).architecture();
    DesignedDependency designed{
        nodeNamed(architecture, options.caller), nodeNamed(architecture, options.callee), Mode::sync, {}, options.reason};
    const Index from = architecture.findNode(designed.from), to = architecture.findNode(designed.to);
    for (const Dependency &dependency : architecture.dependencies) {
        if (dependency.from == from && dependency.to == to && dependency.mode != Mode::build) {
            designed.mode = dependency.mode;
            designed.protocol = dependency.protocol;
            break;
        }
    }
    return decide(options, "Adopt " + arrow(options), PutDesigned{designed},
                  designed.from + " → " + designed.to + " is part of the design now.");
}

int withdraw(const DriftCommandOptions &options)
{
    Workspace workspace = Workspace::open(options.inputs.workspace);
    const Change change =
        workspace.edit("Withdraw what was decided about " + arrow(options),
                       {RemoveDesigned{options.caller, options.callee}, WithdrawDrift{options.caller, options.callee}});
    if (change.revision.id == 0)
        throw Error("Nothing was decided about " + arrow(options) + ".");
    writeResult({}, terminalText("Nothing is decided about " + arrow(options) + " now.") + " `alidade undo` takes it back.\n");
    return exitClean;
}

CLI::App *addDecision(CLI::App &command, const std::shared_ptr<DriftCommandOptions> &options, Action &action,
                      const std::string &verb, const std::string &description, int (*run)(const DriftCommandOptions &))
{
    CLI::App *decision = command.add_subcommand(verb, description);
    decision->add_option("FROM", options->caller, "Who depends")->type_name("")->required();
    decision->add_option("TO", options->callee, "On whom")->type_name("")->required();
    decision->add_option("-w,--workspace", options->inputs.workspace, "The workspace file")->type_name("FILE")->required();
    decision->callback([options, run, &action] { action = [options, run](Console &) { return run(*options); }; });
    return decision;
}

} // namespace

void addDriftCommand(CLI::App &app, Action &action)
{
    auto options = std::make_shared<DriftCommandOptions>();
    CLI::App *command = app.add_subcommand("drift", "Hold design, code, manifests and traffic against one another");
    addInputOptions(*command, options->inputs);
    command->add_option("-f,--format", options->format, "How the result is written: " + formatNames(driftFormats()))
        ->type_name("FORMAT");
    command->add_option("-o,--output", options->file, "Write to this file, in one step, instead of standard output")
        ->type_name("FILE");
    command->add_option("--from", options->from, "Look at traffic from this time on only (default: the last week)")
        ->type_name("TIME");
    command->add_option("--to", options->to, "Look at traffic before this time only")->type_name("TIME");
    command->add_option("--fail-on", options->failOn, "The least level that fails: error, warning, note (default), never")
        ->type_name("LEVEL");
    command->add_flag("--exit-zero", options->exitZero, "Exit with 0 even when there is drift");
    command->require_subcommand(0, 1);
    command->footer("Exit code 1 when there is drift that nobody has accepted, 0 when there is none.\n\n"
                    "Examples:\n"
                    "  alidade drift . traces.json\n"
                    "  alidade drift -w shop.alidade --format sarif -o drift.sarif\n"
                    "  alidade drift accept web billing --reason \"until the move\" --until 2026-12-31 -w shop.alidade\n"
                    "  alidade drift adopt order payment -w shop.alidade");
    command->callback([command, options, &action] {
        if (command->get_subcommands().empty())
            action = [options](Console &console) { return report(*options, console); };
    });
    CLI::App *acceptance =
        addDecision(*command, options, action, "accept", "Accept what the voices about a dependency come to", accept);
    acceptance->add_option("--until", options->until, "The last day that this holds on")->type_name("DAY");
    CLI::App *adoption = addDecision(*command, options, action, "adopt", "Make a dependency part of the design", adopt);
    for (CLI::App *decision : {acceptance, adoption})
        decision->add_option("--reason", options->reason, "Why")->type_name("TEXT");
    addDecision(*command, options, action, "withdraw", "Take back both for a dependency", withdraw);
}

} // namespace alidade
