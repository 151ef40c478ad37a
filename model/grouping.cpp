#include "model/cycle.h"

#include <algorithm>
#include <array>

namespace alidade {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 3> groupings{"module", "service", "context"};
constexpr std::array<std::string_view, 4> cycleModes{"sync", "mixed", "async", "build"};

} // namespace

std::string_view toText(Grouping value) { return groupings.at(static_cast<std::size_t>(value)); }
std::string_view toText(CycleMode value) { return cycleModes.at(static_cast<std::size_t>(value)); }

template <> std::optional<Grouping> fromText(std::string_view text)
{
    for (std::size_t i = 0; i < groupings.size(); ++i) {
        if (groupings[i] == text)
            return static_cast<Grouping>(i);
    }
    return std::nullopt;
}

ModuleDependencyIndex::ModuleDependencyIndex(const Architecture &architecture)
{
    for (Index d = 0; d < architecture.moduleDependencies.size(); ++d) {
        const ModuleDependency &dependency = architecture.moduleDependencies[d];
        const Index from = architecture.modules[dependency.from].service, to = architecture.modules[dependency.to].service;
        if (from != to && from != none && to != none)
            m_entries.push_back({from, to, d});
    }
    std::sort(m_entries.begin(), m_entries.end());
}

std::vector<Index> ModuleDependencyIndex::between(Index fromNode, Index toNode) const
{
    std::vector<Index> dependencies;
    for (auto it = std::lower_bound(m_entries.begin(), m_entries.end(), Entry{fromNode, toNode, 0});
         it != m_entries.end() && it->fromNode == fromNode && it->toNode == toNode; ++it)
        dependencies.push_back(it->dependency);
    return dependencies;
}

} // namespace alidade
