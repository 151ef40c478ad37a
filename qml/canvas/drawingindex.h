#pragma once

#include "exporters/drawing/drawing.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace alidade {

/// Finds the items of a drawing by place: a packed R-tree (sort-tile-recursive, Leutenegger et al. 1997) over the boxes
/// and over short pieces of the paths, so that a long line is only found where it runs. Immutable after construction.
class DrawingIndex {
public:
    explicit DrawingIndex(const Drawing &drawing);

    /// Positions in Drawing::items whose shapes may paint inside `area`, ascending: that is, in painting order.
    std::vector<std::uint32_t> itemsIn(const Rect &area) const;
    /// The topmost owner at `point`; lines are caught within `tolerance` scene units, and boxes before lines.
    Owner ownerAt(const Drawing &drawing, Point point, double tolerance) const;
    /// A digest of what the item paints; equal items have equal digests.
    std::uint64_t digest(std::uint32_t item) const { return m_digests[item]; }

private:
    struct Entry {
        float left, top, right, bottom;
        std::uint32_t item;
    };
    struct Node {
        float left, top, right, bottom;
        std::uint32_t first, count; ///< children: entries in leaves, nodes above
    };
    static void addEntries(std::vector<Entry> &entries, std::uint32_t position, const DrawItem &item);
    void pack();
    template <typename Visit> void visit(const Rect &area, const Visit &visitEntry) const;

    std::vector<Entry> m_entries;
    std::vector<std::vector<Node>> m_levels; ///< leaves first
    std::vector<std::uint64_t> m_digests;
};

/// A drawing with its index, shared between the screen and the threads that paint.
struct IndexedDrawing {
    explicit IndexedDrawing(Drawing list) : drawing(std::move(list)), index(drawing) {}
    const Drawing drawing;
    const DrawingIndex index;
};
using SharedDrawing = std::shared_ptr<const IndexedDrawing>;

/// Samples `path` as a polyline whose legs are at most about `step` units long.
std::vector<Point> flattened(const Path &path, double step);

} // namespace alidade
