#pragma once

#include "exporters/text/text.h"
#include "model/contractcheck.h"

#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// A rule as a report explains it.
struct ReportedRule {
    std::string id, purpose;
    std::vector<std::string> categories;
};

/// What was found in contracts, ready to be written.
struct ContractReport {
    enum class Kind : std::uint8_t { lint, diff };

    Kind kind = Kind::lint;
    std::string older, newer;            ///< as the person named them; a lint has only the newer
    std::vector<BreakingChange> changes; ///< of a lint the findings, without verdicts
    bool knowsConsumers = false;         ///< verdicts were asked for
    std::vector<ReportedRule> rules;     ///< those of the findings, by id
};

/// For people: a line a finding as compilers write them, who it breaks below it, and a count at the end.
std::string contractText(const ContractReport &report, const TextOptions &options = {});
/// JSON, schema "alidade/contract-diff/1" or "alidade/contract-lint/1" (docs/contracts.md).
std::string contractJson(const ContractReport &report);
/// SARIF 2.1.0, a result a finding; the fingerprint depends on rule, element and message alone.
std::string contractSarif(const ContractReport &report);
/// Markdown, for a comment on a change: by consumer when those are known, then all findings.
std::string contractMarkdown(const ContractReport &report);

/// Who serves and uses something, for people and as JSON, schema "alidade/contract-consumers/1".
std::string contractUsesText(const std::string &name, const std::vector<ContractUse> &uses);
std::string contractUsesJson(const std::string &name, const std::vector<ContractUse> &uses);

} // namespace alidade
