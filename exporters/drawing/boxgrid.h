#pragma once

#include "exporters/drawing/drawing.h"

#include <span>

namespace alidade {

/// Finds what a straight line runs into without looking at all boxes: a dense grid of cells, each with the boxes that touch
/// it. Every box counts with a margin around it; lines along its edge do not touch it. Empty boxes are never in the way.
class BoxGrid {
public:
    BoxGrid(std::span<const Rect> boxes, double margin);

    /// One of the first boxes that the line from `a` to `b` enters, but for the two excepted ones; `none` when the way is free.
    Index firstHit(Point a, Point b, Index except = none, Index exceptToo = none) const;
    /// True when the point lies inside a box or its margin.
    bool covers(Point point) const;

private:
    std::size_t column(double x) const;
    std::size_t row(double y) const;
    std::span<const Index> cell(std::size_t column, std::size_t row) const;
    void fill();

    std::vector<Rect> m_boxes;
    Rect m_extent;
    double m_cellSize = 1;
    std::size_t m_columns = 1, m_rows = 1;
    std::vector<std::uint32_t> m_first; ///< per cell where its boxes begin in m_entries; one more at the end
    std::vector<Index> m_entries;
};

/// True when the line from `a` to `b` crosses the inside of `rect`; `at` gets how far along it enters, 0 to 1.
bool crosses(const Rect &rect, Point a, Point b, double *at = nullptr);

} // namespace alidade
