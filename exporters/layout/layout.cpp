#include "exporters/layout/layout.h"

#include "exporters/layout/plan.h"
#include "exporters/layout/staging.h"
#include "exporters/layout/strays.h"
#include "model/error.h"

#include <algorithm>
#include <map>

namespace alidade {

namespace {

/// How much a dependency pulls its ends together.
int weightOf(const Dependency &dependency)
{
    switch (dependency.mode) {
    case Mode::sync: return 6;
    case Mode::data: return 4;
    case Mode::async: return 3;
    case Mode::build:
    case Mode::telemetry: break;
    }
    return 1;
}

using Weights = std::map<std::pair<std::uint32_t, std::uint32_t>, int>;

/// One edge for each two boxes, in the direction of those that weigh more: a layout flows from callers to callees.
std::vector<BareGraph::Edge> bundled(const Weights &weights)
{
    constexpr int heaviest = 100;
    std::vector<BareGraph::Edge> edges;
    for (const auto &[ends, weight] : weights) {
        const auto back = weights.find({ends.second, ends.first});
        const int opposite = back == weights.end() ? 0 : back->second;
        if (weight > opposite || (weight == opposite && ends.first < ends.second))
            edges.push_back({ends.first, ends.second, std::min(weight + opposite, heaviest)});
    }
    return edges;
}

Plan planFor(const Architecture &architecture, bool keepPlaced)
{
    Plan plan{architecture, groupsOf(architecture), std::vector<bool>(architecture.nodes.size()), {}, {}};
    plan.positions.contexts.resize(architecture.contexts.size());
    const auto stays = [keepPlaced](const std::optional<Placement> &placement) {
        return placement && (keepPlaced || placement->isManual);
    };
    const std::vector<bool> isStray = straysOf(architecture, plan.groups);
    for (Index i = 0; i < architecture.nodes.size(); ++i) {
        Rect card = cardSize(architecture.nodes[i]);
        if (const auto placement = placementOf(architecture, architecture.nodes[i]); stays(placement) && !isStray[i]) {
            card.x = placement->x;
            card.y = placement->y;
            plan.isFixed[i] = true;
        }
        plan.positions.nodes.push_back(card);
    }
    for (const Group &group : plan.groups) {
        const bool holdsNode =
            std::any_of(group.members.begin(), group.members.end(), [&plan](Index i) { return plan.isFixed[i]; });
        const bool holdsContext = group.context != none && stays(placementOf(architecture, architecture.contexts[group.context]));
        plan.isAnchored.push_back(holdsNode || holdsContext);
    }
    return plan;
}

/// For each store that only one service uses: that service. Brokers join many by nature.
std::vector<Index> onlyUsers(const Architecture &architecture)
{
    constexpr std::size_t mostOwn = 3; // whoever has more of them is better off with the lot around it
    const auto isStore = [&architecture](Index i) {
        return isResource(architecture.nodes[i].kind) && architecture.nodes[i].kind != NodeKind::broker;
    };
    std::vector<Index> user(architecture.nodes.size(), none);
    std::vector<bool> isShared(architecture.nodes.size());
    const auto meet = [&](Index store, Index other) {
        isShared[store] = isShared[store] || (user[store] != none && user[store] != other) || isStore(other);
        user[store] = other;
    };
    for (const Dependency &d : architecture.dependencies) {
        if (d.from == d.to || d.mode == Mode::telemetry)
            continue;
        if (isStore(d.from))
            meet(d.from, d.to);
        if (isStore(d.to))
            meet(d.to, d.from);
    }
    std::vector<std::size_t> owned(architecture.nodes.size());
    for (Index i = 0; i < user.size(); ++i) {
        if (isShared[i])
            user[i] = none;
        if (user[i] != none)
            ++owned[user[i]];
    }
    for (Index &one : user)
        one = one == none || owned[one] > mostOwn ? none : one;
    return user;
}

/// Stage 1: inside each region that has no card standing yet, around an origin of its own.
void layOutInside(Plan &plan, Staging &staging)
{
    std::vector<std::uint32_t> place(plan.architecture.nodes.size(), none), groupOf(plan.architecture.nodes.size(), none);
    std::vector<BoxGraph> graphs(plan.groups.size());
    for (std::uint32_t g = 0; g < plan.groups.size(); ++g) {
        if (holdsCards(plan, plan.groups[g]))
            continue;
        if (plan.groups[g].context == none && !plan.architecture.contexts.empty())
            graphs[g].aspect = 0.7; // the tray stands at the edge
        for (const Index member : plan.groups[g].members) {
            place[member] = static_cast<std::uint32_t>(graphs[g].boxes.size());
            groupOf[member] = g;
            graphs[g].boxes.push_back(plan.positions.nodes[member]);
        }
    }
    const std::vector<Index> users = onlyUsers(plan.architecture);
    for (std::uint32_t g = 0; g < graphs.size(); ++g) {
        for (std::size_t i = 0; i < graphs[g].boxes.size(); ++i) {
            const Index user = users[plan.groups[g].members[i]];
            graphs[g].hosts.push_back(user != none && groupOf[user] == g ? place[user] : none);
        }
    }
    std::vector<Weights> weights(graphs.size());
    for (const Dependency &d : plan.architecture.dependencies) { // what all send telemetry to would only pull them apart
        if (d.mode != Mode::telemetry && d.from != d.to && groupOf[d.from] != none && groupOf[d.from] == groupOf[d.to])
            weights[groupOf[d.from]][{place[d.from], place[d.to]}] += weightOf(d);
    }
    for (std::size_t g = 0; g < graphs.size(); ++g)
        graphs[g].edges = bundled(weights[g]);

    constexpr double shareOfTime = 0.7;
    const auto corners = staging.layOut(graphs, shareOfTime);
    for (std::size_t g = 0; g < graphs.size(); ++g) {
        for (std::size_t i = 0; i < graphs[g].boxes.size(); ++i) {
            Rect &card = plan.positions.nodes[plan.groups[g].members[i]];
            card.x = corners[g][i].x;
            card.y = corners[g][i].y;
        }
    }
}

/// Regions as they are now; those anchored by their own placement go there.
void fitRegions(Plan &plan)
{
    for (std::size_t g = 0; g < plan.groups.size(); ++g) {
        const Group &group = plan.groups[g];
        Rect &region = regionOf(plan.positions, group);
        region = regionAround(plan.architecture, group, plan.positions.nodes);
        if (!plan.isAnchored[g] || holdsCards(plan, group))
            continue;
        const auto placement = placementOf(plan.architecture, plan.architecture.contexts[group.context]);
        moveGroup(plan.positions, group, placement->x - region.x, placement->y - region.y);
    }
}

/// Stage 2, on an empty map: the regions among themselves, the tray at the left edge.
void layOutRegions(Plan &plan, Staging &staging)
{
    const auto contexts = static_cast<Index>(plan.architecture.contexts.size());
    BoxGraph graph{.boxes = plan.positions.contexts, .edges = {}, .gap = static_cast<int>(regionGap), .rankGap = 150};
    Weights weights;
    for (const Dependency &d : plan.architecture.dependencies) {
        const Index from = plan.architecture.nodes[d.from].context, to = plan.architecture.nodes[d.to].context;
        if (from < contexts && to < contexts && from != to && d.mode != Mode::telemetry)
            weights[{from, to}] += weightOf(d);
    }
    graph.edges = bundled(weights);
    const std::vector<Point> corners = staging.layOut({graph}, 1.0).front();
    Rect extent;
    for (Index i = 0; i < contexts; ++i) {
        const Rect &region = plan.positions.contexts[i];
        moveGroup(plan.positions, plan.groups[i], corners[i].x - region.x, corners[i].y - region.y);
        extent = extent.united(region);
    }
    const Rect tray = plan.positions.unassigned;
    if (!tray.isEmpty() && contexts > 0)
        moveGroup(plan.positions, plan.groups.back(), extent.x - regionGap - tray.width - tray.x, extent.y - tray.y);
}

} // namespace

std::vector<Index> looseMembers(const Plan &plan, const Group &group)
{
    std::vector<Index> loose;
    std::copy_if(group.members.begin(), group.members.end(), std::back_inserter(loose),
                 [&plan](Index i) { return !plan.isFixed[i]; });
    return loose;
}

bool holdsCards(const Plan &plan, const Group &group) { return looseMembers(plan, group).size() < group.members.size(); }

Layout layOut(const Architecture &architecture, const LayoutOptions &options, const Progress &progress, std::stop_token stop)
{
    Plan plan = planFor(architecture, options.keepPlaced);
    Staging staging(options, stop);
    constexpr std::uint64_t stages = 3;
    progress.report("Laying out cards", 0, stages, "stages");
    layOutInside(plan, staging);
    progress.report("Laying out contexts", 1, stages, "stages");
    fitRegions(plan);
    const bool isEmptyMap = std::none_of(plan.isAnchored.begin(), plan.isAnchored.end(), [](bool is) { return is; });
    if (isEmptyMap) {
        layOutRegions(plan, staging);
    } else {
        progress.report("Placing new cards", 2, stages, "stages");
        placeNewcomers(plan, stop);
    }
    Layout layout{std::move(plan.positions), staging.used(), staging.diagnostics(), {}};
    for (Index i = 0; i < architecture.nodes.size(); ++i) {
        if (!plan.isFixed[i])
            layout.placed.push_back(i);
    }
    progress.report("Laid out", stages, stages, "stages");
    return layout;
}

} // namespace alidade
