#include "analysis/sagas/rules.h"
#include "analysis/sagas/verify.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "exporters/sagas/diagrams.h"
#include "exporters/sagas/sagaformats.h"
#include "exporters/sagas/sagareport.h"
#include "importers/sagas/sagayaml.h"
#include "importers/yaml/yaml.h"
#include "model/error.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>

namespace alidade {
namespace {

struct SagaOptions {
    std::vector<std::string> files;
    std::string format = "text", output, name;
    SagaBounds bounds;
    SagaSearchLimits limits;
    std::uint64_t seed = 1;
    bool isVerbose = false;
};

/// The sagas of all files, and whether something in them could not be read.
struct ReadSagas {
    std::vector<Saga> sagas;
    bool hasErrors = false;
};

/// The files themselves; of a directory those in it, hidden ones aside, that say that they hold sagas.
std::vector<std::string> filesIn(const std::string &location)
{
    namespace fs = std::filesystem;
    std::error_code error;
    if (!fs::is_directory(location, error))
        return {location};
    std::vector<std::string> files;
    constexpr auto options = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator entry(location, options, error), end; !error && entry != end; entry.increment(error)) {
        const fs::path &path = entry->path();
        std::error_code ignored;
        if (path.filename().string().starts_with('.'))
            entry.disable_recursion_pending();
        else if ((path.extension() == ".yaml" || path.extension() == ".yml") && entry->is_regular_file(ignored) &&
                 entry->file_size(ignored) <= YamlLimits::fileBytes && isSagaYaml(readFile(path)))
            files.push_back(path.string());
    }
    if (error)
        throw Error(location + " cannot be read: " + error.message() + ".");
    std::sort(files.begin(), files.end());
    return files;
}

ReadSagas readAll(const SagaOptions &options, Console &console)
{
    console.setVerbose(options.isVerbose);
    ReadSagas read;
    std::vector<std::string> files;
    for (const std::string &location : options.files)
        for (std::string &file : filesIn(location))
            files.push_back(std::move(file));
    for (const std::string &file : files) {
        Diagnostics diagnostics;
        std::vector<Saga> sagas = readSagas(readFile(file), file, diagnostics);
        console.report(file, diagnostics);
        read.hasErrors = read.hasErrors || std::any_of(diagnostics.begin(), diagnostics.end(),
                                                       [](const Diagnostic &d) { return d.severity == Severity::error; });
        std::move(sagas.begin(), sagas.end(), std::back_inserter(read.sagas));
    }
    if (!options.name.empty())
        std::erase_if(read.sagas, [&](const Saga &saga) { return saga.name != options.name; });
    if (read.sagas.empty())
        throw Error(options.name.empty() ? "There is no saga in what was named; docs/sagas.md says how one is written."
                                         : "There is no saga \"" + options.name + "\" in what was named.");
    return read;
}

const Saga &onlyOne(const ReadSagas &read)
{
    if (read.sagas.size() > 1)
        throw Error("There are " + std::to_string(read.sagas.size()) + " sagas; name one with --saga, for example --saga " +
                    read.sagas.front().name + ".");
    return read.sagas.front();
}

void checkFormat(const std::string &format, std::string_view known)
{
    if ((", " + std::string(known) + ",").find(", " + format + ",") == std::string::npos)
        throw Error("Unknown format \"" + format + "\"; known: " + std::string(known) + ".");
}

int list(const SagaOptions &options, Console &console)
{
    checkFormat(options.format, "text, json");
    const ReadSagas read = readAll(options, console);
    writeResult(options.output, options.format == "json" ? sagaListJson(read.sagas) : sagaListText(read.sagas));
    return read.hasErrors ? exitUsage : exitClean;
}

int check(const SagaOptions &options, Console &console)
{
    checkFormat(options.format, "text, json, mermaid");
    const ReadSagas read = readAll(options, console);
    const Interrupt interrupt;
    std::vector<SagaReport> reports;
    for (const Saga &saga : read.sagas) {
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
    const ReadSagas read = readAll(options, console);
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
    const ReadSagas read = readAll(options, console);
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

void addFiles(CLI::App &command, SagaOptions &options, const std::string &formats)
{
    command.add_option("FILE", options.files, "Sagas as YAML, schema alidade/saga/1, or directories with such files")
        ->type_name("")
        ->required();
    command.add_option("--saga", options.name, "Only the saga of this name")->type_name("NAME");
    command.add_option("-f,--format", options.format, "How the result is written: " + formats)->type_name("FORMAT");
    command.add_option("-o,--output", options.output, "Write here instead of standard output")->type_name("PATH");
    command.add_flag("-v,--verbose", options.isVerbose, "Name every damaged place");
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
    CLI::App *saga = app.add_subcommand("saga", "List, check, play and export sagas");
    saga->require_subcommand(1);
    const auto add = [&](const std::string &name, const std::string &title, int (*run)(const SagaOptions &, Console &),
                         const std::string &formats) {
        auto options = std::make_shared<SagaOptions>();
        CLI::App *command = saga->add_subcommand(name, title);
        addFiles(*command, *options, formats);
        command->callback(
            [options, run, &action] { action = [options, run](Console &console) { return run(*options, console); }; });
        return std::pair(command, options);
    };
    add("list", "Name the sagas of files", list, "text, json");
    const auto [checking, checkOptions] = add("check", "Follow every run, and look at the rules", check, "text, json, mermaid");
    addBounds(*checking, *checkOptions);
    checking->add_option("--max-states", checkOptions->limits.maxStates, "Stop at so many states; 20000000 by default")
        ->type_name("N")
        ->check(CLI::Range(1U, 1'000'000'000U));
    checking->footer("Exit code 1 when a run does not hold or a rule finds something, 0 when all is well.");
    const auto [playing, playOptions] = add("simulate", "Play one run at random", simulate, "text, json, mermaid");
    addBounds(*playing, *playOptions);
    playing->add_option("--seed", playOptions->seed, "The same seed plays the same run; 1 by default")->type_name("N");
    const auto [exporting, exportOptions] = add("export", "Write a saga for other tools", exportSaga, sagaFormatNames());
    exportOptions->format = "mermaid";
    saga->footer("Examples:\n"
                 "  alidade saga check sagas/*.yaml\n"
                 "  alidade saga check order.yaml --faults 1 --format mermaid\n"
                 "  alidade saga simulate order.yaml --seed 7\n"
                 "  alidade saga export order.yaml --format go -o ordersaga");
}

} // namespace alidade
