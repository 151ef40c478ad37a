#include "app/cli/commands/contract.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "exporters/contracts/openapi.h"
#include "model/error.h"

#include <CLI/CLI.hpp>

#include <filesystem>

namespace alidade {
namespace {

struct ConvertOptions {
    std::string contracts = ".", to = "openapi3.1", format = "yaml", package, output, ledger;
    bool isVerbose = false;
};

ConversionOptions conversion(const ConvertOptions &options)
{
    if (options.to != "openapi3.0" && options.to != "openapi3.1")
        throw Error("Unknown language \"" + options.to + "\"; known: openapi3.0, openapi3.1.");
    if (options.format != "yaml" && options.format != "json")
        throw Error("Unknown format \"" + options.format + "\"; known: yaml, json.");
    return {options.to == "openapi3.0" ? OpenApiVersion::v30 : OpenApiVersion::v31, options.format == "json"};
}

/// One document goes to a file or standard output, several into a directory.
void write(const std::vector<ConvertedContract> &documents, const ConvertOptions &options)
{
    if (documents.size() == 1 && !std::filesystem::is_directory(options.output)) {
        writeResult(options.output, documents.front().text);
        return;
    }
    if (options.output.empty())
        throw Error("There are " + std::to_string(documents.size()) +
                    " packages: name a directory with -o, or one of them with --package.");
    std::filesystem::create_directories(options.output);
    for (const ConvertedContract &document : documents) {
        const std::string name = document.package.empty() ? "contract" : document.package;
        writeFileAtomically(std::filesystem::path(options.output) / (name + ".openapi." + options.format), document.text);
    }
}

int run(const ConvertOptions &options, Console &console)
{
    const ConversionOptions how = conversion(options);
    console.setVerbose(options.isVerbose);
    const Interrupt interrupt;
    const ReadContracts contracts = readContractsOf(options.contracts, console, interrupt.token());
    std::vector<ConvertedContract> documents = convertToOpenApi(contracts.set, how);
    if (!options.package.empty())
        std::erase_if(documents, [&](const ConvertedContract &each) { return each.package != options.package; });
    if (documents.empty())
        throw Error(options.package.empty() ? "The contracts declare nothing." : "There is no package " + options.package + ".");
    write(documents, options);
    std::vector<LedgerEntry> ledger;
    for (const ConvertedContract &document : documents)
        ledger.insert(ledger.end(), document.ledger.begin(), document.ledger.end());
    if (!options.ledger.empty())
        writeFileAtomically(options.ledger, options.ledger.ends_with(".json") ? ledgerJson(ledger) : ledgerText(ledger));
    else if (!ledger.empty())
        console.message(std::to_string(ledger.size()) + " things could not be kept as they are; --ledger FILE lists them.");
    return contracts.hasErrors ? exitUsage : exitClean;
}

} // namespace

void addContractConvert(CLI::App &parent, Action &action)
{
    auto options = std::make_shared<ConvertOptions>();
    CLI::App *command = parent.add_subcommand("convert", "Make OpenAPI documents of .proto files, one a package");
    command->add_option("SOURCE", options->contracts, "Where the contracts are. Default: the current directory")->type_name("");
    command->add_option("--to", options->to, "openapi3.1 (default) or openapi3.0")->type_name("LANGUAGE");
    command->add_option("-f,--format", options->format, "yaml (default) or json")->type_name("FORMAT");
    command->add_option("--package", options->package, "Only this package")->type_name("NAME");
    command->add_option("-o,--output", options->output, "Write to this file, or into this directory")->type_name("PATH");
    command->add_option("--ledger", options->ledger, "Write what was dropped or approximated to this file (.json or text)")
        ->type_name("FILE");
    command->add_flag("-v,--verbose", options->isVerbose, "List everything that could not be read");
    command->footer("Examples:\n"
                    "  alidade contract convert proto/shop.proto\n"
                    "  alidade contract convert proto --to openapi3.0 -o api --ledger losses.txt");
    command->callback([options, &action] { action = [options](Console &console) { return run(*options, console); }; });
}

} // namespace alidade
