#pragma once

#include "model/grouping.h"

namespace alidade {

/// An edge of a view that can be part of a cycle: telemetry and accepted cuts are taken off it.
struct ActiveEdge {
    std::uint32_t edge = 0; ///< GroupedView::edges
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    Mode mode = Mode::sync;          ///< the strongest of what is left
    bool hasCalls = false;           ///< a call or a data access is left, so that the caller waits
    bool isIndirect = false;         ///< only `// indirect` requirements without an import: it follows from other edges
    std::vector<Index> dependencies; ///< what is left, as GroupedEdge::dependencies
};

/// The active edges of a view, in its order. Edges of the "Unassigned" group are left out.
std::vector<ActiveEdge> activeEdges(const Architecture &architecture, const GroupedView &view);

/// What would have to change to remove a dependency, counted over its bundled dependencies.
struct Effort {
    double weight = 0;      ///< see cutWeight()
    int importLines = 0;    ///< lines that import the other side
    int callSites = 0;      ///< places in code or manifests that name the other side
    std::size_t files = 0;  ///< different files among the known places
    bool isTestOnly = true; ///< everything is in tests
};

/// The effort of removing these dependencies (of a view with this grouping).
Effort effort(const Architecture &architecture, Grouping grouping, const std::vector<Index> &dependencies,
              const ModuleDependencyIndex &modules);

/// How many lines import the other side beyond those that `shown` names: an import that many files repeat has one place.
int moreImportLines(const Architecture &architecture, Grouping grouping, const std::vector<Index> &dependencies,
                    const ModuleDependencyIndex &modules, const std::vector<Evidence> &shown);

} // namespace alidade
