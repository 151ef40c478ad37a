#pragma once

#include "exporters/drawing/drawing.h"

#include <functional>
#include <unordered_map>

namespace alidade {

/// What is taken on the map, for finding a free place near a wanted one. Adding and asking cost O(size of the box).
class FreeSpace {
public:
    explicit FreeSpace(double gap) : m_gap(gap) {}

    void take(const Rect &rect);
    bool isFree(const Rect &rect) const;

    /// The free place for `wanted` nearest to where it is (in steps on the map's grid) that `isFit` agrees to; below all
    /// that is taken when there is none near.
    Rect nearest(const Rect &wanted, const std::function<bool(const Rect &)> &isFit = {}) const;

private:
    static constexpr double cellSize = 256;
    template <typename Visit> static void forCells(const Rect &rect, Visit visit);

    double m_gap;
    Rect m_extent;
    std::vector<Rect> m_taken;
    std::vector<Rect> m_wide; ///< boxes over so many cells that they are compared one by one
    std::unordered_map<std::int64_t, std::vector<std::uint32_t>> m_cells;
};

} // namespace alidade
