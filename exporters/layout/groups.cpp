#include "exporters/layout/groups.h"

#include <algorithm>
#include <cmath>

namespace alidade {

namespace {

std::optional<Placement> placementAt(const Architecture &architecture, const std::string &key)
{
    constexpr double farthest = 1e7; // anything beyond is not a place on a map
    const auto &placements = architecture.decisions.placements;
    const auto it = placements.find(key);
    if (it == placements.end() || !(std::abs(it->second.x) < farthest) || !(std::abs(it->second.y) < farthest))
        return std::nullopt;
    return it->second;
}

double titleWidth(const Architecture &architecture, const Group &group)
{
    constexpr double besideTitle = 130, mostTitle = 420, mostOwner = 160;
    if (group.context == none)
        return besideTitle;
    const BoundedContext &context = architecture.contexts[group.context];
    const double owner = context.owner.empty() ? 0 : 12 + textWidth(context.owner, 13);
    return besideTitle + std::min(mostTitle, textWidth(context.name, 20, Text::Weight::bold)) + std::min(mostOwner, owner);
}

} // namespace

std::vector<Group> groupsOf(const Architecture &architecture)
{
    std::vector<Group> groups(architecture.contexts.size() + 1);
    for (Index i = 0; i < architecture.contexts.size(); ++i)
        groups[i].context = i;
    for (Index i = 0; i < architecture.nodes.size(); ++i)
        groups[std::min<std::size_t>(architecture.nodes[i].context, architecture.contexts.size())].members.push_back(i);
    return groups;
}

Rect boundsOf(const std::vector<Rect> &nodes, const std::vector<Index> &members)
{
    Rect bounds;
    for (const Index member : members)
        bounds = bounds.united(nodes[member]);
    return bounds;
}

Rect regionAround(const Architecture &architecture, const Group &group, const std::vector<Rect> &nodes)
{
    return regionAround(architecture, group, boundsOf(nodes, group.members));
}

Rect regionAround(const Architecture &architecture, const Group &group, const Rect &cards)
{
    if (cards.isEmpty())
        return group.context == none ? Rect{} : Rect{0, 0, emptyRegionWidth, emptyRegionHeight};
    Rect region = cards.grown(regionPadding);
    region.y -= regionTitleHeight - regionPadding / 2;
    region.height += regionTitleHeight - regionPadding / 2;
    const double missing = titleWidth(architecture, group) - region.width;
    if (missing > 0) { // the cards stay in the middle
        region.x -= onGrid(missing / 2);
        region.width += 2 * onGrid(missing / 2);
    }
    return region;
}

std::optional<Placement> placementOf(const Architecture &architecture, const Node &node)
{
    return placementAt(architecture, "node:" + node.name);
}

std::optional<Placement> placementOf(const Architecture &architecture, const BoundedContext &context)
{
    return placementAt(architecture, "context:" + context.id);
}

Rect &regionOf(Positions &positions, const Group &group)
{
    return group.context == none ? positions.unassigned : positions.contexts[group.context];
}

void moveGroup(Positions &positions, const Group &group, double dx, double dy)
{
    const auto move = [dx, dy](Rect &rect) {
        rect.x += dx;
        rect.y += dy;
    };
    move(regionOf(positions, group));
    for (const Index member : group.members)
        move(positions.nodes[member]);
}

std::vector<Point> inRows(const std::vector<Rect> &boxes, double gap, double aspect, Rect *bounds)
{
    double area = 0, rowWidth = 0;
    for (const Rect &box : boxes) {
        area += (box.width + gap) * (box.height + gap);
        rowWidth = std::max(rowWidth, box.width);
    }
    rowWidth = std::max(rowWidth, std::sqrt(area * aspect));
    std::vector<Point> corners;
    Rect extent;
    double x = 0, y = 0, rowHeight = 0;
    for (const Rect &box : boxes) {
        if (x > 0 && x + box.width > rowWidth) {
            y += rowHeight + gap;
            x = rowHeight = 0;
        }
        corners.push_back({x, y});
        extent = extent.united({x, y, box.width, box.height});
        x += box.width + gap;
        rowHeight = std::max(rowHeight, box.height);
    }
    if (bounds != nullptr)
        *bounds = extent;
    return corners;
}

double onGrid(double value) { return std::round(value / 4) * 4; }

} // namespace alidade
