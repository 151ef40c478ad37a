#pragma once

#include "exporters/layout/staging.h"

namespace alidade {

/// Boxes put together with those that stand beside them (BoxGraph::hosts), so that each lot is laid out as one box.
class Households {
public:
    /// Where the others stand: across the way that the graph flows, so that they are in nobody's way.
    enum class Side : std::uint8_t { below, right };

    explicit Households(const BoxGraph &graph);

    std::size_t count() const { return m_members.size(); }
    const std::vector<BareGraph::Edge> &edges() const { return m_edges; } ///< between households

    /// The room that each of them takes.
    std::vector<Rect> rooms(Side side) const;

    /// Sets the corners of the members of a household that stands there.
    void spread(std::size_t household, Point corner, Side side, std::vector<Point> &corners) const;

private:
    const BoxGraph &m_graph;
    std::vector<std::vector<std::uint32_t>> m_members; ///< positions in BoxGraph::boxes, the host first
    std::vector<BareGraph::Edge> m_edges;
};

} // namespace alidade
