#include "model/nameindex.h"

#include "model/hostname.h"

namespace alidade {

void NameIndex::add(const std::string &name, Index node)
{
    m_exact.emplace(name, node);
    auto [it, isNew] = m_normalised.emplace(normalisedName(name), node);
    if (!isNew && it->second != node)
        it->second = none;
}

Index NameIndex::findExact(std::string_view name) const
{
    auto it = m_exact.find(name);
    return it == m_exact.end() ? none : it->second;
}

Index NameIndex::findNormalised(std::string_view name) const
{
    if (Index node = findExact(name); node != none)
        return node;
    auto it = m_normalised.find(normalisedName(name));
    return it == m_normalised.end() ? none : it->second;
}

Index NameIndex::find(std::string_view written) const
{
    if (Index node = findExact(written); node != none)
        return node;
    std::string_view host = hostOf(written);
    if (Index node = findExact(host); node != none)
        return node;
    for (std::string_view name : clusterNames(host, [this](std::string_view label) { return m_namespaces.contains(label); })) {
        if (Index node = findNormalised(name); node != none)
            return node;
    }
    return host.empty() ? none : findNormalised(host);
}

} // namespace alidade
