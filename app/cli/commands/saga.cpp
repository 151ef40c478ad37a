#include "analysis/sagas/observedruns.h"
#include "analysis/sagas/rules.h"
#include "analysis/sagas/verify.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/sagasources.h"
#include "exporters/escape.h"
#include "exporters/sagas/diagrams.h"
#include "exporters/sagas/sagaformats.h"
#include "exporters/sagas/sagareport.h"
#include "model/error.h"
#include "model/store/workspace.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>

namespace alidade {
namespace {

struct SagaOptions {
    SagaInputs inputs;
    std::string format = "text", output;
    SagaBounds bounds;
    SagaSearchLimits limits;
    std::uint64_t seed = 1;
};

/// The saga that is meant: the only one, or the designed one where code has one of the same name.
const Saga &onlyOne(const ReadSagas &read)
{
    const KnownSaga &first = read.sagas.front();
    const bool areAlike = std::all_of(read.sagas.begin(), read.sagas.end(), [&](const KnownSaga &known) {
        return &known == &first || (first.isDesigned && !known.isDesigned && known.saga.name == first.saga.name);
    });
    if (!areAlike)
        throw Error("There are " + std::to_string(read.sagas.size()) + " sagas; name one with --saga, for example --saga " +
                    first.saga.name + ".");
    return first.saga;
}

void checkFormat(const std::string &format, std::string_view known)
{
    if ((", " + std::string(known) + ",").find(", " + format + ",") == std::string::npos)
        throw Error("Unknown format \"" + format + "\"; known: " + std::string(known) + ".");
}

int list(const SagaOptions &options, Console &console)
{
    checkFormat(options.format, "text, json");
    const Interrupt interrupt;
    const ReadSagas read = readKnownSagas(options.inputs, console, interrupt.token());
    writeResult(options.output, options.format == "json" ? sagaListJson(read.sagas) : sagaListText(read.sagas));
    return read.hasErrors ? exitUsage : exitClean;
}

int check(const SagaOptions &options, Console &console)
{
    checkFormat(options.format, "text, json, mermaid");
    const Interrupt interrupt;
    const ReadSagas read = readKnownSagas(options.inputs, console, interrupt.token());
    std::vector<SagaReport> reports;
    for (const KnownSaga &known : read.sagas) {
        const Saga &saga = known.saga;
        SagaReport report{saga, checkSagaRules(saga), durationsOf(saga), std::nullopt};
        if (saga.style == SagaStyle::orchestrated)
            report.proof = verifySaga(saga, options.bounds, options.limits, console.progress(), interrupt.token());
        reports.push_back(std::move(report));
    }
    console.clearProgress();
    std::string (*write)(std::span<const SagaReport>) = sagaReportText;
    if (options.format == "json")
        write = sagaReportJson;
    else if (options.format == "mermaid")
        write = sagaReportMermaid;
    writeResult(options.output, write(reports));
    if (read.hasErrors)
        return exitUsage;
    return std::all_of(reports.begin(), reports.end(), [](const SagaReport &report) { return report.isClean(); }) ? exitClean
                                                                                                                  : exitFindings;
}

int simulate(const SagaOptions &options, Console &console)
{
    checkFormat(options.format, "text, json, mermaid");
    const Interrupt interrupt;
    const ReadSagas read = readKnownSagas(options.inputs, console, interrupt.token());
    const Saga &saga = onlyOne(read);
    const SagaRun run = simulateSaga(saga, options.bounds, options.seed);
    std::string text = options.format == "json"      ? sagaRunJson(saga, run, options.seed)
                       : options.format == "mermaid" ? sagaRunMermaid(saga, run)
                                                     : sagaRunText(saga, run);
    writeResult(options.output, text);
    return run.breach ? exitFindings : exitClean;
}

int exportSaga(const SagaOptions &options, Console &console)
{
    const SagaFormat *format = findSagaFormat(options.format);
    if (!format)
        throw Error("Unknown format \"" + options.format + "\"; known: " + sagaFormatNames() + ".");
    const Interrupt interrupt;
    const ReadSagas read = readKnownSagas(options.inputs, console, interrupt.token());
    const FileSet files = format->write(onlyOne(read));
    if (files.size() == 1) {
        writeResult(options.output, files.front().content);
        return read.hasErrors ? exitUsage : exitClean;
    }
    if (options.output.empty())
        throw Error("The format " + options.format + " has several files; name a folder with -o.");
    for (const OutputFile &file : files) {
        const std::filesystem::path path = std::filesystem::path(options.output) / file.path;
        std::error_code error;
        std::filesystem::create_directories(path.parent_path(), error);
        if (error)
            throw Error(path.parent_path().string() + " cannot be made: " + error.message() + ".");
        writeFileAtomically(path, file.content);
    }
    return read.hasErrors ? exitUsage : exitClean;
}

/// The example traces of the workspace, or of the trace files among the locations, which are taken out of them.
std::vector<Trace> readTraces(SagaInputs &inputs, Console &console, std::stop_token stop)
{
    if (!inputs.workspace.empty())
        return Workspace::open(inputs.workspace, Workspace::Access::readOnly).traces();
    std::vector<Trace> traces;
    std::vector<std::string> others;
    for (const std::string &location : inputs.locations) {
        if (!isTraceFile(location)) {
            others.push_back(location);
            continue;
        }
        ImportedTraces imported = importTracesOf(location, "", {}, console, stop);
        console.report(imported.source.name, imported.diagnostics);
        std::move(imported.examples.begin(), imported.examples.end(), std::back_inserter(traces));
    }
    inputs.locations = std::move(others);
    return traces;
}

int showRuns(const SagaOptions &options, Console &console)
{
    checkFormat(options.format, "text, json");
    const Interrupt interrupt;
    SagaInputs inputs = options.inputs;
    const std::vector<Trace> traces = readTraces(inputs, console, interrupt.token());
    const ReadSagas read = readKnownSagas(inputs, console, interrupt.token());
    std::vector<ObservedSaga> observed;
    bool isContradicted = false;
    for (const KnownSaga &known : read.sagas) {
        ObservedSaga saga{known, runsOf(known.saga, traces), {}};
        saga.flow = flowOf(known.saga, saga.runs);
        isContradicted = isContradicted || std::any_of(saga.runs.begin(), saga.runs.end(),
                                                       [](const ObservedRun &run) { return !run.contradictions.empty(); });
        observed.push_back(std::move(saga));
    }
    console.clearProgress();
    writeResult(options.output, options.format == "json" ? observedRunsJson(observed) : observedRunsText(observed));
    return read.hasErrors ? exitUsage : isContradicted ? exitFindings : exitClean;
}

struct SagaEdit {
    std::string workspace;
    std::vector<std::string> files;
    std::string name;
    bool isVerbose = false;
};

std::string listed(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// Makes the sagas of files a part of the workspace; those that could be read where one could not.
int addToWorkspace(const SagaEdit &options, Console &console)
{
    console.setVerbose(options.isVerbose);
    ReadSagas read = readSagaFiles(options.files, console);
    if (read.sagas.empty())
        throw Error("There is no saga in what was named; docs/sagas.md says how one is written.");
    std::vector<Edit> edits;
    std::vector<std::string> names;
    for (KnownSaga &known : read.sagas) {
        names.push_back(known.saga.name);
        edits.emplace_back(PutSaga{std::move(known.saga)});
    }
    Workspace workspace = Workspace::open(options.workspace);
    const std::string what = (names.size() == 1 ? "saga " : "sagas ") + listed(names);
    const bool isNew = workspace.edit("Add " + what, edits).revision.id != 0;
    writeResult({}, terminalText(options.workspace) + (isNew ? " holds the " : " held already the ") + terminalText(what) + "." +
                        (isNew ? " `alidade undo` takes it back.\n" : "\n"));
    return read.hasErrors ? exitUsage : exitClean;
}

int removeFromWorkspace(const SagaEdit &options, Console &)
{
    Workspace workspace = Workspace::open(options.workspace);
    if (workspace.edit("Remove saga " + options.name, {RemoveSaga{options.name}}).revision.id == 0)
        throw Error("Nothing changed: no saga \"" + options.name + "\" was added to " + options.workspace + ".");
    writeResult({}, terminalText(options.name) + " is no part of the design any more. `alidade undo` takes it back.\n");
    return exitClean;
}

void addEdits(CLI::App &saga, Action &action)
{
    const auto add = [&](const std::string &verb, const std::string &title, int (*run)(const SagaEdit &, Console &)) {
        auto options = std::make_shared<SagaEdit>();
        CLI::App *command = saga.add_subcommand(verb, title);
        command->add_option("-w,--workspace", options->workspace, "The workspace file")->type_name("FILE")->required();
        command->callback(
            [options, run, &action] { action = [options, run](Console &console) { return run(*options, console); }; });
        return std::pair(command, options);
    };
    const auto [adding, addOptions] = add("add", "Make sagas of files a part of a workspace", addToWorkspace);
    adding->add_option("FILE", addOptions->files, "Sagas as YAML, or directories with such files")->type_name("")->required();
    adding->add_flag("-v,--verbose", addOptions->isVerbose, "Name every damaged place");
    const auto [removing, removeOptions] = add("remove", "Take a saga out of a workspace", removeFromWorkspace);
    removing->add_option("NAME", removeOptions->name, "The saga")->type_name("")->required();
}

void addInputs(CLI::App &command, SagaOptions &options, const std::string &formats)
{
    addSagaInputs(command, options.inputs);
    command.add_option("-f,--format", options.format, "How the result is written: " + formats)->type_name("FORMAT");
    command.add_option("-o,--output", options.output, "Write here instead of standard output")->type_name("PATH");
}

void addBounds(CLI::App &command, SagaOptions &options)
{
    command
        .add_option("--faults", options.bounds.faultsPerCall, "Faults of each step, and again of each compensation; 2 by default")
        ->type_name("N")
        ->check(CLI::Range(0U, SagaBounds::maxFaultsPerCall));
    command.add_option("--crashes", options.bounds.crashes, "Crashes of the coordinator; 1 by default")
        ->type_name("N")
        ->check(CLI::Range(0U, SagaBounds::maxCrashes));
    command
        .add_option_function<std::uint32_t>(
            "--total-faults", [&options](std::uint32_t value) { options.bounds.totalFaults = value; },
            "Faults of all calls together; not limited by default")
        ->type_name("N")
        ->check(CLI::Range(0U, SagaBounds::maxTotalFaults));
}

} // namespace

void addSagaCommand(CLI::App &app, Action &action)
{
    CLI::App *saga = app.add_subcommand("saga", "List, check, play, keep and export sagas");
    saga->require_subcommand(1);
    const auto add = [&](const std::string &name, const std::string &title, int (*run)(const SagaOptions &, Console &),
                         const std::string &formats) {
        auto options = std::make_shared<SagaOptions>();
        CLI::App *command = saga->add_subcommand(name, title);
        addInputs(*command, *options, formats);
        command->callback(
            [options, run, &action] { action = [options, run](Console &console) { return run(*options, console); }; });
        return std::pair(command, options);
    };
    add("list", "Name the sagas of files, code or a workspace, with where they stand", list, "text, json");
    const auto [checking, checkOptions] = add("check", "Follow every run, and look at the rules", check, "text, json, mermaid");
    addBounds(*checking, *checkOptions);
    checking->add_option("--max-states", checkOptions->limits.maxStates, "Stop at so many states; 20000000 by default")
        ->type_name("N")
        ->check(CLI::Range(1U, 1'000'000'000U));
    checking->footer("Exit code 1 when a run does not hold or a rule finds something, 0 when all is well.");
    const auto [playing, playOptions] = add("simulate", "Play one run at random", simulate, "text, json, mermaid");
    addBounds(*playing, *playOptions);
    playing->add_option("--seed", playOptions->seed, "The same seed plays the same run; 1 by default")->type_name("N");
    CLI::App *running = add("runs", "Show the runs of sagas in traces", showRuns, "text, json").first;
    running->footer("The traces are the examples that a workspace keeps, or trace files beside the others.\n"
                    "Exit code 1 when a run contradicts its saga, 0 when none does.");
    const auto [exporting, exportOptions] = add("export", "Write a saga for other tools", exportSaga, sagaFormatNames());
    exportOptions->format = "mermaid";
    addEdits(*saga, action);
    saga->footer("Examples:\n"
                 "  alidade saga list .\n"
                 "  alidade saga add order.yaml -w shop.alidade\n"
                 "  alidade saga check -w shop.alidade --saga placeOrder\n"
                 "  alidade saga check sagas/*.yaml\n"
                 "  alidade saga check order.yaml --faults 1 --format mermaid\n"
                 "  alidade saga simulate order.yaml --seed 7\n"
                 "  alidade saga runs order.yaml traces.json\n"
                 "  alidade saga export order.yaml --format go -o ordersaga");
}

} // namespace alidade
