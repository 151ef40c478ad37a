#pragma once

#include "exporters/drawing/drawing.h"

#include <optional>

namespace alidade {

/// The nodes of one context, or of none: what one region encloses.
struct Group {
    Index context = none;       ///< none: the tray of the unassigned
    std::vector<Index> members; ///< Architecture::nodes, ascending
};

/// One group per context in their order, then the unassigned.
std::vector<Group> groupsOf(const Architecture &architecture);

inline constexpr double cardGap = 28, regionGap = 72;
inline constexpr double emptyRegionWidth = 240, emptyRegionHeight = 140;

/// The region around the cards of a group, or around a box that holds them, wide enough for its title; the room of an empty one
/// when there are none.
Rect regionAround(const Architecture &architecture, const Group &group, const std::vector<Rect> &nodes);
Rect regionAround(const Architecture &architecture, const Group &group, const Rect &cards);
Rect boundsOf(const std::vector<Rect> &nodes, const std::vector<Index> &members);

/// The stored placement of a node or a context.
std::optional<Placement> placementOf(const Architecture &architecture, const Node &node);
std::optional<Placement> placementOf(const Architecture &architecture, const BoundedContext &context);

/// The region of a group in `positions`: of its context, or the tray.
Rect &regionOf(Positions &positions, const Group &group);

/// Moves a region with all its cards.
void moveGroup(Positions &positions, const Group &group, double dx, double dy);

/// Top left corners of boxes in rows, within about `aspect` (width / height), in their order. `bounds` gets their extent.
std::vector<Point> inRows(const std::vector<Rect> &boxes, double gap, double aspect, Rect *bounds = nullptr);

/// The nearest multiple of the map's grid of 4.
double onGrid(double value);

} // namespace alidade
