#include "model/tools.h"

#include <algorithm>

namespace alidade {
namespace {

/// The names that something is said of: what it serves, whom it calls, who depends on it.
std::unordered_set<std::string_view> spokenOf(std::span<const SourceFacts> sources)
{
    std::unordered_set<std::string_view> names;
    for (const SourceFacts &source : sources) {
        for (const EndpointFact &fact : source.facts.endpoints)
            names.insert(fact.node);
        for (const CallFact &fact : source.facts.calls)
            names.insert(fact.node);
        for (const DependencyFact &fact : source.facts.dependencies)
            names.insert({std::string_view(fact.from), std::string_view(fact.to)});
    }
    return names;
}

/// A source that deploys fewer services may leave the others to somebody else.
constexpr std::size_t fewDeployed = 3;

bool deploysServices(const Facts &facts)
{
    std::set<std::string_view> services;
    for (const NodeFact &node : facts.nodes) {
        const bool isDeployed = node.origin == NameOrigin::workload || node.origin == NameOrigin::composeService;
        if (isDeployed && node.kind == NodeKind::service)
            services.insert(node.name);
    }
    return services.size() >= fewDeployed;
}

} // namespace

Tools::Tools(std::span<const SourceFacts> sources) : m_spokenOf(spokenOf(sources))
{
    for (const SourceFacts &source : sources)
        m_runsServices.push_back(deploysServices(source.facts));
}

bool Tools::isTool(const std::vector<SeenNode> &facts) const
{
    return std::all_of(facts.begin(), facts.end(), [this](const SeenNode &seen) {
        return !seen.isGone && seen.fact->origin == NameOrigin::dockerfile && seen.fact->kind == NodeKind::service &&
               m_runsServices[seen.source] && !m_spokenOf.contains(seen.fact->name);
    });
}

} // namespace alidade
