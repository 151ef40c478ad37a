#pragma once

#include "exporters/drawing/drawing.h"

#include <cmath>
#include <unordered_map>

namespace alidade {

/// Finds the boxes near a place without looking at all of them: a grid of cells, each with the boxes that touch it.
class BoxIndex {
public:
    void add(const Rect &rect)
    {
        constexpr double mostCells = 1024;
        const auto number = static_cast<std::uint32_t>(m_boxes.size());
        m_boxes.push_back(rect);
        if ((rect.width / cellSize + 2) * (rect.height / cellSize + 2) > mostCells) {
            m_wide.push_back(number);
            return;
        }
        forCells(rect, [&](std::int64_t cell) {
            m_cells[cell].push_back(number);
            return true;
        });
    }

    /// True when `isHit(number)` is, for any box (numbered as added) that touches a cell of `rect`. A box may be asked about
    /// twice.
    template <typename IsHit> bool any(const Rect &rect, IsHit isHit) const
    {
        for (const std::uint32_t number : m_wide) {
            if (isHit(number))
                return true;
        }
        bool isFound = false;
        forCells(rect, [&](std::int64_t cell) {
            if (const auto it = m_cells.find(cell); it != m_cells.end()) {
                for (const std::uint32_t number : it->second)
                    isFound = isFound || isHit(number);
            }
            return !isFound;
        });
        return isFound;
    }

    const std::vector<Rect> &boxes() const { return m_boxes; }

private:
    static constexpr double cellSize = 256;

    template <typename Visit> static void forCells(const Rect &rect, Visit visit)
    {
        const auto cell = [](double value) { return static_cast<std::int64_t>(std::floor(value / cellSize)); };
        for (std::int64_t y = cell(rect.y); y <= cell(rect.y + rect.height); ++y) {
            for (std::int64_t x = cell(rect.x); x <= cell(rect.x + rect.width); ++x) {
                if (!visit(x * 0x1'0000'0001 ^ y << 20))
                    return;
            }
        }
    }

    std::vector<Rect> m_boxes;
    std::vector<std::uint32_t> m_wide; ///< boxes over so many cells that they are always asked about
    std::unordered_map<std::int64_t, std::vector<std::uint32_t>> m_cells;
};

} // namespace alidade
