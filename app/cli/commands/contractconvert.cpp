#include "app/cli/commands/contract.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "exporters/contracts/openapi.h"
#include "exporters/contracts/proto/protowriter.h"
#include "importers/contracts/builtincontracts.h"
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
        throw Error("Unknown language \"" + options.to + "\"; known: openapi3.0, openapi3.1, proto3.");
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

/// Writes the ledger where it was asked for, else says how long it is.
void writeLedger(const std::vector<LedgerEntry> &ledger, const ConvertOptions &options, Console &console)
{
    if (!options.ledger.empty())
        writeFileAtomically(options.ledger, options.ledger.ends_with(".json") ? ledgerJson(ledger) : ledgerText(ledger));
    else if (!ledger.empty())
        console.message(std::to_string(ledger.size()) + " things could not be kept as they are; --ledger FILE lists them.");
}

/// "shop.orders.v1" -> "shop/orders/v1/orders.proto".
std::filesystem::path protoPathOf(const std::string &package)
{
    std::filesystem::path directory;
    std::string name;
    for (std::size_t begin = 0; begin <= package.size();) {
        const std::size_t end = std::min(package.find('.', begin), package.size());
        const std::string part = package.substr(begin, end - begin);
        const bool isVersion = part.size() > 1 && part[0] == 'v' && part[1] >= '0' && part[1] <= '9';
        if (!isVersion || name.empty())
            name = part;
        directory /= part;
        begin = end + 1;
    }
    return directory / (name + ".proto");
}

/// Files that protoc and buf do not have of themselves; what is there already stays.
void writeImports(const std::set<std::string> &imports, const std::filesystem::path &root)
{
    std::set<std::string> wanted;
    for (const std::string &each : imports) {
        if (!each.starts_with("google/protobuf/"))
            wanted.insert(each);
        if (each == "google/api/annotations.proto")
            wanted.insert("google/api/http.proto");
    }
    for (const std::string &each : wanted) {
        const std::string text = builtInContract(each);
        if (text.empty() || std::filesystem::exists(root / each))
            continue;
        std::filesystem::create_directories((root / each).parent_path());
        writeFileAtomically(root / each, text);
    }
}

/// A proto and, beside it, the lock that keeps its numbers. Several documents need a directory.
void writeProto(const OpenApiDocument &document, bool isOnly, const ConvertOptions &options, std::vector<LedgerEntry> &ledger)
{
    const bool isFile = options.output.ends_with(".proto");
    std::filesystem::path path = options.output;
    if (!isFile && !options.output.empty())
        path /= protoPathOf(convertToProto(document, {}, options.package).package);
    const std::filesystem::path lock = path.string() + ".lock.json";
    const bool hasLock = !options.output.empty() && std::filesystem::exists(lock);
    const ConvertedApi converted =
        convertToProto(document, hasLock ? readProtoLock(readFile(lock), lock.string()) : ProtoLock(), options.package);
    ledger.insert(ledger.end(), converted.ledger.begin(), converted.ledger.end());
    if ((options.output.empty() || isFile) && !isOnly)
        throw Error("There are several documents: name a directory with -o, or one of them.");
    if (options.output.empty())
        return writeResult({}, converted.text);
    if (path.has_parent_path())
        std::filesystem::create_directories(path.parent_path());
    writeFileAtomically(path, converted.text);
    writeFileAtomically(lock, protoLockText(converted.lock));
    if (!isFile)
        writeImports(converted.imports, options.output);
}

int runToProto(const ConvertOptions &options, Console &console)
{
    console.setVerbose(options.isVerbose);
    const Interrupt interrupt;
    const ReadContracts contracts = readContractsOf(options.contracts, console, interrupt.token(), ContractLanguages::openApi);
    std::vector<LedgerEntry> ledger;
    for (const OpenApiDocument &document : contracts.apis.documents)
        writeProto(document, contracts.apis.documents.size() == 1, options, ledger);
    writeLedger(ledger, options, console);
    return contracts.hasErrors ? exitUsage : exitClean;
}

int run(const ConvertOptions &options, Console &console)
{
    if (options.to == "proto3")
        return runToProto(options, console);
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
    writeLedger(ledger, options, console);
    return contracts.hasErrors ? exitUsage : exitClean;
}

} // namespace

void addContractConvert(CLI::App &parent, Action &action)
{
    auto options = std::make_shared<ConvertOptions>();
    CLI::App *command = parent.add_subcommand(
        "convert", "Make OpenAPI documents of .proto files, one a package, or proto files of OpenAPI documents");
    command->add_option("SOURCE", options->contracts, "Where the contracts are. Default: the current directory")->type_name("");
    command->add_option("--to", options->to, "openapi3.1 (default), openapi3.0, or proto3")->type_name("LANGUAGE");
    command->add_option("-f,--format", options->format, "yaml (default) or json")->type_name("FORMAT");
    command->add_option("--package", options->package, "Only this package; of proto3: the name of the package")
        ->type_name("NAME");
    command->add_option("-o,--output", options->output, "Write to this file, or into this directory")->type_name("PATH");
    command->add_option("--ledger", options->ledger, "Write what was dropped or approximated to this file (.json or text)")
        ->type_name("FILE");
    command->add_flag("-v,--verbose", options->isVerbose, "List everything that could not be read");
    command->footer(
        "Examples:\n"
        "  alidade contract convert proto/shop.proto\n"
        "  alidade contract convert proto --to openapi3.0 -o api --ledger losses.txt\n"
        "  alidade contract convert api/openapi.yaml --to proto3 -o proto     numbers are kept in FILE.proto.lock.json");
    command->callback([options, &action] { action = [options](Console &console) { return run(*options, console); }; });
}

} // namespace alidade
