#include "exporters/layout/freespace.h"

#include "exporters/layout/groups.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace alidade {

template <typename Visit>
void FreeSpace::forCells(const Rect &rect, Visit visit)
{
    const auto cell = [](double value) { return static_cast<std::int64_t>(std::floor(value / cellSize)); };
    for (std::int64_t y = cell(rect.y); y <= cell(rect.y + rect.height); ++y) {
        for (std::int64_t x = cell(rect.x); x <= cell(rect.x + rect.width); ++x) {
            if (!visit(x * 0x1'0000'0001 ^ y << 20))
                return;
        }
    }
}

void FreeSpace::take(const Rect &rect)
{
    constexpr double mostCells = 1024;
    m_extent = m_extent.united(rect);
    if ((rect.width / cellSize + 2) * (rect.height / cellSize + 2) > mostCells) {
        m_wide.push_back(rect);
        return;
    }
    const auto number = static_cast<std::uint32_t>(m_taken.size());
    m_taken.push_back(rect);
    forCells(rect, [&](std::int64_t cell) {
        m_cells[cell].push_back(number);
        return true;
    });
}

bool FreeSpace::isFree(const Rect &rect) const
{
    const Rect roomy = rect.grown(m_gap);
    bool isFree = std::none_of(m_wide.begin(), m_wide.end(), [&roomy](const Rect &wide) { return wide.intersects(roomy); });
    if (!isFree)
        return false;
    forCells(roomy, [&](std::int64_t cell) {
        const auto it = m_cells.find(cell);
        isFree = it == m_cells.end() || std::none_of(it->second.begin(), it->second.end(), [&](std::uint32_t i) { return m_taken[i].intersects(roomy); });
        return isFree;
    });
    return isFree;
}

Rect FreeSpace::nearest(const Rect &wanted, const std::function<bool(const Rect &)> &isFit) const
{
    constexpr int farthestRing = 48;
    const double stepX = std::max(24.0, onGrid(wanted.width / 8)), stepY = std::max(24.0, onGrid(wanted.height / 8));
    const Rect start{onGrid(wanted.x), onGrid(wanted.y), wanted.width, wanted.height};
    std::optional<Rect> best;
    double bestDistance = 0;
    const auto tryAt = [&](int column, int row) {
        const Rect rect{start.x + column * stepX, start.y + row * stepY, wanted.width, wanted.height};
        const double distance = std::hypot(column * stepX, row * stepY);
        if ((!best || distance < bestDistance) && isFree(rect) && (!isFit || isFit(rect))) {
            best = rect;
            bestDistance = distance;
        }
    };
    for (int ring = 0; ring <= farthestRing && !best; ++ring) {
        for (int i = -ring; i <= ring; ++i) {
            tryAt(i, ring);
            tryAt(i, -ring);
            tryAt(ring, i);
            tryAt(-ring, i);
        }
    }
    return best.value_or(Rect{start.x, onGrid(m_extent.y + m_extent.height + m_gap) + 4, wanted.width, wanted.height});
}

} // namespace alidade
