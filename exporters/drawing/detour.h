#pragma once

#include "exporters/drawing/boxgrid.h"
#include "exporters/drawing/sides.h"

#include <optional>

namespace alidade {

/// A corner of a box that a line bends around.
struct Bend {
    Index box = none;
    std::uint8_t corner = 0; ///< clockwise from the top left one
    Point at;
    friend bool operator==(const Bend &, const Bend &) = default;
};

/// Where a bend lies that keeps `distance` to its box in both directions.
Point cornerOf(const Rect &box, std::uint8_t corner, double distance);

/// A way around the boxes between two boxes.
struct Detour {
    Sides sides;
    std::vector<Bend> bends;
};

/// Where a line may leave or enter: a point beside a box.
struct Gate {
    Point at;
    Side side = Side::left;
};

/// Finds ways around boxes: a shortest path search over the corners of the boxes that turn out to be in the way, as in the
/// polyline routing of Wybrow, Marriott & Stuckey (Incremental Connector Routing, 2005), but without building the whole
/// visibility graph. Every change of direction costs something, so that a calm way wins over a slightly shorter one.
class DetourSearch {
public:
    DetourSearch(std::span<const Rect> boxes, const BoxGrid &grid, double distance);

    /// Before the middle of each side of a box.
    std::vector<Gate> gatesOf(const Rect &box) const;

    /// The cheapest way from one of the gates of a box to one of another box; nothing when there is none or it takes too long
    /// to find. `rays` is how many lines of sight may still be drawn by all searches together.
    std::optional<Detour> find(std::span<const Gate> from, std::span<const Gate> to, int &rays);

private:
    struct Place { ///< a place that a way may lead through
        Point at;
        Bend bend;
        Side side = Side::left; ///< of a start or an end
        double cost = 0;
        Point heading; ///< direction of travel on arrival
        std::size_t before = 0;
        bool isSettled = false, isEnd = false;
    };

    void addStarts(std::span<const Gate> gates);
    void addEnds(std::span<const Gate> gates);
    double estimate(Point at) const;
    void expand(std::size_t place, int &rays);
    void reach(std::size_t from, std::size_t target, Point at);
    std::size_t placeOf(Index box, std::uint8_t corner);
    Detour wayTo(std::size_t place) const;

    std::span<const Rect> m_boxes;
    const BoxGrid &m_grid;
    double m_distance;
    std::vector<Place> m_places;
    std::vector<std::pair<double, std::size_t>> m_open; ///< a heap: least estimate first
    std::size_t m_ends = 0;                             ///< the first places
};

} // namespace alidade
