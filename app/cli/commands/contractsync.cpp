#include "analysis/contracts/openapi/apibreaking.h"
#include "app/cli/commands/contract.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "exporters/contracts/openapi.h"
#include "importers/contracts/openapi/apiset.h"
#include "model/error.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>

namespace alidade {
namespace {

namespace fs = std::filesystem;

constexpr const char *divergeRule = "contract-tracks-diverge";

struct SyncOptions {
    std::string proto, api, format = "text", file;
    bool isCheck = false, exitZero = false, isVerbose = false;
};

/// What a proto package is as an OpenAPI document, read back.
OpenApiDocument generatedApi(const ConvertedContract &contract, const std::string &path)
{
    Diagnostics diagnostics;
    const auto tree = memoryTree({{path, contract.text}});
    OpenApiSet set = readApiContracts(*tree, path, diagnostics);
    return set.documents.empty() ? OpenApiDocument{.file = path, .files = {path}} : std::move(set.documents.front());
}

ApiCheckOptions checkOptions(Severity level)
{
    ApiCheckOptions options{level};
    options.today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    return options;
}

/// The file that a package is published in.
fs::path publishedPath(const ConvertedContract &contract, const SyncOptions &options, bool isOnly)
{
    fs::path path = options.api;
    if (isOnly && !fs::is_directory(path) && path.has_extension())
        return path;
    const std::string name = contract.package.empty() ? "contract" : contract.package;
    for (const char *ending : {".openapi.yaml", ".openapi.json"}) {
        if (fs::exists(path / (name + ending)))
            return path / (name + ending);
    }
    return path / (name + ".openapi.yaml");
}

/// The document that stands in a file, to compare it with what the proto says today.
OpenApiDocument publishedApi(const fs::path &path, Console &console)
{
    Diagnostics diagnostics;
    const auto tree = memoryTree({{path.generic_string(), readFile(path)}});
    OpenApiSet set = readApiContracts(*tree, path.generic_string(), diagnostics);
    console.report(path.string(), diagnostics);
    if (set.documents.empty())
        throw Error(path.string() + " is no OpenAPI document.");
    return std::move(set.documents.front());
}

/// Whether a document is what the proto says; whatever differs is an entry of the report.
void compareOne(const ConvertedContract &contract, const fs::path &path, ContractReport &report, Console &console)
{
    const auto say = [&](const std::string &message) {
        ContractFinding finding{.rule = "contract-out-of-date", .message = message, .file = path.generic_string()};
        finding.element = contract.package;
        report.changes.push_back({std::move(finding), {}});
    };
    if (!fs::exists(path))
        return say("There is no OpenAPI document of the package " + contract.package + ".");
    if (readFile(path) == contract.text)
        return;
    Diagnostics diagnostics;
    const OpenApiDocument before = publishedApi(path, console), after = generatedApi(contract, path.generic_string());
    for (ContractFinding &finding : findApiChanges(before, after, checkOptions(Severity::warning), diagnostics)) {
        finding.file = path.generic_string(); // places of the new text say nothing of the old one
        finding.span = finding.oldSpan;
        report.changes.push_back({std::move(finding), {}});
    }
    say("It is not what the proto says now.");
}

int sync(const SyncOptions &options, Console &console)
{
    contractWriter(options.format);
    console.setVerbose(options.isVerbose);
    const Interrupt interrupt;
    const ReadContracts contracts = readContractsOf(options.proto, console, interrupt.token());
    const bool isOnly = convertToOpenApi(contracts.set, {}).size() == 1;
    ContractReport report{ContractReport::Kind::diff, options.api, options.proto};
    for (const OpenApiVersion version : {OpenApiVersion::v31, OpenApiVersion::v30}) {
        for (const bool asJson : {false, true}) {
            for (const ConvertedContract &contract : convertToOpenApi(contracts.set, {version, asJson})) {
                const fs::path path = publishedPath(contract, options, isOnly);
                const std::string old = fs::exists(path) ? readFile(path) : std::string();
                const bool is30 = old.find("openapi: 3.0") != std::string::npos ||
                                  old.find("\"openapi\": \"3.0") != std::string::npos ||
                                  old.find("openapi: \"3.0") != std::string::npos;
                if (is30 != (version == OpenApiVersion::v30) || (path.extension() == ".json") != asJson)
                    continue;
                if (options.isCheck) {
                    compareOne(contract, path, report, console);
                } else if (old != contract.text) {
                    if (path.has_parent_path())
                        fs::create_directories(path.parent_path());
                    writeFileAtomically(path, contract.text);
                    console.message("Wrote " + path.string());
                }
            }
        }
    }
    if (!options.isCheck)
        return contracts.hasErrors ? exitUsage : exitClean;
    for (const BreakingChange &change : report.changes)
        report.rules.push_back({change.finding.rule, apiRulePurpose(change.finding.rule), {}});
    writeResult(options.file, contractWriter(options.format)(report, {.useColor = options.file.empty() && console.useColor()}));
    if (!report.changes.empty() && !options.exitZero)
        return exitFindings;
    return contracts.hasErrors ? exitUsage : exitClean;
}

std::set<std::string> shapes(const OpenApiDocument &document)
{
    std::set<std::string> result;
    for (const OpenApiPath &path : document.paths) {
        for (const OpenApiOperation &operation : path.operations)
            result.insert(operation.method + " " + openApiPathShape(path.path));
    }
    return result;
}

/// What an API means, as opposed to how its document is kept.
bool isMeaning(const std::string &rule)
{
    static constexpr std::array<std::string_view, 7> others{
        "api-tag",    "api-operation-id",     "api-security",   "api-global-security",
        "api-schema", "response-non-success", "response-header"};
    return rule.find("annotation-only") == std::string::npos &&
           std::none_of(others.begin(), others.end(), [&](std::string_view begin) { return rule.starts_with(begin); });
}

int diverge(const SyncOptions &options, Console &console)
{
    contractWriter(options.format);
    console.setVerbose(options.isVerbose);
    const Interrupt interrupt;
    const ReadContracts protos = readContractsOf(options.proto, console, interrupt.token());
    const ReadContracts apis = readContractsOf(options.api, console, interrupt.token(), ContractLanguages::openApi);
    std::vector<OpenApiDocument> generated;
    for (const ConvertedContract &contract : convertToOpenApi(protos.set, {}))
        generated.push_back(generatedApi(contract, contract.package));
    ContractReport report{ContractReport::Kind::diff, options.proto, options.api};
    Diagnostics diagnostics;
    for (const OpenApiDocument &api : apis.apis.documents) {
        const std::set<std::string> own = shapes(api);
        const auto shared = [&](const OpenApiDocument &other) {
            const std::set<std::string> others = shapes(other);
            return std::count_if(own.begin(), own.end(), [&](const std::string &each) { return others.contains(each); });
        };
        const auto best = std::max_element(generated.begin(), generated.end(),
                                           [&](const auto &left, const auto &right) { return shared(left) < shared(right); });
        if (best == generated.end() || shared(*best) == 0) {
            console.message(api.file + " has no operation in common with the proto files.");
            continue;
        }
        for (ContractFinding &finding :
             findApiChanges(*best, api, checkOptions(Severity::note), diagnostics, interrupt.token())) {
            if (!isMeaning(finding.rule))
                continue;
            finding.message = "The proto and the document differ: " + finding.message + " (" + finding.rule + ")";
            finding.rule = divergeRule;
            finding.level = Severity::warning;
            finding.oldFile.clear();
            if (finding.file.empty())
                finding.file = api.file;
            report.changes.push_back({std::move(finding), {}});
        }
    }
    if (!report.changes.empty())
        report.rules.push_back({divergeRule, "The proto and the OpenAPI document of one API differ", {}});
    console.report(options.api, diagnostics);
    writeResult(options.file, contractWriter(options.format)(report, {.useColor = options.file.empty() && console.useColor()}));
    if (!report.changes.empty() && !options.exitZero)
        return exitFindings;
    return protos.hasErrors || apis.hasErrors ? exitUsage : exitClean;
}

CLI::App *addCommon(CLI::App &parent, const std::string &name, const std::string &text, SyncOptions &options)
{
    CLI::App *command = parent.add_subcommand(name, text);
    command->add_option("PROTO", options.proto, "Where the .proto files are")->type_name("")->required();
    command->add_option("OPENAPI", options.api, "The document, or the directory of documents called PACKAGE.openapi.yaml")
        ->type_name("")
        ->required();
    command->add_option("-f,--format", options.format, "How the result is written: text, json, sarif, markdown")
        ->type_name("FORMAT");
    command->add_option("-o,--output", options.file, "Write to this file, in one step, instead of standard output")
        ->type_name("FILE");
    command->add_flag("--exit-zero", options.exitZero, "Exit with 0 even when there are findings");
    command->add_flag("-v,--verbose", options.isVerbose, "List everything that could not be read");
    return command;
}

} // namespace

void addContractSync(CLI::App &parent, Action &action)
{
    auto options = std::make_shared<SyncOptions>();
    CLI::App *command = addCommon(parent, "sync", "Write the OpenAPI documents that proto files mean, or check them", *options);
    command->add_flag("--check", options->isCheck, "Write nothing: exit with 1 when a document is not what the proto says");
    command->footer("Exit code of --check: 1 when a document is out of date; what would break those who use it is listed.\n\n"
                    "Examples:\n"
                    "  alidade contract sync proto api\n"
                    "  alidade contract sync proto api --check");
    command->callback([options, &action] { action = [options](Console &console) { return sync(*options, console); }; });
}

void addContractDiverge(CLI::App &parent, Action &action)
{
    auto options = std::make_shared<SyncOptions>();
    CLI::App *command = addCommon(parent, "diverge", "Say where the proto and the OpenAPI document of one API differ", *options);
    command->footer(
        "What the proto means is compared with the document: operations, types, widths, required members, enums, limits.\n"
        "Exit code 1 when they differ.\n\n"
        "Examples:\n"
        "  alidade contract diverge proto api/orders.yaml");
    command->callback([options, &action] { action = [options](Console &console) { return diverge(*options, console); }; });
}

} // namespace alidade
