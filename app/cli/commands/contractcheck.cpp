#include "analysis/contracts/breaking.h"
#include "analysis/contracts/consumers.h"
#include "analysis/contracts/lint.h"
#include "analysis/contracts/openapi/apibreaking.h"
#include "analysis/contracts/openapi/apiconsumers.h"
#include "app/cli/commands/contract.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "model/error.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>

namespace alidade {
namespace {

struct CheckOptions {
    std::string older, newer = ".";
    std::vector<std::string> rules;
    Inputs inputs; ///< where consumers are looked for
    std::string format = "text", file, level = "warning";
    int betaSunsetDays = 0, stableSunsetDays = 0;
    bool exitZero = false;

    void add(CLI::App &command)
    {
        command.add_option("--rules", rules, "Rules and categories in the place of those that buf.yaml names")
            ->type_name("RULE")
            ->delimiter(',');
        command.add_option("-f,--format", format, "How the result is written: text, json, sarif, markdown")->type_name("FORMAT");
        command.add_option("-o,--output", file, "Write to this file, in one step, instead of standard output")->type_name("FILE");
        command.add_flag("--exit-zero", exitZero, "Exit with 0 even when there are findings");
    }
};

/// A word on the command line that is no rule ends it; one in buf.yaml is only told.
void checkRules(const std::vector<std::string> &rules, RuleKind kind)
{
    for (const std::string &rule : rules) {
        if (kind == RuleKind::breaking && findApiRule(rule))
            continue;
        if (rulesNamed(rule, kind, CheckVersion::v2).empty())
            throw Error("\"" + rule + "\" is no rule or category of " + (kind == RuleKind::lint ? "lint." : "breaking changes."));
    }
}

std::vector<ReportedRule> rulesOf(const std::vector<BreakingChange> &changes)
{
    std::set<std::string> ids;
    for (const BreakingChange &change : changes)
        ids.insert(change.finding.rule);
    std::vector<ReportedRule> rules;
    for (const std::string &id : ids) {
        const ContractRule *rule = findContractRule(id);
        if (!rule) {
            rules.push_back({id, apiRulePurpose(id), {}});
            continue;
        }
        ReportedRule &reported = rules.emplace_back(ReportedRule{id, std::string(rule->purpose), {}});
        for (std::string_view category : categoriesOf(*rule, CheckVersion::v2))
            reported.categories.emplace_back(category);
    }
    return rules;
}

int finish(const CheckOptions &options, ContractReport &report, bool hasErrors, Console &console)
{
    report.rules = rulesOf(report.changes);
    writeResult(options.file, contractWriter(options.format)(report, {.useColor = options.file.empty() && console.useColor()}));
    const bool hasFindings = std::any_of(report.changes.begin(), report.changes.end(),
                                         [](const BreakingChange &change) { return change.finding.level != Severity::note; });
    if (hasFindings && !options.exitZero)
        return exitFindings;
    return hasErrors ? exitUsage : exitClean;
}

int lint(const CheckOptions &options, Console &console)
{
    contractWriter(options.format); // a wrong word is found before the sources are read
    checkRules(options.rules, RuleKind::lint);
    console.setVerbose(options.inputs.isVerbose);
    const Interrupt interrupt;
    const ReadContracts contracts = readContractsOf(options.newer, console, interrupt.token());
    Diagnostics diagnostics;
    ContractReport report{ContractReport::Kind::lint, {}, options.newer};
    for (ContractFinding &finding : lintContracts(contracts.set, diagnostics, {options.rules, interrupt.token()}))
        report.changes.push_back({std::move(finding), {}});
    console.report(options.newer, diagnostics);
    return finish(options, report, contracts.hasErrors, console);
}

Severity levelOf(const std::string &word)
{
    if (word == "error")
        return Severity::error;
    if (word == "warning")
        return Severity::warning;
    if (word == "note")
        return Severity::note;
    throw Error("Unknown level \"" + word + "\"; known: error, warning, note.");
}

ApiCheckOptions apiOptions(const CheckOptions &options)
{
    ApiCheckOptions result{levelOf(options.level)};
    for (const std::string &rule : options.rules) {
        if (findApiRule(rule))
            result.rules.insert(rule);
    }
    result.today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    result.betaSunsetDays = options.betaSunsetDays;
    result.stableSunsetDays = options.stableSunsetDays;
    return result;
}

/// The changes of both languages. Rules that are named limit the language that they belong to; when all of them belong to
/// one language, the other one is not compared.
void findChanges(const CheckOptions &options, const ReadContracts &older, const ReadContracts &newer, ContractReport &report,
                 Diagnostics &diagnostics, std::stop_token stop)
{
    const ApiCheckOptions api = apiOptions(options);
    std::vector<std::string> rules = options.rules;
    std::erase_if(rules, [](const std::string &rule) { return findApiRule(rule) != nullptr; });
    if (options.rules.empty() || !rules.empty()) {
        for (ContractFinding &finding : findBreakingChanges(older.set, newer.set, diagnostics, {rules, stop}))
            report.changes.push_back({std::move(finding), {}});
    }
    if (options.rules.empty() || !api.rules.empty()) {
        for (ContractFinding &finding : findApiChanges(older.apis, newer.apis, api, diagnostics, stop))
            report.changes.push_back({std::move(finding), {}});
    }
}

int diff(const CheckOptions &options, Console &console)
{
    levelOf(options.level);
    contractWriter(options.format);
    checkRules(options.rules, RuleKind::breaking);
    console.setVerbose(options.inputs.isVerbose);
    const Interrupt interrupt;
    const ReadContracts older = readContractsOf(options.older, console, interrupt.token(), ContractLanguages::both);
    const ReadContracts newer = readContractsOf(options.newer, console, interrupt.token(), ContractLanguages::both);
    Diagnostics diagnostics;
    ContractReport report{ContractReport::Kind::diff, options.older, options.newer};
    findChanges(options, older, newer, report, diagnostics, interrupt.token());
    console.report(options.newer, diagnostics);
    if (asksForConsumers(options.inputs)) {
        const Architecture architecture = readArchitecture(options.inputs, console, interrupt.token());
        const ContractConsumers consumers(architecture, older.set, newer.set);
        const ApiConsumers apiConsumers(architecture, older.apis, newer.apis);
        report.knowsConsumers = true;
        for (BreakingChange &change : report.changes)
            change.verdicts =
                findApiRule(change.finding.rule) ? apiConsumers.verdicts(change.finding) : consumers.verdicts(change.finding);
    }
    return finish(options, report, older.hasErrors || newer.hasErrors, console);
}

} // namespace

void addContractLint(CLI::App &parent, Action &action)
{
    auto options = std::make_shared<CheckOptions>();
    CLI::App *command = parent.add_subcommand("lint", "Look for what is against the style rules of buf");
    command->add_option("SOURCE", options->newer, "Where the contracts are. Default: the current directory")->type_name("");
    options->add(*command);
    command->add_flag("-v,--verbose", options->inputs.isVerbose, "List everything that could not be read");
    command->footer("Exit code 1 when there is a finding, 2 when a contract cannot be read, 0 otherwise.\n\n"
                    "Examples:\n"
                    "  alidade contract lint proto\n"
                    "  alidade contract lint . --rules MINIMAL,COMMENTS -f sarif -o lint.sarif");
    command->callback([options, &action] { action = [options](Console &console) { return lint(*options, console); }; });
}

void addContractDiff(CLI::App &parent, Action &action)
{
    auto options = std::make_shared<CheckOptions>();
    CLI::App *command = parent.add_subcommand("diff", "Find what breaks between two versions, and whom");
    command->add_option("OLD", options->older, "The version that consumers were made for")->type_name("")->required();
    command->add_option("NEW", options->newer, "The version that they will meet. Default: the current directory")->type_name("");
    options->add(*command);
    addConsumerOptions(*command, options->inputs);
    command->add_option("--level", options->level, "Of OpenAPI: error, warning (default) or note; what counts less is left out")
        ->type_name("LEVEL");
    command
        ->add_option("--sunset-days-beta", options->betaSunsetDays, "Days that something deprecated has to live while it is beta")
        ->type_name("DAYS");
    command->add_option("--sunset-days-stable", options->stableSunsetDays, "The same for what is stable")->type_name("DAYS");
    command->footer("Exit code 1 when something breaks, 2 when a contract cannot be read, 0 otherwise.\n\n"
                    "Examples:\n"
                    "  alidade contract diff main:./proto proto\n"
                    "  alidade contract diff api@v1.4.0 api@v1.5.0 --rules WIRE_JSON\n"
                    "  alidade contract diff main:./api/openapi.yaml api/openapi.yaml\n"
                    "  alidade contract diff proto@main proto -w shop.alidade -f markdown");
    command->callback([options, &action] { action = [options](Console &console) { return diff(*options, console); }; });
}

} // namespace alidade
