#pragma once

#include "exporters/drawing/boxindex.h"

#include <functional>

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
    double m_gap;
    Rect m_extent;
    BoxIndex m_taken;
};

} // namespace alidade
