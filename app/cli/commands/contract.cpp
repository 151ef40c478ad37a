#include "app/cli/commands/contract.h"

#include "importers/contracts/contractsource.h"
#include "importers/contracts/openapi/apiset.h"
#include "model/error.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace alidade {

ReadContracts readContractsOf(const std::string &name, Console &console, std::stop_token stop, ContractLanguages languages)
{
    ReadContracts result;
    const ContractSource source = openContractSource(name, console.progress(), stop);
    Diagnostics diagnostics;
    const bool isApi = !source.only.empty() && mayBeApiContract(source.only);
    if (isApi || languages != ContractLanguages::proto)
        result.apis = readApiContracts(*source.tree, source.only, diagnostics, console.progress(), stop);
    if (!isApi && languages != ContractLanguages::openApi)
        result.set = readContracts(*source.tree, source.only, diagnostics, console.progress(), stop);
    console.clearProgress();
    console.report(name, diagnostics);
    result.hasErrors = std::any_of(diagnostics.begin(), diagnostics.end(),
                                   [](const Diagnostic &each) { return each.severity == Severity::error; });
    const std::vector<ProtoFile> &files = result.set.schema.files;
    const bool hasProto = std::any_of(files.begin(), files.end(), [](const ProtoFile &file) { return file.module >= 0; });
    if (!result.hasErrors && !hasProto && result.apis.documents.empty())
        throw Error("There is no " +
                    std::string(languages == ContractLanguages::proto     ? ".proto file"
                                : languages == ContractLanguages::openApi ? "OpenAPI document"
                                                                          : ".proto file and no OpenAPI document") +
                    " in " + name + ".");
    return result;
}

void addConsumerOptions(CLI::App &command, Inputs &inputs)
{
    command.add_option("-w,--workspace", inputs.workspace, "Look for consumers in this workspace")->type_name("FILE");
    command
        .add_option("--consumers", inputs.sources,
                    "Look for consumers in these directories and git repositories; may be given several times")
        ->type_name("SOURCE");
    command.add_flag("-v,--verbose", inputs.isVerbose, "List everything that could not be read or resolved");
}

bool asksForConsumers(const Inputs &inputs) { return !inputs.workspace.empty() || !inputs.sources.empty(); }

ContractWriter contractWriter(const std::string &format)
{
    if (format == "text")
        return contractText;
    if (format == "json")
        return [](const ContractReport &report, const TextOptions &) { return contractJson(report); };
    if (format == "sarif")
        return [](const ContractReport &report, const TextOptions &) { return contractSarif(report); };
    if (format == "markdown")
        return [](const ContractReport &report, const TextOptions &) { return contractMarkdown(report); };
    throw Error("Unknown format \"" + format + "\"; known: text, json, sarif, markdown.");
}

void addContractCommand(CLI::App &app, Action &action)
{
    CLI::App *command = app.add_subcommand("contract", "Lint, compare and convert contracts, and find who uses them");
    command->require_subcommand(1);
    command->footer("Contracts are .proto files and OpenAPI documents. A source is a directory, a file, DIRECTORY@REVISION, or "
                    "REVISION:DIRECTORY as\n"
                    "git writes it. Settings are those of buf.yaml.\n\n"
                    "Examples:\n"
                    "  alidade contract lint .\n"
                    "  alidade contract diff main:./proto proto --consumers .    what broke since main, and whom?\n"
                    "  alidade contract consumers shop.v1.OrderService/Create --consumers .\n"
                    "  alidade contract convert proto -o api");
    addContractLint(*command, action);
    addContractDiff(*command, action);
    addContractConsumers(*command, action);
    addContractConvert(*command, action);
    addContractSync(*command, action);
    addContractDiverge(*command, action);
}

} // namespace alidade
