#include "qml/map/mapdrag.h"

#include "qml/map/mapkeys.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace alidade {

namespace {

struct MapDragWords {
    Q_DECLARE_TR_FUNCTIONS(MapDrag)
};

/// Where the straight way from the middle of `box` to a point outside of it leaves it.
Point borderPoint(const Rect &box, Point outside)
{
    const Point middle = box.center();
    const double dx = outside.x - middle.x, dy = outside.y - middle.y;
    const double share = std::max(std::abs(dx) * 2 / box.width, std::abs(dy) * 2 / box.height);
    return share <= 1 ? middle : Point{middle.x + dx / share, middle.y + dy / share};
}

/// A straight line as a Bézier segment.
std::vector<Point> straight(Point from, Point to)
{
    const double dx = (to.x - from.x) / 3, dy = (to.y - from.y) / 3;
    return {from, {from.x + dx, from.y + dy}, {to.x - dx, to.y - dy}, to};
}

double snapped(double value) { return std::round(value / MapDrag::snap) * MapDrag::snap; }

} // namespace

std::optional<MapDrag> MapDrag::begin(std::shared_ptr<const MapScene> scene, const std::vector<Owner> &owners, Point grip,
                                      bool makesContext)
{
    MapDrag drag;
    for (const Owner owner : owners) {
        if (owner.kind == Owner::Kind::node)
            drag.m_nodes.push_back(owner.index);
        else if (owner.kind == Owner::Kind::context)
            drag.m_contexts.push_back(owner.index);
    }
    if (!drag.m_nodes.empty())
        drag.m_contexts.clear();
    if (drag.m_nodes.empty() && (drag.m_contexts.empty() || makesContext))
        return std::nullopt;
    drag.m_scene = std::move(scene);
    drag.m_grip = drag.m_pointer = grip;
    drag.m_makesContext = makesContext;
    return drag;
}

Point MapDrag::offset() const { return {m_pointer.x - m_grip.x, m_pointer.y - m_grip.y}; }

Rect MapDrag::ghost() const
{
    Rect around;
    const auto add = [&](const Rect &rect) { around = around.isEmpty() ? rect : around.united(rect); };
    for (const Index node : m_nodes)
        add(m_scene->positions.nodes[node]);
    for (const Index context : m_contexts)
        add(m_scene->positions.contexts[context]);
    return {around.x + offset().x, around.y + offset().y, around.width, around.height};
}

/// The smallest region under the pointer; a card's own context holds it a little longer.
Index MapDrag::targetContext() const
{
    if (m_nodes.empty() || m_makesContext)
        return none;
    Index best = none;
    const auto area = [](const Rect &r) { return r.width * r.height; };
    const std::vector<Rect> &regions = m_scene->positions.contexts;
    for (Index context = 0; context < regions.size(); ++context) {
        if (regions[context].contains(m_pointer) && (best == none || area(regions[context]) < area(regions[best])))
            best = context;
    }
    if (best != none || m_scene->positions.unassigned.contains(m_pointer))
        return best;
    const Index own = m_scene->architecture->nodes[m_nodes.front()].context;
    const bool isOneContext = std::all_of(m_nodes.begin(), m_nodes.end(),
                                          [&](Index node) { return m_scene->architecture->nodes[node].context == own; });
    return own != none && isOneContext && regions[own].grown(holdMargin).contains(m_pointer) ? own : none;
}

Rect MapDrag::target() const
{
    if (m_makesContext)
        return ghost().grown(regionPadding);
    if (const Index context = targetContext(); context != none)
        return m_scene->positions.contexts[context];
    return !m_nodes.empty() && m_scene->positions.unassigned.contains(m_pointer) ? m_scene->positions.unassigned : Rect{};
}

QString MapDrag::hint() const
{
    if (m_makesContext)
        return MapDragWords::tr("New context around %1").arg(nameList(*m_scene->architecture, m_nodes));
    if (m_nodes.empty())
        return edit().label;
    std::vector<CardMove> moves; // where to does not matter for what is said
    for (const Index node : m_nodes)
        moves.push_back({node, {}});
    return moveCards(*m_scene->architecture, moves, targetContext()).label;
}

