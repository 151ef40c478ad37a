#pragma once

#include "analysis/contracts/contractrules.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/sources.h"
#include "exporters/contracts/contractreport.h"
#include "importers/contracts/contractset.h"
#include "model/openapi.h"

#include <stop_token>
#include <string>

namespace alidade {

/// Contracts of a source, and whether all of them could be read.
struct ReadContracts {
    ContractSet set;
    OpenApiSet apis;
    bool hasErrors = false;
};

/// Reads what `name` means (openContractSource()) and reports what could not be read. Throws Error, also when there is no
/// contract at all. `languages`: what is read of a directory; of a file that is clear.
enum class ContractLanguages : std::uint8_t { proto, openApi, both };
ReadContracts readContractsOf(const std::string &name, Console &console, std::stop_token stop,
                              ContractLanguages languages = ContractLanguages::proto);

/// The options for who uses contracts: -w FILE or --consumers SOURCE.
void addConsumerOptions(CLI::App &command, Inputs &inputs);
/// Whether one of them was given.
bool asksForConsumers(const Inputs &inputs);

/// How a report is written: text, json, sarif, markdown. Throws Error for any other word.
using ContractWriter = std::string (*)(const ContractReport &, const TextOptions &);
ContractWriter contractWriter(const std::string &format);

// The commands below `alidade contract`.
void addContractLint(CLI::App &parent, Action &action);
void addContractDiff(CLI::App &parent, Action &action);
void addContractConsumers(CLI::App &parent, Action &action);
void addContractConvert(CLI::App &parent, Action &action);
void addContractSync(CLI::App &parent, Action &action);
void addContractDiverge(CLI::App &parent, Action &action);

} // namespace alidade
