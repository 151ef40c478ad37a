#include "exporters/layout/freespace.h"

#include "exporters/layout/groups.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace alidade {

void FreeSpace::take(const Rect &rect)
{
    m_taken.add(rect);
    m_extent = m_extent.united(rect);
}

bool FreeSpace::isFree(const Rect &rect) const
{
    const Rect roomy = rect.grown(m_gap);
    return !m_taken.any(roomy, [&](std::uint32_t number) { return m_taken.boxes()[number].intersects(roomy); });
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