MapDrag::Landing MapDrag::land() const
{
    std::vector<Rect> cards;
    for (const Index node : m_nodes) {
        const Rect &from = m_scene->positions.nodes[node];
        cards.push_back({snapped(from.x + offset().x), snapped(from.y + offset().y), from.width, from.height});
    }
    const auto landed = [&](const std::vector<Index> &yielding) {
        const Point shift = freeShift(m_scene->positions, cards, yielding);
        std::vector<CardMove> moves;
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            moves.push_back({m_nodes[i], {cards[i].x + shift.x, cards[i].y + shift.y}});
        return moves;
    };
    std::vector<Index> yielding = m_nodes;
    for (Index node = 0; node < m_scene->positions.nodes.size(); ++node) {
        if (!isPlacedByHand(*m_scene->architecture, node))
            yielding.push_back(node);
    }
    const std::vector<CardMove> between = landed(yielding);
    if (auto aside = stepAside(*m_scene->architecture, m_scene->positions, between))
        return {between, *std::move(aside)};
    return {landed(m_nodes), {}};
}

std::vector<CardMove> MapDrag::landing() const { return land().cards; }

MapEdit MapDrag::edit() const
{
    const Architecture &a = *m_scene->architecture;
    if (m_nodes.empty())
        return moveContexts(a, m_scene->positions, m_contexts, {snapped(offset().x), snapped(offset().y)});
    const Landing landing = land();
    MapEdit edit = moveCards(a, landing.cards, targetContext());
    for (const CardMove &move : landing.aside)
        edit.edits.push_back(PlaceItem{nodeKey(a.nodes[move.node].name), {move.to.x, move.to.y, false}});
    return edit;
}

bool MapDrag::isMoving(Index node) const
{
    const auto has = [](const std::vector<Index> &list, Index index) {
        return std::find(list.begin(), list.end(), index) != list.end();
    };
    return has(m_nodes, node) || has(m_contexts, m_scene->architecture->nodes[node].context);
}

bool MapDrag::isMovingLine(const DrawItem &item) const
{
    if (item.owner.kind != Owner::Kind::dependency)
        return false;
    const Dependency &dependency = m_scene->architecture->dependencies[item.owner.index];
    return isMoving(dependency.from) || isMoving(dependency.to);
}

Drawing MapDrag::still(const Highlight &bright, Detail detail) const
{
    Drawing part = only(m_scene->drawings[static_cast<std::size_t>(detail)]->drawing, bright);
    std::erase_if(part.items, [&](const DrawItem &item) {
        return isMovingLine(item) || (item.owner.kind == Owner::Kind::node && isMoving(item.owner.index)) ||
               (item.owner.kind == Owner::Kind::context &&
                std::find(m_contexts.begin(), m_contexts.end(), item.owner.index) != m_contexts.end());
    });
    return part;
}

/// The card, or from afar the region that stands for it, where it is now.
Rect MapDrag::boxNow(Index node, Detail detail) const
{
    const Architecture &a = *m_scene->architecture;
    const Positions &positions = m_scene->positions;
    Rect box = positions.nodes[node];
    if (detail == Detail::far && !a.contexts.empty())
        box = a.nodes[node].context == none ? positions.unassigned : positions.contexts[a.nodes[node].context];
    return isMoving(node) ? Rect{box.x + offset().x, box.y + offset().y, box.width, box.height} : box;
}

std::vector<DrawItem> MapDrag::lines(Detail detail) const
{
    std::vector<DrawItem> lines;
    for (const DrawItem &item : m_scene->drawings[static_cast<std::size_t>(detail)]->drawing.items) {
        const Path *path = std::get_if<Path>(&item.shape);
        if (!path || !isMovingLine(item))
            continue;
        const Dependency &dependency = m_scene->architecture->dependencies[item.owner.index];
        const Rect from = boxNow(dependency.from, detail), to = boxNow(dependency.to, detail);
        if (from.intersects(to))
            continue;
        Path line = *path;
        line.points = straight(borderPoint(from, to.center()), borderPoint(to, from.center()));
        lines.push_back({item.owner, line});
    }
    return lines;
}

Drawing MapDrag::picture(Detail detail) const
{
    Highlight highlight;
    highlight.nodes = m_nodes;
    highlight.contexts = m_contexts;
    for (Index node = 0; node < m_scene->architecture->nodes.size(); ++node) {
        const Index context = m_scene->architecture->nodes[node].context;
        if (context != none && std::find(m_contexts.begin(), m_contexts.end(), context) != m_contexts.end())
            highlight.nodes.push_back(node);
    }
    std::sort(highlight.nodes.begin(), highlight.nodes.end());
    std::sort(highlight.contexts.begin(), highlight.contexts.end());
    Drawing part = only(m_scene->drawings[static_cast<std::size_t>(detail)]->drawing, highlight);
    std::erase_if(part.items, [](const DrawItem &item) { return item.owner.kind == Owner::Kind::dependency; });
    return part;
}

} // namespace alidade
