#include "analysis/contracts/consumers.h"
#include "app/cli/commands/contract.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "app/cli/viewoptions.h"
#include "model/error.h"

namespace alidade {
namespace {

struct ConsumersOptions {
    std::string name, contracts = ".";
    Inputs inputs;
    std::string format = "text", file;
};

int run(ConsumersOptions options, Console &console)
{
    checkReportFormat(options.format);
    const Interrupt interrupt;
    console.setVerbose(options.inputs.isVerbose);
    const ReadContracts contracts = readContractsOf(options.contracts, console, interrupt.token());
    if (!asksForConsumers(options.inputs))
        options.inputs.sources.push_back(".");
    const Architecture architecture = readArchitecture(options.inputs, console, interrupt.token());
    const ContractConsumers consumers(architecture, contracts.set, contracts.set);
    if (!consumers.knows(options.name))
        throw Error("The contracts in " + options.contracts + " declare nothing called \"" + options.name + "\".");
    const std::vector<ContractUse> uses = consumers.usesOf(options.name);
    writeResult(options.file,
                options.format == "json" ? contractUsesJson(options.name, uses) : contractUsesText(options.name, uses));
    return exitClean;
}

} // namespace

void addContractConsumers(CLI::App &parent, Action &action)
{
    auto options = std::make_shared<ConsumersOptions>();
    CLI::App *command = parent.add_subcommand("consumers", "List who serves and who uses a method, message or field");
    command
        ->add_option("NAME", options->name, "A service, method, message, field, enum or package; the end of its name is enough")
        ->type_name("")
        ->required();
    command->add_option("--contracts", options->contracts, "Where the contracts are. Default: the current directory")
        ->type_name("SOURCE");
    addConsumerOptions(*command, options->inputs);
    addReportOptions(*command, options->format, options->file);
    command->footer("Uses come from code, traces and manifests. Where only the service of a call is known, that is listed.\n\n"
                    "Examples:\n"
                    "  alidade contract consumers OrderService/Create\n"
                    "  alidade contract consumers shop.v1.Money.currency -w shop.alidade -f json");
    command->callback([options, &action] { action = [options](Console &console) { return run(*options, console); }; });
}

} // namespace alidade
