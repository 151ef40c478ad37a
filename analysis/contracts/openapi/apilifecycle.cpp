#include "analysis/contracts/openapi/apireport.h"

#include <cstdlib>

namespace alidade {

std::optional<std::chrono::sys_days> sunsetDay(const OpenApiValue &value)
{
    const std::string &text = value.text;
    if (value.kind != OpenApiValue::Kind::text || text.size() < 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    if (text.size() > 10 && text[10] != 'T' && text[10] != 't')
        return std::nullopt;
    for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
    }
    const std::chrono::year_month_day day{std::chrono::year(std::atoi(text.substr(0, 4).c_str())),
                                          std::chrono::month(static_cast<unsigned>(std::atoi(text.substr(5, 2).c_str()))),
                                          std::chrono::day(static_cast<unsigned>(std::atoi(text.substr(8, 2).c_str())))};
    return day.ok() ? std::optional(std::chrono::sys_days(day)) : std::nullopt;
}

SunsetFault sunsetFault(const OpenApiNamed<OpenApiValue> &extensions, int days, const ApiCheckOptions &options)
{
    const OpenApiValue *value = findNamed(extensions, "x-sunset");
    if (!value)
        return days > 0 ? SunsetFault::missing : SunsetFault::none;
    const auto day = sunsetDay(*value);
    if (!day)
        return SunsetFault::invalid;
    return (*day - options.today).count() < days ? SunsetFault::tooSoon : SunsetFault::none;
}

std::optional<std::string> stabilityOf(const OpenApiNamed<OpenApiValue> &extensions)
{
    const OpenApiValue *value = findNamed(extensions, "x-stability-level");
    if (!value || value->kind == OpenApiValue::Kind::null)
        return std::string();
    if (value->kind == OpenApiValue::Kind::text) {
        for (const char *known : {"draft", "alpha", "beta", "stable"}) {
            if (value->text == known)
                return value->text;
        }
    }
    return std::nullopt;
}

int stabilityRank(std::string_view stability)
{
    return stability == "draft" ? 1 : stability == "alpha" ? 2 : stability == "beta" ? 3 : 4;
}

int sunsetDaysOf(std::string_view stability, const ApiCheckOptions &options)
{
    const int rank = stabilityRank(stability);
    return rank < 3 ? 0 : rank == 3 ? options.betaSunsetDays : options.stableSunsetDays;
}

void ApiReport::add(std::string_view id, const std::string &element, const std::string &message, OpenApiPlace older,
                    OpenApiPlace newer)
{
    const ApiRule *rule = findApiRule(id);
    if (!rule || rule->level < m_options.level || isFull() ||
        (!m_options.rules.empty() && !m_options.rules.contains(std::string(id))))
        return;
    ContractFinding finding;
    finding.rule = rule->id;
    finding.level = rule->level;
    finding.element = element;
    finding.message = message;
    const auto place = [](const OpenApiDocument &document, OpenApiPlace at, std::string &file, ProtoSpan &span) {
        if (!at.isKnown() || static_cast<std::size_t>(at.file) >= document.files.size())
            return;
        file = document.files[static_cast<std::size_t>(at.file)];
        span = {at.line, at.column, at.line, at.column + 1};
    };
    place(m_older, older, finding.oldFile, finding.oldSpan);
    place(m_newer, newer, finding.file, finding.span);
    m_findings.push_back(std::move(finding));
}

} // namespace alidade
