#pragma once

#include "model/contractcheck.h"
#include "model/diagnostic.h"

#include <array>
#include <cstdint>
#include <set>
#include <span>
#include <string_view>

namespace alidade {

enum class RuleKind : std::uint8_t { breaking, lint };

/// A rule as buf defines it; the purpose is in our words.
struct ContractRule {
    std::string_view id;
    RuleKind kind = RuleKind::breaking;
    std::array<std::uint32_t, 3> categories{}; ///< bits, by CheckVersion
    std::string_view purpose;
};

/// All rules, by kind and id.
std::span<const ContractRule> contractRules();

/// The rule called so, or nullptr.
const ContractRule *findContractRule(std::string_view id);

/// The names of the categories that a rule has in a version: "FILE", "WIRE_JSON", …
std::vector<std::string_view> categoriesOf(const ContractRule &rule, CheckVersion version);

/// The rules that a name means: a category, a rule, or the old name of one. Empty when there is none of that name.
std::set<std::string_view> rulesNamed(std::string_view name, RuleKind kind, CheckVersion version);

/// The rules that a module's selection leaves to be run. Names that mean nothing are told in `unknown`.
std::set<std::string_view> selectedRules(const CheckSelection &selection, RuleKind kind, CheckVersion version,
                                         std::vector<std::string> &unknown);

/// Where findings are silent: `ignore` and `ignore_only` of a module.
class FindingFilter {
public:
    FindingFilter(const CheckSelection &selection, RuleKind kind, CheckVersion version);

    /// Whether the rule shall say nothing about a file, named as others import it.
    bool isIgnored(std::string_view rule, std::string_view file) const;

private:
    std::set<std::string, std::less<>> m_everywhere;
    std::map<std::string_view, std::set<std::string, std::less<>>> m_byRule;
};

} // namespace alidade
