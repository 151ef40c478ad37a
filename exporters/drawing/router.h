#pragma once

#include "exporters/drawing/ports.h"
#include "exporters/drawing/spline.h"

#include <map>

namespace alidade {

/// Finds the lines between boxes, all together.
class Router {
public:
    Router(std::span<const Rect> boxes, std::span<const Stroke> strokes, const Clearances &clearances);

    /// The points of each stroke; a stroke from a box to itself has none.
    std::vector<std::vector<Point>> paths();

private:
    std::vector<std::size_t> order() const;
    void chooseWay(std::size_t stroke);
    std::vector<Point> path(std::size_t stroke, const Ends &ends);
    std::vector<Point> bent(const Stroke &stroke, const Detour &way, const Ends &ends, Point tip, bool &isGood);
    std::vector<Point> lanes(const Detour &way, Point from, Point to);
    bool isClear(const Cubic &cubic, const Stroke &stroke);
    double tipOf(std::size_t stroke) const;

    std::span<const Rect> m_boxes;
    std::span<const Stroke> m_strokes;
    Clearances m_clearances;
    BoxGrid m_grid;
    DetourSearch m_search;
    std::vector<Detour> m_ways;
    std::map<std::pair<Index, std::uint8_t>, int> m_lanes; ///< how many lines bend around a corner already
    int m_rays;
};

} // namespace alidade
