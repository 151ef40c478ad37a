#include "exporters/layout/households.h"

#include "exporters/layout/groups.h"

#include <algorithm>

namespace alidade {

Households::Households(const BoxGraph &graph) : m_graph(graph)
{
    const auto hostOf = [&graph](std::uint32_t box) { return graph.hosts.empty() ? none : graph.hosts[box]; };
    std::vector<std::uint32_t> household(graph.boxes.size(), none);
    for (std::uint32_t i = 0; i < graph.boxes.size(); ++i) {
        if (hostOf(i) != none)
            continue;
        household[i] = static_cast<std::uint32_t>(m_members.size());
        m_members.push_back({i});
    }
    for (std::uint32_t i = 0; i < graph.boxes.size(); ++i) {
        if (hostOf(i) == none)
            continue;
        household[i] = household[hostOf(i)];
        m_members[household[i]].push_back(i);
    }
    for (const BareGraph::Edge &edge : graph.edges) {
        if (household[edge.from] != household[edge.to])
            m_edges.push_back({household[edge.from], household[edge.to], edge.weight});
    }
}

std::vector<Rect> Households::rooms(Side side) const
{
    std::vector<Rect> rooms;
    rooms.reserve(m_members.size());
    std::vector<Point> corners(m_graph.boxes.size());
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        spread(i, {}, side, corners);
        Rect room;
        for (const std::uint32_t box : m_members[i])
            room = room.united({corners[box].x, corners[box].y, m_graph.boxes[box].width, m_graph.boxes[box].height});
        rooms.push_back({0, 0, room.width, room.height});
    }
    return rooms;
}

void Households::spread(std::size_t household, Point corner, Side side, std::vector<Point> &corners) const
{
    const std::vector<std::uint32_t> &members = m_members[household];
    const Rect &host = m_graph.boxes[members.front()];
    Rect others; // in a column of their own
    for (std::size_t i = 1; i < members.size(); ++i) {
        const Rect &box = m_graph.boxes[members[i]];
        others = {0, 0, std::max(others.width, box.width), others.height + (i > 1 ? m_graph.gap / 2.0 : 0) + box.height};
    }
    const bool isBelow = side == Side::below;
    const double width = std::max(host.width, others.width), height = std::max(host.height, others.height);
    corners[members.front()] = {corner.x + (isBelow ? onGrid((width - host.width) / 2) : 0),
                                corner.y + (isBelow ? 0 : onGrid((height - host.height) / 2))};
    double y = corner.y + (isBelow ? onGrid(host.height + m_graph.gap) : onGrid((height - others.height) / 2));
    for (std::size_t i = 1; i < members.size(); ++i) {
        const Rect &box = m_graph.boxes[members[i]];
        corners[members[i]] = {corner.x + (isBelow ? onGrid((width - box.width) / 2) : onGrid(host.width + m_graph.gap)), y};
        y += onGrid(box.height + m_graph.gap / 2.0);
    }
}

} // namespace alidade
