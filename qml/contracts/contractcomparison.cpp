#include "qml/contracts/contractcomparison.h"

#include "analysis/contracts/breaking.h"
#include "analysis/contracts/openapi/apibreaking.h"
#include "exporters/sarif/sarifparts.h"
#include "importers/contracts/contractset.h"
#include "importers/contracts/contractsource.h"
#include "importers/contracts/openapi/apiset.h"
#include "importers/tree/gitnames.h"
#include "model/error.h"

#include <chrono>

namespace alidade {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostChoices = 200; ///< of tags, and of branches

/// The repository that a place lies in; empty when it lies in none.
fs::path repositoryAbove(fs::path path)
{
    std::error_code failure;
    for (;; path = path.parent_path()) {
        const bool isBare = fs::exists(path / "HEAD", failure) && fs::exists(path / "objects", failure);
        if (isBare || fs::exists(path / ".git", failure))
            return path;
        if (path == path.parent_path())
            return {};
    }
}

GitNames namesOf(const Source &source)
{
    const fs::path repository = repositoryAbove(source.id);
    if (repository.empty())
        return {};
    try {
        return gitNames(findGitDirectory(repository));
    } catch (const Error &) {
        return {}; // one that is not read has no versions to offer
    }
}

void compareProtos(ContractComparison &comparison, const ContractSource &source, const Progress &progress,
                   const std::stop_token &stop)
{
    const ComparisonWish &wish = comparison.wish;
    comparison.before = readContracts(*source.tree, source.only, comparison.diagnostics, progress, stop);
    if (comparison.before.schema.files.empty() || comparison.before.schema.files.front().module < 0)
        throw Error("There is no .proto file in " + wish.older + ".");
    const std::vector<std::string> use = wish.rules.empty() ? std::vector<std::string>() : std::vector{wish.rules};
    comparison.findings =
        findBreakingChanges(comparison.before, wish.newer->set, comparison.diagnostics, {.use = use, .stop = stop});
}

void compareApis(ContractComparison &comparison, const ContractSource &source, const Progress &progress,
                 const std::stop_token &stop)
{
    const ComparisonWish &wish = comparison.wish;
    comparison.apiBefore = readApiContracts(*source.tree, source.only, comparison.diagnostics, progress, stop);
    if (comparison.apiBefore.documents.empty())
        throw Error("There is no OpenAPI document in " + wish.older + ".");
    Diagnostics known; // of the newer version: the library tells them
    comparison.apiNow = readApiContracts(*wish.newer->tree, {}, known, progress, stop);
    const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    comparison.findings = findApiChanges(comparison.apiBefore, comparison.apiNow, {.today = today}, comparison.diagnostics, stop);
}

} // namespace

ContractComparison compareContracts(const ComparisonWish &wish, const Progress &progress, std::stop_token stop)
{
    ContractComparison comparison{.wish = wish};
    const std::string &id = wish.newer->source.id;
    const ContractSource source =
        openContractSource(wish.older.starts_with('/') ? wish.older : id + '@' + wish.older, progress, stop);
    (wish.isApi ? compareApis : compareProtos)(comparison, source, progress, stop);
    return comparison;
}

std::vector<VersionChoice> versionChoices(const Source &source, const std::vector<Source> &all)
{
    std::vector<VersionChoice> choices;
    const GitNames names = namesOf(source);
    const auto add = [&](VersionChoice::Kind kind, const std::vector<std::string> &list) {
        for (std::size_t i = 0; i < std::min(list.size(), mostChoices); ++i)
            choices.push_back({kind, list[i], list[i]});
    };
    if (!names.branches.empty() || !names.tags.empty())
        choices.push_back({VersionChoice::Kind::head, "HEAD", "HEAD"});
    add(VersionChoice::Kind::tag, names.tags);
    add(VersionChoice::Kind::branch, names.branches);
    add(VersionChoice::Kind::branch, names.remoteBranches);
    for (const Source &other : all) {
        const bool isPlace = other.kind == "directory" || other.kind == "git";
        if (isPlace && other.id != source.id)
            choices.push_back(
                {VersionChoice::Kind::source, other.name, other.revision.empty() ? other.id : other.id + '@' + other.revision});
    }
    return choices;
}

std::string fingerprintOf(const ContractFinding &finding)
{
    Fingerprint fingerprint;
    for (const std::string &part : {finding.rule, finding.element, finding.message})
        fingerprint.add(part);
    return fingerprint.text();
}

} // namespace alidade
