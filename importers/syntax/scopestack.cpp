#include "importers/syntax/scopestack.h"

#include <algorithm>

namespace alidade {

void ScopeStack::enter(std::string_view name, bool isType)
{
    m_levels.push_back({m_current.size(), isType});
    if (!m_current.empty())
        m_current += m_separator;
    m_current += name;
}

void ScopeStack::leave()
{
    m_current.resize(m_levels.back().length);
    m_levels.pop_back();
}

std::string ScopeStack::nameOf(std::string_view name) const
{
    return m_current.empty() ? std::string(name) : m_current + m_separator + std::string(name);
}

std::string ScopeStack::currentType() const
{
    const auto function = std::find_if(m_levels.begin(), m_levels.end(), [](const Level &level) { return !level.isType; });
    return function == m_levels.end() ? m_current : m_current.substr(0, function->length);
}

} // namespace alidade
