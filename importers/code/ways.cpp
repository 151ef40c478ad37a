#include "importers/code/ways.h"

#include <algorithm>

namespace alidade {

void Ways::each(std::size_t file, std::string_view scope, const std::function<bool()> &tells, const std::function<void()> &use)
{
    Question question{tells, use, {}};
    follow({file, scope, {}}, std::nullopt, question);
}

/// Goes back from call to call, until it is known what is done, in code of the program itself. What a library does for other
/// programs alone is passed over. `told` is the length of the way from which on it is known.
void Ways::follow(const Way &way, std::optional<std::size_t> told, Question &question)
{
    const auto [file, scope] = way.start(m_base);
    bool hasCallers = false, isForOthers = false;
    if (const Need need = needOf(way, question); need.callers && !scope.empty() && way.calls.size() < WayLimits::calls) {
        told = told ? told : need.isTold ? std::optional(way.calls.size()) : std::nullopt;
        const std::vector<CodePlace> &sites = m_base.callSites().of(m_base.unitOf(file), scope);
        isForOthers = !m_isOwn(file) && !sites.empty() && !mayCallMethod(lastName(scope));
        for (const CodePlace site : sites) {
            if (!m_runs(site) || passes(way, m_base.unitOf(site.file), m_base.call(site).scope))
                continue;
            hasCallers = true;
            Way longer = way;
            longer.calls.push_back(site);
            follow(longer, told, question);
        }
    } else if (need.isTold) {
        told = told ? told : way.calls.size();
    }
    if (!hasCallers && !isForOthers)
        take(way, told, question);
}

/// A way that comes from no code of the program itself says no more than the part of it that tells what is done.
void Ways::take(Way way, std::optional<std::size_t> told, Question &question)
{
    if (!m_isOwn(way.start(m_base).first))
        way.calls.resize(told.value_or(0));
    if (m_base.isStopped() || question.taken.size() >= WayLimits::ways) {
        m_tookTooMany = m_tookTooMany || !m_base.isStopped();
        return;
    }
    if (!question.taken.insert(way.calls).second)
        return;
    const EnteredWay entered(m_folding, way);
    question.use();
}

/// Whether the program calls a method of this name on something whose type is not known.
bool Ways::mayCallMethod(std::string_view name) const
{
    const std::vector<CodePlace> &sites = m_base.callSites().openOnes(name);
    return std::any_of(sites.begin(), sites.end(), m_runs);
}

Ways::Need Ways::needOf(const Way &way, const Question &question)
{
    const EnteredWay entered(m_folding, way, Asking::withoutCallers);
    const bool isTold = question.tells();
    const Missed &missed = m_folding.missed();
    const bool isOwn = m_isOwn(way.start(m_base).first);
    return {isTold, isOwn ? missed.argument && !isTold : missed.argument || missed.receiver};
}

/// Whether a way leads through a function already.
bool Ways::passes(const Way &way, std::size_t unit, std::string_view function) const
{
    const auto isThere = [&](std::size_t file, std::string_view scope) {
        return m_base.unitOf(file) == unit && scope == function && !scope.empty();
    };
    return isThere(way.file, way.scope) || std::any_of(way.calls.begin(), way.calls.end(), [&](CodePlace site) {
               return isThere(site.file, m_base.call(site).scope);
           });
}

} // namespace alidade
