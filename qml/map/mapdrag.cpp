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

std::vector<CardMove> MapDrag::landing() const
{
    std::vector<Rect> cards;
    for (const Index node : m_nodes) {
        const Rect &from = m_scene->positions.nodes[node];
        cards.push_back({snapped(from.x + offset().x), snapped(from.y + offset().y), from.width, from.height});
    }
    const Point shift = freeShift(m_scene->positions, cards, m_nodes);
    std::vector<CardMove> moves;
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        moves.push_back({m_nodes[i], {cards[i].x + shift.x, cards[i].y + shift.y}});
    return moves;
}

MapEdit MapDrag::edit() const
{
    const Architecture &a = *m_scene->architecture;
    if (!m_nodes.empty())
        return moveCards(a, landing(), targetContext());
    return moveContexts(a, m_scene->positions, m_contexts, {snapped(offset().x), snapped(offset().y)});
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
