#pragma once

#include "exporters/drawing/drawing.h"

#include <optional>
#include <vector>

namespace alidade {

/// Cards and where their top left corners shall stand.
struct CardMove {
    Index node = none;
    Point to;
};

/// The smallest shift of `cards` (scene rectangles) by which none of them covers another card; `moved` are the cards
/// themselves, which do not count. {0, 0} when there is no such shift nearby.
Point freeShift(const Positions &positions, const std::vector<Rect> &cards, const std::vector<Index> &moved);

/// The cards of `nodes` side by side in rows, in reading order, the first at `origin`.
std::vector<CardMove> gathered(const Positions &positions, std::vector<Index> nodes, Point origin);

/// The cards where they stand, and where they would stand after a move.
Rect around(const Positions &positions, const std::vector<Index> &nodes);
Rect around(const Positions &positions, const std::vector<CardMove> &moves);

/// A region drawn around these cards, with room for its title.
Rect regionAround(const Rect &cards);

/// Where cards that were placed automatically step aside to when `landed` come down on them: to the nearest free places outside
/// of foreign regions. Nothing when there is none near for one of them, or too many would have to move.
std::optional<std::vector<CardMove>> stepAside(const Architecture &architecture, const Positions &positions,
                                               const std::vector<CardMove> &landed);

/// Whether a person placed the card.
bool isPlacedByHand(const Architecture &architecture, Index node);

/// Where the cards of a new context shall stand: where they are, or, with others between them, brought together at the nearest
/// place where their region covers nothing else: a new region never pushes others about.
std::vector<CardMove> placesInNewContext(const Architecture &architecture, const Positions &positions,
                                         const std::vector<Index> &nodes);

} // namespace alidade
