#pragma once

#include "exporters/layout/groups.h"

#include <stop_token>

namespace alidade {

/// A layout in the making.
struct Plan {
    const Architecture &architecture;
    std::vector<Group> groups;
    std::vector<bool> isFixed;    ///< one per node
    std::vector<bool> isAnchored; ///< one per group: something of it stands already
    Positions positions;
};

std::vector<Index> looseMembers(const Plan &plan, const Group &group);

/// True when a card of the group stands already.
bool holdsCards(const Plan &plan, const Group &group);

/// The last stage on a map where something stands already: new cards go near those they talk with, new regions near
/// those that they belong to. Nothing that stands moves. Throws Cancelled.
void placeNewcomers(Plan &plan, const std::stop_token &stop);

} // namespace alidade
