#include "analysis/contracts/contractrules.h"

#include "analysis/contracts/ruletable.h"

#include <algorithm>
#include <utility>

namespace alidade {

namespace {

constexpr auto categoryNames = std::to_array<std::pair<std::string_view, std::uint32_t>>({
    {"FILE", file},
    {"PACKAGE", package},
    {"WIRE_JSON", wireJson},
    {"WIRE", wire},
    {"CSR", csr},
    {"MINIMAL", minimal},
    {"BASIC", basic},
    {"STANDARD", standard},
    {"COMMENTS", comments},
    {"UNARY_RPC", unaryRpc},
    {"FILE_LAYOUT", fileLayout},
    {"PACKAGE_AFFINITY", packageAffinity},
    {"SENSIBLE", sensible},
    {"STYLE_BASIC", styleBasic},
    {"STYLE_STANDARD", styleStandard},
    {"OTHER", other},
    {"DEFAULT", standard}, // old names
    {"STYLE_DEFAULT", styleStandard},
});

/// Old rules that stand for new ones, or for nothing any more.
constexpr auto replacedRules = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"FIELD_SAME_CTYPE", "FIELD_SAME_CPP_STRING_TYPE"},
    {"FIELD_SAME_LABEL", "FIELD_SAME_CARDINALITY"},
    {"FIELD_SAME_LABEL", "FIELD_WIRE_COMPATIBLE_CARDINALITY"},
    {"FIELD_SAME_LABEL", "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY"},
    {"FILE_SAME_JAVA_STRING_CHECK_UTF8", "FIELD_SAME_JAVA_UTF8_VALIDATION"},
    {"FILE_SAME_PHP_GENERIC_SERVICES", ""},
});

bool isReplaced(std::string_view name)
{
    return std::any_of(replacedRules.begin(), replacedRules.end(), [&](const auto &each) { return each.first == name; });
}

std::uint32_t bitsOf(const ContractRule &rule, CheckVersion version)
{
    return rule.categories[static_cast<std::size_t>(version)];
}

std::set<std::string_view> rulesWith(std::uint32_t bit, RuleKind kind, CheckVersion version)
{
    std::set<std::string_view> rules;
    for (const ContractRule &rule : ruleTable) {
        if (rule.kind == kind && (bitsOf(rule, version) & bit) != 0)
            rules.insert(rule.id);
    }
    return rules;
}

/// Whether a path or a directory above it is in the set.
bool holds(const std::set<std::string, std::less<>> &paths, std::string_view path)
{
    if (paths.empty())
        return false;
    for (std::string_view part = path;; part = part.substr(0, part.rfind('/'))) {
        if (paths.contains(part))
            return true;
        if (part.rfind('/') == std::string_view::npos)
            return paths.contains(std::string_view());
    }
}

} // namespace

std::span<const ContractRule> contractRules() { return ruleTable; }

const ContractRule *findContractRule(std::string_view id)
{
    const auto found = std::find_if(ruleTable.begin(), ruleTable.end(), [&](const ContractRule &rule) { return rule.id == id; });
    return found == ruleTable.end() ? nullptr : &*found;
}

std::vector<std::string_view> categoriesOf(const ContractRule &rule, CheckVersion version)
{
    std::vector<std::string_view> names;
    for (const auto &[name, bit] : categoryNames) {
        const bool isOldName = name == "DEFAULT" || name == "STYLE_DEFAULT";
        if (!isOldName && (bitsOf(rule, version) & bit) != 0)
            names.push_back(name);
    }
    return names;
}

std::set<std::string_view> rulesNamed(std::string_view name, RuleKind kind, CheckVersion version)
{
    for (const auto &[category, bit] : categoryNames) {
        if (category == name)
            return rulesWith(bit, kind, version);
    }
    std::set<std::string_view> rules;
    const auto add = [&](std::string_view id) {
        const ContractRule *rule = findContractRule(id);
        if (rule != nullptr && rule->kind == kind && (bitsOf(*rule, version) & absent) == 0)
            rules.insert(rule->id);
    };
    add(name);
    for (const auto &[old, now] : replacedRules) {
        if (old == name)
            add(now);
    }
    return rules;
}

std::set<std::string_view> selectedRules(const CheckSelection &selection, RuleKind kind, CheckVersion version,
                                         std::vector<std::string> &unknown)
{
    if (selection.isOff)
        return {};
    const auto expand = [&](const std::vector<std::string> &names) {
        std::set<std::string_view> rules;
        for (const std::string &name : names) {
            const std::set<std::string_view> meant = rulesNamed(name, kind, version);
            if (meant.empty() && !isReplaced(name))
                unknown.push_back(name);
            rules.insert(meant.begin(), meant.end());
        }
        return rules;
    };
    std::set<std::string_view> rules = selection.use.empty() ? rulesWith(byDefault, kind, version) : expand(selection.use);
    for (std::string_view each : expand(selection.except))
        rules.erase(each);
    return rules;
}

FindingFilter::FindingFilter(const CheckSelection &selection, RuleKind kind, CheckVersion version)
    : m_everywhere(selection.ignore.begin(), selection.ignore.end())
{
    for (const auto &[name, paths] : selection.ignoreOnly) {
        for (std::string_view rule : rulesNamed(name, kind, version))
            m_byRule[rule].insert(paths.begin(), paths.end());
    }
}

bool FindingFilter::isIgnored(std::string_view rule, std::string_view path) const
{
    const auto own = m_byRule.find(rule);
    return holds(m_everywhere, path) || (own != m_byRule.end() && holds(own->second, path));
}

} // namespace alidade
