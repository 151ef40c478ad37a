#pragma once

#include "model/grouping.h"

namespace alidade {

/// A view as a Graphviz digraph, one cluster per context. Node ids are generated, names are labels only.
std::string graphDot(const Architecture &architecture, const GroupedView &view);

} // namespace alidade
