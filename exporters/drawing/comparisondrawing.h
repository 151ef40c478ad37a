#pragma once

#include "exporters/drawing/lensmarks.h"
#include "model/comparison.h"

#include <optional>

namespace alidade {

/// Two topologies on one map: what either has, and what is different about it.
struct ComparedMap {
    Architecture architecture;                           ///< nodes and dependencies of both
    std::vector<std::optional<ChangeKind>> nodes;        ///< by Architecture::nodes
    std::vector<std::optional<ChangeKind>> dependencies; ///< by Architecture::dependencies
};

/// Puts both together; contexts and places are those of `ground`, where it has them.
ComparedMap comparedMap(const Topology &before, const Topology &after, const Comparison &comparison, const Architecture &ground);

/// Words of the legend, so that it can be translated.
struct ComparisonWords {
    std::string added = "added", removed = "removed", changed = "changed", same = "the same";
};

/// Draws it: what came is solid and green, what went dashed and red, what changed in the colour of warnings, all else steps back.
/// A legend says so, which is also what who cannot tell colours apart needs: the dashes and the widths differ.
Drawing drawComparison(const ComparedMap &map, const Positions &positions, const DrawingOptions &options,
                       const ComparisonWords &words = {});

} // namespace alidade
