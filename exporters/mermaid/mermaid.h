#pragma once

#include "model/cycle.h"

#include <span>

namespace alidade {

/// A view as a Mermaid flowchart, one subgraph per context. Node ids are generated, names are escaped labels only.
std::string graphMermaid(const Architecture &architecture, const GroupedView &view);

/// The members of all cycles as a Mermaid flowchart: members filled by cycle, the edges that close a cycle in the colour
/// of cycles, the edges of the best cut in the colour of suggested cuts.
std::string cyclesMermaid(const Architecture &architecture, const GroupedView &view, std::span<const Cycle> cycles);

} // namespace alidade
