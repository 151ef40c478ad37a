#include "exporters/layout/folding.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace alidade {

namespace {

/// A box as a rank sees it: `along` the rank and across it.
struct Item {
    std::size_t box = 0;
    double along = 0, length = 0, breadth = 0;
};

struct Row {
    double end = 0, breadth = 0;
    std::vector<std::size_t> boxes;
};

/// Rows such that no two boxes of one overlap, the first row that has room for a box taking it.
std::vector<Row> rowsOf(const std::vector<Item> &items, double gap)
{
    std::vector<Row> rows;
    for (const Item &item : items) {
        const double start = item.along - item.length / 2;
        auto row = std::find_if(rows.begin(), rows.end(), [start, gap](const Row &r) { return r.end + gap <= start; });
        if (row == rows.end())
            row = rows.insert(rows.end(), Row());
        row->end = item.along + item.length / 2;
        row->breadth = std::max(row->breadth, item.breadth);
        row->boxes.push_back(item.box);
    }
    return rows;
}

} // namespace

std::vector<Point> folded(const std::vector<Rect> &boxes, const std::vector<Point> &centers, bool isTopDown, double factor,
                          double gap, double rankGap)
{
    std::map<long, std::vector<Item>> ranks;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const Item item = isTopDown ? Item{i, centers[i].x / factor, boxes[i].width, boxes[i].height}
                                    : Item{i, centers[i].y / factor, boxes[i].height, boxes[i].width};
        ranks[std::lround(isTopDown ? centers[i].y : centers[i].x)].push_back(item);
    }
    std::vector<Point> result(boxes.size());
    double across = 0;
    for (auto &[_, items] : ranks) {
        std::stable_sort(items.begin(), items.end(), [](const Item &l, const Item &r) { return l.along < r.along; });
        for (const Row &row : rowsOf(items, gap)) {
            const double middle = across + row.breadth / 2;
            for (const std::size_t box : row.boxes)
                result[box] = isTopDown ? Point{centers[box].x / factor, middle} : Point{middle, centers[box].y / factor};
            across += row.breadth + gap;
        }
        across += rankGap - gap;
    }
    return result;
}

} // namespace alidade
