#include "exporters/layout/layout.h"

#include "exporters/layout/groups.h"
#include "exporters/layout/strays.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace alidade {

namespace {

/// How firmly a region stands.
enum class Hold : std::uint8_t { manual, placed, floating };

struct Region {
    const Group *group = nullptr;
    Hold hold = Hold::floating;
};

/// Cards without a placement, and strays, stand in rows under the placed ones, or where their context was put.
Hold settle(const Architecture &a, const Group &group, const std::vector<bool> &isStray, Positions &positions)
{
    Hold hold = Hold::floating;
    const auto take = [&hold](const Placement &placement) {
        hold = std::min(hold, placement.isManual ? Hold::manual : Hold::placed);
    };
    std::vector<Index> loose;
    Rect placed;
    for (const Index member : group.members) {
        Rect &card = positions.nodes[member];
        if (const auto placement = placementOf(a, a.nodes[member]); placement && !isStray[member]) {
            card.x = placement->x;
            card.y = placement->y;
            placed = placed.united(card);
            take(*placement);
        } else {
            loose.push_back(member);
        }
    }
    const Point corner{placed.x, placed.y + placed.height + cardGap};
    const auto ownPlace =
        hold == Hold::floating && group.context != none ? placementOf(a, a.contexts[group.context]) : std::nullopt;
    if (ownPlace)
        take(*ownPlace);
    std::vector<Rect> boxes;
    boxes.reserve(loose.size());
    for (const Index member : loose)
        boxes.push_back(positions.nodes[member]);
    const std::vector<Point> corners = inRows(boxes, cardGap, group.context == none && !a.contexts.empty() ? 0.6 : 1.6);
    for (std::size_t i = 0; i < loose.size(); ++i) {
        positions.nodes[loose[i]].x = corner.x + corners[i].x;
        positions.nodes[loose[i]].y = corner.y + corners[i].y;
    }
    Rect &region = regionOf(positions, group);
    region = regionAround(a, group, positions.nodes);
    if (ownPlace)
        moveGroup(positions, group, ownPlace->x - region.x, ownPlace->y - region.y);
    return hold;
}

/// Pushes a region to the right or down, whichever is less, until it overlaps none of those before it.
void pushClear(Positions &positions, const Group &group, const std::vector<Rect> &obstacles)
{
    const Rect start = regionOf(positions, group);
    Rect rect = start;
    for (auto it = obstacles.begin(); it != obstacles.end();) {
        if (!it->intersects(rect)) {
            ++it;
            continue;
        }
        const double right = it->x + it->width + regionGap - rect.x, down = it->y + it->height + regionGap - rect.y;
        (right < down ? rect.x : rect.y) += right < down ? right : down;
        it = obstacles.begin();
    }
    moveGroup(positions, group, rect.x - start.x, rect.y - start.y);
}

/// Regions that nothing holds stand in rows below the others, the tray at the left edge of all.
void packFloating(Positions &positions, const std::vector<Region> &regions, Rect extent)
{
    std::vector<const Group *> groups;
    std::vector<Rect> boxes;
    const Group *tray = nullptr;
    for (const Region &region : regions) {
        if (region.hold != Hold::floating)
            continue;
        const Rect &box = regionOf(positions, *region.group);
        if (region.group->context == none) {
            tray = region.group;
        } else {
            groups.push_back(region.group);
            boxes.push_back(box);
        }
    }
    const auto moveTo = [&positions](const Group &group, Point corner) {
        const Rect &box = regionOf(positions, group);
        moveGroup(positions, group, corner.x - box.x, corner.y - box.y);
    };
    const std::vector<Point> corners = inRows(boxes, regionGap, 1.6);
    const Point origin{extent.x, extent.isEmpty() ? 0 : extent.y + extent.height + regionGap};
    for (std::size_t i = 0; i < groups.size(); ++i) {
        moveTo(*groups[i], {origin.x + corners[i].x, origin.y + corners[i].y});
        extent = extent.united(regionOf(positions, *groups[i]));
    }
    if (tray != nullptr && !positions.unassigned.isEmpty())
        moveTo(*tray, {extent.isEmpty() ? 0 : extent.x - regionGap - positions.unassigned.width, extent.y});
}

} // namespace

Positions arrange(const Architecture &architecture)
{
    Positions positions;
    for (const Node &node : architecture.nodes)
        positions.nodes.push_back(cardSize(node));
    positions.contexts.resize(architecture.contexts.size());

    const std::vector<Group> groups = groupsOf(architecture);
    const std::vector<bool> isStray = straysOf(architecture, groups);
    std::vector<Region> regions;
    regions.reserve(groups.size());
    for (const Group &group : groups)
        regions.push_back({&group, settle(architecture, group, isStray, positions)});

    // What a person placed stays; the rest makes room, the topmost and leftmost first. A tray that was pulled across the
    // map by hand pushes nothing away.
    std::vector<Rect> obstacles;
    Rect extent;
    std::vector<Region> movable;
    for (const Region &region : regions) {
        const Rect &rect = regionOf(positions, *region.group);
        if (region.hold == Hold::placed && !rect.isEmpty())
            movable.push_back(region);
        if (region.hold == Hold::manual && region.group->context != none)
            obstacles.push_back(rect);
        if (region.hold != Hold::floating)
            extent = extent.united(rect);
    }
    std::stable_sort(movable.begin(), movable.end(), [&](const Region &l, const Region &r) {
        const Rect &a = regionOf(positions, *l.group), &b = regionOf(positions, *r.group);
        return std::tie(a.y, a.x) < std::tie(b.y, b.x);
    });
    for (const Region &region : movable) {
        pushClear(positions, *region.group, obstacles);
        obstacles.push_back(regionOf(positions, *region.group));
        extent = extent.united(obstacles.back());
    }
    packFloating(positions, regions, extent);
    return positions;
}

} // namespace alidade
