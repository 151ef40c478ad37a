#include "analysis/contracts/breaking.h"

#include "analysis/contracts/breakingcheck.h"
#include "analysis/contracts/packageversion.h"
#include "model/error.h"

#include <algorithm>
#include <tuple>

namespace alidade {

namespace {

/// The module of the older set that became this one; -1 when there is none.
std::int32_t olderModule(const ContractSet &older, const ContractSet &newer, const ContractModule &module)
{
    for (std::size_t i = 0; i < older.modules.size(); ++i) {
        if (older.modules[i].root == module.root)
            return static_cast<std::int32_t>(i);
    }
    return older.modules.size() == 1 && newer.modules.size() == 1 ? 0 : -1;
}

} // namespace

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

BreakingCheck::BreakingCheck(const ContractSet &older, std::int32_t oldModule, const ContractSet &newer, std::int32_t newModule,
                             std::set<std::string_view> rules, std::stop_token stop)
    : m_oldSet(older), m_newSet(newer), m_module(newer.modules[static_cast<std::size_t>(newModule)]), m_rules(std::move(rules)),
      m_filter(m_module.checks.breaking, RuleKind::breaking, m_module.checks.version), m_stop(std::move(stop)),
      m_old(older, oldModule), m_new(newer, newModule), m_oldEnums(allEnums(older)), m_newEnums(allEnums(newer))
{}

std::vector<ContractFinding> BreakingCheck::run()
{
    checkFiles();
    checkPackages();
    checkMessages();
    checkEnums();
    checkServices();
    checkExtensionFields();
    return std::move(m_findings);
}

void BreakingCheck::checkStop() const
{
    if (m_stop.stop_requested())
        throw Cancelled();
}

void BreakingCheck::add(std::string_view rule, const ChangePlace &place, std::string element, std::string message)
{
    for (const ProtoFile *file : {place.file, place.oldFile}) {
        if (file == nullptr)
            continue;
        const bool isUnstable =
            m_module.checks.ignoresUnstablePackages && stabilityOf(file->package) == PackageStability::unstable;
        if (isUnstable || m_filter.isIgnored(rule, file->name))
            return;
    }
    ContractFinding finding{std::string(rule), std::move(message)};
    finding.file = place.file == nullptr ? std::string() : place.file->place;
    finding.span = place.span;
    finding.oldFile = place.oldFile == nullptr ? std::string() : place.oldFile->place;
    finding.oldSpan = place.oldSpan;
    finding.element = std::move(element);
    m_findings.push_back(std::move(finding));
}

/// Where something that is gone would stand: the nearest message around it that is still there, in the file or anywhere in its
/// package, else the file.
ChangePlace BreakingCheck::deletedFrom(const ProtoFile *file, std::string_view nested, bool isInFile) const
{
    ChangePlace place{file};
    while (file != nullptr && nested.find('.') != std::string_view::npos) {
        nested = nested.substr(0, nested.rfind('.'));
        const auto found = m_new.messages.find(protoName(file->package, nested));
        if (found == m_new.messages.end())
            continue;
        const Declared<ProtoMessage> &around = found->second.near(file->name);
        if (around.file == file || !isInFile)
            return {around.file, around->span};
    }
    return place;
}

std::vector<ContractFinding> findBreakingChanges(const ContractSet &older, const ContractSet &newer, Diagnostics &diagnostics,
                                                 const BreakingOptions &options)
{
    std::vector<ContractFinding> findings;
    for (std::size_t i = 0; i < newer.modules.size(); ++i) {
        const ContractModule &module = newer.modules[i];
        CheckSelection selection = module.checks.breaking;
        if (!options.use.empty())
            selection.use = options.use;
        // What a person asks for here and now means the rules of today.
        const CheckVersion version = options.use.empty() ? module.checks.version : CheckVersion::v2;
        std::vector<std::string> unknown;
        auto rules = selectedRules(selection, RuleKind::breaking, version, unknown);
        for (const std::string &name : unknown)
            diagnostics.push_back(
                {Severity::warning, module.file, 0, quoted(name) + " is no rule or category of breaking changes"});
        const std::int32_t old = olderModule(older, newer, module);
        if (old < 0)
            continue;
        std::vector<ContractFinding> own =
            BreakingCheck(older, old, newer, static_cast<std::int32_t>(i), std::move(rules), options.stop).run();
        std::move(own.begin(), own.end(), std::back_inserter(findings));
    }
    const auto key = [](const ContractFinding &each) {
        return std::tie(each.file, each.span, each.rule, each.oldFile, each.oldSpan, each.message);
    };
    std::sort(findings.begin(), findings.end(), [&](const auto &l, const auto &r) { return key(l) < key(r); });
    return findings;
}

} // namespace alidade
