#pragma once

#include "analysis/contracts/openapi/apipairs.h"
#include "analysis/contracts/openapi/apirules.h"
#include "model/contractcheck.h"

#include <chrono>
#include <set>
#include <string>
#include <vector>

namespace alidade {

/// What a comparison of API documents looks for.
struct ApiCheckOptions {
    Severity level = Severity::warning; ///< findings below it are left out
    std::set<std::string> rules;        ///< empty: all
    std::chrono::sys_days today{};      ///< for sunset dates
    int betaSunsetDays = 0;             ///< that something deprecated has to live, by the stability of its operation
    int stableSunsetDays = 0;
};

/// Collects findings.
class ApiReport {
public:
    /// Findings of one pair of documents; more of them help nobody.
    static constexpr std::size_t mostFindings = 200'000;

    ApiReport(const OpenApiDocument &older, const OpenApiDocument &newer, const ApiCheckOptions &options)
        : m_older(older), m_newer(newer), m_options(options)
    {}

    /// A change by rule; nothing for an id that no rule has. A place that is not known is not there in that version.
    void add(std::string_view id, const std::string &element, const std::string &message, OpenApiPlace older, OpenApiPlace newer);

    const ApiCheckOptions &options() const { return m_options; }
    std::vector<ContractFinding> take() { return std::move(m_findings); }
    bool isFull() const { return m_findings.size() >= mostFindings; }
    bool wasCut = false; ///< schemas were too tangled to be followed everywhere

private:
    const OpenApiDocument &m_older, &m_newer;
    const ApiCheckOptions &m_options;
    std::vector<ContractFinding> m_findings;
};

/// A day as x-sunset writes it: a date of RFC 3339, with or without a time.
std::optional<std::chrono::sys_days> sunsetDay(const OpenApiValue &value);

/// What a deprecation lacks: "" when nothing does, or "missing", "invalid", "too-small".
enum class SunsetFault : std::uint8_t { none, missing, invalid, tooSoon };
SunsetFault sunsetFault(const OpenApiNamed<OpenApiValue> &extensions, int days, const ApiCheckOptions &options);

/// "draft", "alpha", "beta", "stable"; empty when it is not said; nothing for any other word.
std::optional<std::string> stabilityOf(const OpenApiNamed<OpenApiValue> &extensions);
/// 1 for draft to 4 for stable; what says nothing is stable.
int stabilityRank(std::string_view stability);
/// Days that something deprecated has to live.
int sunsetDaysOf(std::string_view stability, const ApiCheckOptions &options);

} // namespace alidade
