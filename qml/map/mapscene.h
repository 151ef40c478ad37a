#pragma once

#include "qml/canvas/drawingindex.h"

#include <array>
#include <functional>
#include <memory>
#include <vector>

namespace alidade {

/// One snapshot of the map: what is there, where it stands, and how it looks near, at middle distance and from far away.
struct MapScene {
    std::shared_ptr<const Architecture> architecture;
    Positions positions;
    std::array<SharedDrawing, 3> drawings; ///< by Detail
};

/// Arranges and draws; `options` says lens, light or dark and the words. Cycles are marked in Lens::structure. For a worker
/// thread: a large system takes seconds.
std::shared_ptr<const MapScene> makeScene(std::shared_ptr<const Architecture> architecture, DrawingOptions options);

/// The scene rectangle of an owner; of a dependency or relation the one around both ends. Empty for what is not there.
Rect rectOf(const MapScene &scene, Owner owner);

/// Indices of Architecture arrays that stand out while the rest is dimmed. Sorted.
struct Highlight {
    std::vector<Index> nodes, contexts, dependencies, relations;
    bool isEmpty() const { return nodes.empty() && contexts.empty() && dependencies.empty() && relations.empty(); }
    bool contains(Owner owner) const;
};

/// The owners with their dependencies, neighbours and relations: what a selection keeps bright.
Highlight withNeighbours(const Architecture &architecture, const std::vector<Owner> &owners);
/// The nodes alone, contexts with their members, and the dependencies that run between them: what a copy takes.
Highlight alone(const Architecture &architecture, const std::vector<Owner> &owners);

/// The part of a drawing that belongs to a highlight, in its own bounds.
Drawing only(const Drawing &drawing, const Highlight &highlight);
/// The highlight in all three drawings; far away its contexts stand for its nodes.
std::array<SharedDrawing, 3> highlighted(const MapScene &scene, const Highlight &highlight);

} // namespace alidade
