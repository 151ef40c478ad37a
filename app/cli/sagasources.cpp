#include "app/cli/sagasources.h"

#include "analysis/events/eventstorm.h"
#include "app/cli/console.h"
#include "app/cli/output.h"
#include "importers/sagas/sagayaml.h"
#include "importers/yaml/yaml.h"
#include "model/error.h"
#include "model/store/workspace.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>

namespace alidade {
namespace {

namespace fs = std::filesystem;

/// The files themselves; of a directory those in it, hidden ones aside, that say that they hold sagas.
std::vector<std::string> filesIn(const std::string &location)
{
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

/// What the code of the directories puts together, joined with all that they say.
void addFromCode(const SagaInputs &inputs, Console &console, std::stop_token stop, ReadSagas &read)
{
    Inputs sources{.workspace = {}, .sources = {}, .revision = {}, .isVerbose = inputs.isVerbose, .usesCache = inputs.usesCache};
    for (const std::string &location : inputs.locations) {
        std::error_code ignored;
        if (fs::is_directory(location, ignored))
            sources.sources.push_back(location);
    }
    if (sources.sources.empty())
        return;
    std::vector<KnownSaga> found = allSagasOf(readArchitecture(sources, console, stop));
    std::move(found.begin(), found.end(), std::back_inserter(read.sagas));
}

} // namespace

void addSagaInputs(CLI::App &command, SagaInputs &inputs)
{
    command
        .add_option("FILE", inputs.locations,
                    "Sagas as YAML, schema alidade/saga/1, or directories and repositories with such files and with code that "
                    "puts sagas together")
        ->type_name("");
    command.add_option("-w,--workspace", inputs.workspace, "Read the sagas of this workspace file")->type_name("WORKSPACE");
    command.add_option("--saga", inputs.name, "Only the saga of this name")->type_name("NAME");
    command.add_flag_callback(
        "--no-cache", [&inputs] { inputs.usesCache = false; }, "Read every file anew and keep nothing for the next time");
    command.add_flag("-v,--verbose", inputs.isVerbose, "Name every damaged place");
}

ReadSagas readSagaFiles(const std::vector<std::string> &locations, Console &console)
{
    ReadSagas read;
    for (const std::string &location : locations) {
        for (const std::string &file : filesIn(location)) {
            Diagnostics diagnostics;
            for (Saga &saga : readSagas(readFile(file), file, diagnostics))
                read.sagas.push_back({.saga = std::move(saga), .isDesigned = true});
            console.report(file, diagnostics);
            read.hasErrors = read.hasErrors || std::any_of(diagnostics.begin(), diagnostics.end(),
                                                           [](const Diagnostic &d) { return d.severity == Severity::error; });
        }
    }
    return read;
}

ReadSagas readKnownSagas(const SagaInputs &inputs, Console &console, std::stop_token stop)
{
    console.setVerbose(inputs.isVerbose);
    if (inputs.workspace.empty() == inputs.locations.empty())
        throw Error(inputs.workspace.empty() ? "Name a file with sagas, a directory, or a workspace with -w."
                                             : "Give either -w WORKSPACE or files, not both.");
    ReadSagas read;
    if (!inputs.workspace.empty()) {
        read.sagas = allSagasOf(Workspace::open(inputs.workspace, Workspace::Access::readOnly).architecture());
    } else {
        read = readSagaFiles(inputs.locations, console);
        addFromCode(inputs, console, stop, read);
    }
    if (!inputs.name.empty())
        std::erase_if(read.sagas, [&](const KnownSaga &known) { return known.saga.name != inputs.name; });
    if (read.sagas.empty())
        throw Error(inputs.name.empty() ? "There is no saga in what was named; docs/sagas.md says how one is written."
                                        : "There is no saga \"" + inputs.name + "\" in what was named.");
    return read;
}

} // namespace alidade
