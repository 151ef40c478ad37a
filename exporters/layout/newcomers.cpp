#include "exporters/layout/plan.h"

#include "exporters/layout/freespace.h"
#include "model/error.h"

#include <algorithm>
#include <map>

namespace alidade {

namespace {

/// The mean of some points.
struct Centroid {
    Point sum;
    double weight = 0;
    void add(Point p, double by = 1)
    {
        sum = {sum.x + p.x * by, sum.y + p.y * by};
        weight += by;
    }
    Point mean() const { return {sum.x / weight, sum.y / weight}; }
};

/// Who talks with whom, for the nodes that still need a place.
using Neighbours = std::map<Index, std::vector<Index>>;

Neighbours neighboursOf(const Plan &plan, const std::vector<bool> &isPlaced)
{
    Neighbours neighbours;
    for (const Dependency &d : plan.architecture.dependencies) {
        if (d.from == d.to || d.mode == Mode::telemetry)
            continue;
        if (!isPlaced[d.from])
            neighbours[d.from].push_back(d.to);
        if (!isPlaced[d.to])
            neighbours[d.to].push_back(d.from);
    }
    return neighbours;
}

/// Near the placed neighbours, first of all those in the same region; else at the bottom of the region.
Point wantedCenter(const Plan &plan, Index node, const Rect &region, const std::vector<Index> &neighbours,
                   const std::vector<bool> &isPlaced)
{
    const auto &nodes = plan.architecture.nodes;
    Centroid own, all;
    for (const Index other : neighbours) {
        if (!isPlaced[other])
            continue;
        all.add(plan.positions.nodes[other].center());
        if (nodes[other].context == nodes[node].context)
            own.add(plan.positions.nodes[other].center());
    }
    const Rect &card = plan.positions.nodes[node];
    if (all.weight == 0)
        return {region.x + regionPadding + card.width / 2, region.y + region.height + card.height / 2};
    const Point wanted = own.weight > 0 ? own.mean() : all.mean();
    return {std::clamp(wanted.x, region.x, region.x + region.width), std::clamp(wanted.y, region.y, region.y + region.height)};
}

/// Regions of the other groups that stand already and that `region` does not overlap anyway.
std::vector<Rect> regionsBeside(Plan &plan, const std::vector<bool> &stands, std::size_t group)
{
    const Rect region = regionOf(plan.positions, plan.groups[group]);
    std::vector<Rect> others;
    for (std::size_t g = 0; g < plan.groups.size(); ++g) {
        const Rect &other = regionOf(plan.positions, plan.groups[g]);
        if (g != group && stands[g] && !other.isEmpty() && !other.intersects(region))
            others.push_back(other);
    }
    return others;
}

Rect placedCards(const Plan &plan, const Group &group, const std::vector<bool> &isPlaced)
{
    Rect cards;
    for (const Index member : group.members) {
        if (isPlaced[member])
            cards = cards.united(plan.positions.nodes[member]);
    }
    return cards;
}

void placeInto(Plan &plan, std::size_t g, const std::vector<bool> &stands, const Neighbours &neighbours,
               std::vector<bool> &isPlaced)
{
    const Group &group = plan.groups[g];
    Rect &region = regionOf(plan.positions, group);
    const std::vector<Rect> others = regionsBeside(plan, stands, g);
    FreeSpace space(cardGap / 2);
    for (Index i = 0; i < isPlaced.size(); ++i) {
        if (isPlaced[i])
            space.take(plan.positions.nodes[i]);
    }
    Rect cards = placedCards(plan, group, isPlaced);
    static const std::vector<Index> nobody;
    for (const Index node : looseMembers(plan, group)) {
        const auto known = neighbours.find(node);
        Rect &card = plan.positions.nodes[node];
        const Point center = wantedCenter(plan, node, region, known == neighbours.end() ? nobody : known->second, isPlaced);
        const Rect wanted{center.x - card.width / 2, center.y - card.height / 2, card.width, card.height};
        card =
            space.nearest(wanted, [&](const Rect &place) { // the region grows around the card; it must not grow over another one
                const Rect grown = regionAround(plan.architecture, group, cards.united(place));
                return std::none_of(others.begin(), others.end(),
                                    [&grown](const Rect &other) { return other.intersects(grown); });
            });
        space.take(card);
        isPlaced[node] = true;
        cards = cards.united(card);
        region = regionAround(plan.architecture, group, cards);
    }
}

/// The middle of the regions that a group talks with, or the bottom of the map.
Point wantedRegionCenter(Plan &plan, std::size_t group, const std::vector<bool> &stands, const Rect &extent)
{
    const auto groupOf = [&plan](Index node) {
        return std::min<std::size_t>(plan.architecture.nodes[node].context, plan.groups.size() - 1);
    };
    Centroid centroid;
    for (const Dependency &d : plan.architecture.dependencies) {
        const std::size_t from = groupOf(d.from), to = groupOf(d.to);
        if (from != to && (from == group || to == group) && stands[from == group ? to : from])
            centroid.add(plan.positions.nodes[from == group ? d.to : d.from].center());
    }
    return centroid.weight > 0 ? centroid.mean() : Point{extent.center().x, extent.y + extent.height};
}

void placeRegions(Plan &plan, std::vector<bool> stands, const std::stop_token &stop)
{
    FreeSpace space(regionGap);
    Rect extent;
    const auto take = [&](std::size_t g) {
        const Rect &region = regionOf(plan.positions, plan.groups[g]);
        if (region.isEmpty())
            return;
        space.take(region);
        extent = extent.united(region);
    };
    for (std::size_t g = 0; g < plan.groups.size(); ++g) {
        if (stands[g])
            take(g);
    }
    for (std::size_t g = 0; g < plan.groups.size(); ++g) {
        if (stop.stop_requested())
            throw Cancelled();
        const Group &group = plan.groups[g];
        const Rect region = regionOf(plan.positions, group);
        if (stands[g] || region.isEmpty())
            continue;
        Rect place{extent.x - regionGap - region.width, extent.y, region.width, region.height}; // of the tray
        if (group.context != none) {
            const Point center = wantedRegionCenter(plan, g, stands, extent);
            place = space.nearest({center.x - region.width / 2, center.y - region.height / 2, region.width, region.height});
        }
        moveGroup(plan.positions, group, onGrid(place.x) - region.x, onGrid(place.y) - region.y);
        stands[g] = true;
        take(g);
    }
}

} // namespace

void placeNewcomers(Plan &plan, const std::stop_token &stop)
{
    std::vector<bool> isPlaced = plan.isFixed;
    for (std::size_t g = 0; g < plan.groups.size(); ++g) {
        if (!plan.isAnchored[g] || holdsCards(plan, plan.groups[g]))
            continue;
        for (const Index member : plan.groups[g].members) // laid out as a block where its context was put
            isPlaced[member] = true;
    }
    // What is loose in a region that stands must not hold that region where stage 1 left it.
    for (std::size_t g = 0; g < plan.groups.size(); ++g) {
        if (!holdsCards(plan, plan.groups[g]))
            continue;
        regionOf(plan.positions, plan.groups[g]) =
            regionAround(plan.architecture, plan.groups[g], placedCards(plan, plan.groups[g], isPlaced));
    }
    const Neighbours neighbours = neighboursOf(plan, isPlaced);
    for (std::size_t g = 0; g < plan.groups.size(); ++g) {
        if (stop.stop_requested())
            throw Cancelled();
        if (plan.isAnchored[g] && holdsCards(plan, plan.groups[g]) && !looseMembers(plan, plan.groups[g]).empty())
            placeInto(plan, g, plan.isAnchored, neighbours, isPlaced);
    }
    placeRegions(plan, plan.isAnchored, stop);
}

} // namespace alidade
