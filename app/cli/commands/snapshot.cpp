#include "analysis/comparison.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/timerange.h"
#include "app/cli/topologies.h"
#include "app/cli/viewoptions.h"
#include "exporters/drawing/comparisondrawing.h"
#include "exporters/drift.h"
#include "exporters/escape.h"
#include "exporters/layout/layout.h"
#include "exporters/svg/svg.h"
#include "exporters/text/table.h"
#include "exporters/traffic.h"

namespace alidade {
namespace {

struct SnapshotOptions {
    std::string workspace, name, note, from, to, before, after, format = "text", file;
    bool isPinned = false, isUnpinned = false, replaces = false;
};

int list(const SnapshotOptions &options, const Console &console)
{
    const Workspace workspace = Workspace::open(options.workspace, Workspace::Access::readOnly);
    Table table({"Snapshot", "Pinned", "Taken", "Traffic", "Note"});
    for (const Snapshot &snapshot : workspace.decisions().snapshots)
        table.addRow({{terminalText(snapshot.name)},
                      {snapshot.isPinned ? "pinned" : ""},
                      {terminalText(snapshot.takenAt)},
                      {rangeText(snapshot.range)},
                      {terminalText(snapshot.note)}});
    writeResult({}, table.text(console.useColor()));
    return exitClean;
}

bool isThere(const Workspace &workspace, const std::string &name)
{
    const std::vector<Snapshot> snapshots = workspace.decisions().snapshots;
    return std::ranges::find(snapshots, name, &Snapshot::name) != snapshots.end();
}

int take(const SnapshotOptions &options)
{
    constexpr std::string_view taken[] = {"now", "design"};
    if (std::ranges::find(taken, options.name) != std::end(taken) || options.name.find("..") != std::string::npos)
        throw Error("\"" + options.name + "\" means something else where snapshots are compared; choose another name.");
    Workspace workspace = Workspace::open(options.workspace);
    if (isThere(workspace, options.name) && !options.replaces)
        throw Error("There is a snapshot \"" + options.name + "\" already; --replace takes it anew.");
    TimeRange range = rangeNamed(options.from, options.to);
    if (range == TimeRange())
        range = recentRange(workspace, presentTime);
    const Topology topology = topologyOf(range.isEmpty() ? workspace.architecture() : workspace.architecture(range));
    const auto now = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
    const Snapshot snapshot{options.name, options.note, timeText(now.count()), options.isPinned, topology.range};
    workspace.edit("Take snapshot " + options.name, {PutSnapshot{snapshot, topology}});
    writeResult({}, terminalText("Kept " + options.name) + ": " + std::to_string(topology.nodes.size()) + " nodes, " +
                        std::to_string(topology.edges.size()) + " dependencies, " + rangeText(topology.range) + ".\n");
    return exitClean;
}

int describe(const SnapshotOptions &options)
{
    Workspace workspace = Workspace::open(options.workspace);
    const std::vector<Snapshot> snapshots = workspace.decisions().snapshots;
    const auto snapshot = std::ranges::find(snapshots, options.name, &Snapshot::name);
    if (snapshot == snapshots.end())
        throw Error("There is no snapshot \"" + options.name + "\".");
    const bool isPinned = (snapshot->isPinned || options.isPinned) && !options.isUnpinned;
    const std::string &note = options.note.empty() ? snapshot->note : options.note;
    if (workspace.edit("Describe snapshot " + options.name, {DescribeSnapshot{options.name, note, isPinned}}).revision.id == 0)
        throw Error("Nothing changed: that is how it was already.");
    writeResult({}, "Done. `alidade undo` takes it back.\n");
    return exitClean;
}

int remove(const SnapshotOptions &options)
{
    Workspace workspace = Workspace::open(options.workspace);
    if (!isThere(workspace, options.name))
        throw Error("There is no snapshot \"" + options.name + "\".");
    workspace.edit("Remove snapshot " + options.name, {RemoveSnapshot{options.name}});
    writeResult({}, terminalText("Removed " + options.name + ".") + " `alidade undo` takes it back.\n");
    return exitClean;
}

/// Both sides on one map.
std::string mapOf(const Workspace &workspace, const Topology &before, const Topology &after, const Comparison &comparison,
                  Console &console)
{
    const ComparedMap map = comparedMap(before, after, comparison, workspace.architecture());
    const Interrupt interrupt;
    const Layout layout = layOut(map.architecture, {}, console.progress(), interrupt.token());
    console.clearProgress();
    console.report("layout", layout.diagnostics);
    return toSvg(drawComparison(map, layout.positions, {}), comparison.before + " → " + comparison.after);
}

int difference(const SnapshotOptions &options, Console &console)
{
    const bool isMap = options.format == "svg";
    const ComparisonFormat &format = formatNamed(comparisonFormats(), isMap ? "text" : options.format);
    const Workspace workspace = Workspace::open(options.workspace, Workspace::Access::readOnly);
    const Topology before = topologyNamed(workspace, options.before), after = topologyNamed(workspace, options.after);
    Comparison comparison = compare(before, after, {.isAgainstDesign = options.before == "design" || options.after == "design"});
    comparison.before = options.before;
    comparison.after = options.after;
    const TextOptions text{.useColor = options.file.empty() && console.useColor()};
    writeResult(options.file, isMap ? mapOf(workspace, before, after, comparison, console) : format.write(comparison, text));
    return exitClean;
}

CLI::App *addVerb(CLI::App &command, const std::shared_ptr<SnapshotOptions> &options, Action &action, const std::string &verb,
                  const std::string &description, const std::function<int(const SnapshotOptions &, Console &)> &run)
{
    CLI::App *sub = command.add_subcommand(verb, description);
    sub->add_option("-w,--workspace", options->workspace, "The workspace file")->type_name("FILE")->required();
    sub->callback([options, run, &action] { action = [options, run](Console &console) { return run(*options, console); }; });
    return sub;
}

void addChanges(CLI::App &command, const std::shared_ptr<SnapshotOptions> &options, Action &action)
{
    const auto withName = [&](const char *verb, const char *description, int (*run)(const SnapshotOptions &)) {
        CLI::App *sub =
            addVerb(command, options, action, verb, description, [run](const SnapshotOptions &o, Console &) { return run(o); });
        sub->add_option("NAME", options->name, "The name of the snapshot")->type_name("")->required();
        return sub;
    };
    CLI::App *taking = withName("take", "Keep services, dependencies and traffic as they are", take);
    taking->add_option("--from", options->from, "Traffic from this time on (default: the last hour)")->type_name("TIME");
    taking->add_option("--to", options->to, "Traffic before this time")->type_name("TIME");
    taking->add_flag("--replace", options->replaces, "Take a snapshot of that name anew");
    CLI::App *describing = withName("describe", "Change the note of a snapshot, pin it or unpin it", describe);
    describing->add_flag("--unpin", options->isUnpinned, "Let it make room for newer ones");
    for (CLI::App *sub : {taking, describing}) {
        sub->add_option("--note", options->note, "What to remember about it")->type_name("TEXT");
        sub->add_flag("--pin", options->isPinned, "Never let it make room for newer ones");
    }
    withName("remove", "Forget a snapshot", remove);
}

} // namespace

void addSnapshotCommand(CLI::App &app, Action &action)
{
    auto options = std::make_shared<SnapshotOptions>();
    CLI::App *command = app.add_subcommand("snapshot", "Keep the system as it is, and compare");
    command->require_subcommand(1);
    addVerb(*command, options, action, "list", "List the snapshots",
            [](const SnapshotOptions &o, const Console &console) { return list(o, console); });
    addChanges(*command, options, action);
    CLI::App *diff = addVerb(*command, options, action, "diff",
                             "Tell what is different between two of: a snapshot, now, a "
                             "stretch of time, a revision, the design",
                             [](const SnapshotOptions &o, Console &console) { return difference(o, console); });
    diff->add_option("BEFORE", options->before, "A snapshot, now, design, 2026-03-01T12:00Z..13:00Z or a revision's number")
        ->type_name("")
        ->required();
    diff->add_option("AFTER", options->after, "The same")->type_name("")->required();
    diff->add_option("-f,--format", options->format,
                     "How the result is written: " + formatNames(comparisonFormats()) + ", svg (one map)")
        ->type_name("FORMAT");
    diff->add_option("-o,--output", options->file, "Write to this file, in one step, instead of standard output")
        ->type_name("FILE");
    command->footer("Examples:\n"
                    "  alidade snapshot take before-release --pin --note \"v1.4\" -w shop.alidade\n"
                    "  alidade snapshot diff before-release now -w shop.alidade\n"
                    "  alidade snapshot diff design now -w shop.alidade --format markdown");
}

} // namespace alidade
