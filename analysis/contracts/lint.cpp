#include "analysis/contracts/lint.h"

#include "analysis/contracts/breakingcheck.h"
#include "analysis/contracts/lintcheck.h"
#include "model/error.h"

#include <algorithm>
#include <tuple>

namespace alidade {

namespace {

constexpr std::string_view ignorePrefix = "buf:lint:ignore ";

std::string_view trimmedLine(std::string_view line)
{
    const std::size_t begin = line.find_first_not_of(" \t\r");
    return begin == std::string_view::npos ? std::string_view() : line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
}

template <typename Action> void forEachLine(std::string_view text, const Action &action)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        action(trimmedLine(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

} // namespace

bool isRealComment(const std::string &comment)
{
    bool isReal = false;
    forEachLine(comment,
                [&](std::string_view line) { isReal = isReal || (!line.empty() && !line.starts_with("buf:lint:ignore")); });
    return isReal;
}

LintCheck::LintCheck(const ContractSet &set, std::int32_t module, std::set<std::string_view> rules, std::stop_token stop)
    : m_set(set), m_moduleIndex(module), m_config(set.modules[static_cast<std::size_t>(module)].checks),
      m_rules(std::move(rules)), m_filter(m_config.lint, RuleKind::lint, m_config.version), m_stop(std::move(stop))
{}

LintCheck::Scope::Scope(LintCheck &check, const std::string &comment) : m_check(check), m_before(check.m_silenced.size())
{
    if (!check.m_config.allowsCommentIgnores || comment.find(ignorePrefix) == std::string::npos)
        return;
    forEachLine(comment, [&](std::string_view line) {
        if (line.starts_with(ignorePrefix))
            check.m_silenced.emplace_back(line.substr(ignorePrefix.size()));
    });
}

std::vector<ContractFinding> LintCheck::run()
{
    for (const ProtoFile &file : m_set.schema.files) {
        if (m_stop.stop_requested())
            throw Cancelled();
        if (file.module == m_moduleIndex)
            checkFile(file);
    }
    checkPackages();
    checkDirectories();
    checkImportCycles();
    checkStableImports();
    checkMethodsTogether();
    return std::move(m_findings);
}

void LintCheck::add(std::string_view rule, const ProtoSpan &span, std::string element, std::string message)
{
    const bool isSilenced =
        std::any_of(m_silenced.begin(), m_silenced.end(), [&](const std::string &each) { return each.starts_with(rule); });
    if ((isSilenced && span.isKnown()) || m_filter.isIgnored(rule, m_file->name))
        return;
    ContractFinding finding{std::string(rule), std::move(message), m_file->place, span};
    finding.element = std::move(element);
    m_findings.push_back(std::move(finding));
}

void LintCheck::addAt(const ProtoFile &file, std::string_view rule, const ProtoSpan &span, std::string message)
{
    m_file = &file;
    add(rule, span, file.package, std::move(message));
}

std::vector<ContractFinding> lintContracts(const ContractSet &set, Diagnostics &diagnostics, const LintOptions &options)
{
    std::vector<ContractFinding> findings;
    for (std::size_t i = 0; i < set.modules.size(); ++i) {
        const ContractModule &module = set.modules[i];
        CheckSelection selection = module.checks.lint;
        if (!options.use.empty())
            selection.use = options.use;
        // What a person asks for here and now means the rules of today.
        const CheckVersion version = options.use.empty() ? module.checks.version : CheckVersion::v2;
        std::vector<std::string> unknown;
        auto rules = selectedRules(selection, RuleKind::lint, version, unknown);
        for (const std::string &name : unknown)
            diagnostics.push_back({Severity::warning, module.file, 0, quoted(name) + " is no rule or category of lint"});
        std::vector<ContractFinding> own = LintCheck(set, static_cast<std::int32_t>(i), std::move(rules), options.stop).run();
        std::move(own.begin(), own.end(), std::back_inserter(findings));
    }
    const auto key = [](const ContractFinding &each) { return std::tie(each.file, each.span, each.rule, each.message); };
    std::sort(findings.begin(), findings.end(), [&](const auto &l, const auto &r) { return key(l) < key(r); });
    return findings;
}

} // namespace alidade
