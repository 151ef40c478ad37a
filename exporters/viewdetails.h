#pragma once

#include "model/cycle.h"

#include <string>
#include <vector>

namespace alidade {

/// Looks up what stands behind the boxes and edges of a view, for every format that writes it.
class ViewDetails {
public:
    ViewDetails(const Architecture &architecture, const GroupedView &view);

    /// Name of the context that a group belongs to; empty for none and for contexts themselves.
    const std::string &contextName(std::uint32_t group) const;
    /// Kind of the node behind a group; `service` for modules and contexts.
    NodeKind kind(std::uint32_t group) const;
    /// No source has it any more; decisions about it still stand.
    bool isGone(std::uint32_t group) const;
    /// "3 services, 1 resource, 2 dependencies"
    std::string counts() const;
    /// All evidence of the bundled dependencies, and of the module dependencies behind build dependencies; sorted, each
    /// once. What telemetry says is left out unless the edge is nothing but telemetry.
    std::vector<Evidence> evidence(const GroupedEdge &edge) const;
    /// Paths of the modules on the near side of an edge that bring it about; sorted. Empty at module level, where the
    /// edge says it itself.
    std::vector<std::string> triggeringModules(const GroupedEdge &edge) const;

private:
    Index owningModule(const Evidence &place, Index service) const;

    const Architecture &m_architecture;
    const GroupedView &m_view;
    ModuleDependencyIndex m_modules;
    std::vector<std::vector<Index>> m_modulesOf; ///< by node
};

/// "file:line", or only the file when the line is unknown.
std::string placeText(const Evidence &evidence);

/// "a → b → a": names of groups joined by arrows.
std::string chainText(const GroupedView &view, const std::vector<std::uint32_t> &chain);

/// "service", "module" or "context", in the plural unless `count` is 1, after the count.
std::string countedGroups(Grouping grouping, std::size_t count);

} // namespace alidade
