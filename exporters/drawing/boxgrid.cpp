#include "exporters/drawing/boxgrid.h"

#include <algorithm>
#include <cmath>

namespace alidade {

namespace {

constexpr double leastCellSize = 160; ///< about a card
constexpr double cellsPerBox = 4;

/// Narrows [low, high], the part of a line that may be inside, to what lies between two edges. Liang & Barsky, 1984.
bool clip(double start, double delta, double least, double most, double &low, double &high)
{
    if (delta == 0)
        return start > least && start < most;
    const double a = (least - start) / delta, b = (most - start) / delta;
    low = std::max(low, std::min(a, b));
    high = std::min(high, std::max(a, b));
    return true;
}

} // namespace

bool crosses(const Rect &rect, Point a, Point b, double *at)
{
    constexpr double touch = 1e-9;
    if (std::max(a.x, b.x) <= rect.x || std::max(a.y, b.y) <= rect.y || std::min(a.x, b.x) >= rect.x + rect.width ||
        std::min(a.y, b.y) >= rect.y + rect.height)
        return false;
    double low = 0, high = 1;
    if (!clip(a.x, b.x - a.x, rect.x, rect.x + rect.width, low, high) ||
        !clip(a.y, b.y - a.y, rect.y, rect.y + rect.height, low, high) || high - low < touch)
        return false;
    if (at != nullptr)
        *at = low;
    return true;
}

BoxGrid::BoxGrid(std::span<const Rect> boxes, double margin)
{
    m_boxes.reserve(boxes.size());
    for (const Rect &box : boxes) {
        m_boxes.push_back(box.isEmpty() ? Rect{} : box.grown(margin));
        m_extent = m_extent.united(m_boxes.back());
    }
    const double cells = cellsPerBox * static_cast<double>(boxes.size() + 1);
    // A map that is very wide or very high must not need more cells than one of the same area.
    m_cellSize = std::max(
        {leastCellSize, std::sqrt(m_extent.width * m_extent.height / cells), m_extent.width / cells, m_extent.height / cells});
    m_columns = static_cast<std::size_t>(m_extent.width / m_cellSize) + 1;
    m_rows = static_cast<std::size_t>(m_extent.height / m_cellSize) + 1;
    fill();
}

void BoxGrid::fill()
{
    const auto forCells = [this](const Rect &box, auto visit) {
        if (box.isEmpty())
            return;
        for (std::size_t y = row(box.y); y <= row(box.y + box.height); ++y) {
            for (std::size_t x = column(box.x); x <= column(box.x + box.width); ++x)
                visit(y * m_columns + x);
        }
    };
    m_first.assign(m_columns * m_rows + 1, 0);
    for (const Rect &box : m_boxes)
        forCells(box, [this](std::size_t cell) { ++m_first[cell + 1]; });
    for (std::size_t i = 1; i < m_first.size(); ++i)
        m_first[i] += m_first[i - 1];
    m_entries.resize(m_first.back());
    std::vector<std::uint32_t> next = m_first;
    for (Index i = 0; i < m_boxes.size(); ++i)
        forCells(m_boxes[i], [&](std::size_t cell) { m_entries[next[cell]++] = i; });
}

std::size_t BoxGrid::column(double x) const
{
    return static_cast<std::size_t>(std::clamp((x - m_extent.x) / m_cellSize, 0.0, static_cast<double>(m_columns - 1)));
}

std::size_t BoxGrid::row(double y) const
{
    return static_cast<std::size_t>(std::clamp((y - m_extent.y) / m_cellSize, 0.0, static_cast<double>(m_rows - 1)));
}

std::span<const Index> BoxGrid::cell(std::size_t column, std::size_t row) const
{
    const std::size_t at = row * m_columns + column;
    return {m_entries.data() + m_first[at], m_entries.data() + m_first[at + 1]};
}

Index BoxGrid::firstHit(Point a, Point b, Index except, Index exceptToo) const
{
    Index hit = none;
    double nearest = 2;
    const auto look = [&](std::size_t column, std::size_t row) {
        for (const Index i : cell(column, row)) {
            double at = 0;
            if (i != except && i != exceptToo && crosses(m_boxes[i], a, b, &at) && at < nearest) {
                nearest = at;
                hit = i;
            }
        }
        return hit != none;
    };
    const auto steps = [](std::size_t from, std::size_t to, auto visit) {
        for (std::size_t i = from;; from < to ? ++i : --i) {
            if (visit(i))
                return true;
            if (i == to)
                return false;
        }
    };
    steps(row(a.y), row(b.y), [&](std::size_t y) {
        // The part of the line in this row of cells, and a little more.
        double from = a.x, to = b.x;
        if (row(a.y) != row(b.y)) {
            const double top = m_extent.y + static_cast<double>(y) * m_cellSize, slope = (b.x - a.x) / (b.y - a.y);
            const auto xAt = [&](double at) {
                return std::clamp(a.x + (at - a.y) * slope, std::min(a.x, b.x), std::max(a.x, b.x));
            };
            from = y == row(a.y) ? a.x : xAt(a.y < b.y ? top : top + m_cellSize);
            to = y == row(b.y) ? b.x : xAt(a.y < b.y ? top + m_cellSize : top);
        }
        return steps(column(from), column(to), [&](std::size_t x) { return look(x, y); });
    });
    return hit;
}

bool BoxGrid::covers(Point point) const
{
    const auto near = cell(column(point.x), row(point.y));
    return std::any_of(near.begin(), near.end(), [&](Index i) {
        const Rect &box = m_boxes[i];
        return point.x > box.x && point.x < box.x + box.width && point.y > box.y && point.y < box.y + box.height;
    });
}

} // namespace alidade
