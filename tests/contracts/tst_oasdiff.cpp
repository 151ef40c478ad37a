// How far the verdicts on OpenAPI documents agree with those that oasdiff's own tests expect. The documents are not part of
// this repository:
//   ALIDADE_OASDIFF           a checkout of oasdiff/oasdiff
//   ALIDADE_OASDIFF_EXPECTED  a JSON file: {"cases": [{"test", "base", "revision", "checks", "min_level", "expected_ids",
//                             "expect_none", "must_not_report", "complete"}]}

#include "analysis/contracts/openapi/apibreaking.h"
#include "analysis/contracts/openapi/apirules.h"
#include "importers/contracts/openapi/apiset.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <regex>
#include <sstream>

using namespace alidade;
namespace fs = std::filesystem;

namespace {

constexpr double wantedShare = 0.95;

std::string textOf(const fs::path &path)
{
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

/// Which of oasdiff's checks a rule belongs to, as its list of rules says.
std::map<std::string, std::string> checksByRule(const fs::path &checkout)
{
    std::map<std::string, std::string> ids, checks;
    const std::regex constant(R"x((\w+)\s*=\s*"([a-z0-9-]+)")x");
    for (const fs::directory_entry &file : fs::directory_iterator(checkout / "checker")) {
        const std::string text = textOf(file.path());
        for (std::sregex_iterator each(text.begin(), text.end(), constant), end; each != end; ++each)
            ids.emplace((*each)[1], (*each)[2]);
    }
    const std::string rules = textOf(checkout / "checker/rules.go");
    const std::regex row(R"(newBackwardCompatibilityRule\((\w+), \w+, (\w+),)");
    for (std::sregex_iterator each(rules.begin(), rules.end(), row), end; each != end; ++each)
        checks[ids[(*each)[1]]] = (*each)[2];
    return checks;
}

OpenApiSet readSpec(const fs::path &checkout, const std::string &path)
{
    Diagnostics diagnostics;
    const fs::path whole = checkout / path;
    const auto tree = openTree(whole.parent_path());
    return readApiContracts(*tree, whole.filename().string(), diagnostics);
}

} // namespace

TEST(Oasdiff, agreesWithItsOwnTests)
{
    const char *checkout = std::getenv("ALIDADE_OASDIFF"), *expected = std::getenv("ALIDADE_OASDIFF_EXPECTED");
    if (!checkout || !expected)
        GTEST_SKIP() << "ALIDADE_OASDIFF and ALIDADE_OASDIFF_EXPECTED are not set";
    const std::map<std::string, std::string> checks = checksByRule(checkout);
    const auto cases = nlohmann::json::parse(textOf(expected)).at("cases");
    int agreed = 0, wanted = 0, found = 0, infos = 0, foundInfos = 0;
    for (const auto &each : cases) {
        const std::string check = each.at("checks");
        const std::string level = each.at("min_level");
        Diagnostics diagnostics;
        ApiCheckOptions options;
        options.level = level == "INFO" ? Severity::note : level == "ERR" ? Severity::error : Severity::warning;
        options.today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
        std::set<std::string> ids;
        for (const ContractFinding &finding :
             findApiChanges(readSpec(checkout, each.at("base")), readSpec(checkout, each.at("revision")), options, diagnostics)) {
            const auto of = checks.find(finding.rule);
            if (check == "ALL" || (of != checks.end() && of->second == check))
                ids.insert(finding.rule);
        }
        const auto expectedIds = each.at("expected_ids").get<std::set<std::string>>();
        std::string fault;
        for (const std::string &id : expectedIds) {
            const ApiRule *rule = findApiRule(id);
            const bool isInfo = rule && rule->level == Severity::note;
            ++(isInfo ? infos : wanted);
            if (ids.contains(id))
                ++(isInfo ? foundInfos : found);
            else
                fault += " -" + id;
        }
        if (each.at("complete").get<bool>() || each.at("expect_none").get<bool>()) {
            for (const std::string &id : ids) {
                if (!expectedIds.contains(id))
                    fault += " +" + id;
            }
        }
        for (const std::string id : each.at("must_not_report")) {
            if (ids.contains(id))
                fault += " +" + id;
        }
        agreed += fault.empty();
        if (!fault.empty())
            std::cout << each.at("test").get<std::string>() << " " << each.at("revision") << fault << "\n";
    }
    std::cout << "cases " << agreed << " of " << cases.size() << "; error and warning findings " << found << " of " << wanted
              << "; info findings " << foundInfos << " of " << infos << "\n";
    EXPECT_GE(found, wantedShare * wanted);
    EXPECT_GE(agreed, wantedShare * static_cast<double>(cases.size()));
}
