#pragma once

#include "qml/canvas/drawingindex.h"

namespace alidade::test {

inline DrawItem box(Owner::Kind kind, Index index, Rect rect, Color fill = {40, 80, 160, 255})
{
    return {{kind, index}, Box{.rect = rect, .radius = 0, .fill = fill, .stroke = {}, .strokeWidth = 0}};
}

inline DrawItem line(Index index, Point from, Point to)
{
    Path path;
    path.points = {from, from, to, to};
    path.stroke = {200, 0, 0, 255};
    path.width = 2;
    return {{Owner::Kind::dependency, index}, path};
}

inline Drawing drawing(std::vector<DrawItem> items)
{
    Drawing result;
    result.background = {255, 255, 255, 255};
    for (const DrawItem &item : items)
        result.bounds = result.bounds.isEmpty() ? item.bounds() : result.bounds.united(item.bounds());
    result.items = std::move(items);
    return result;
}

inline SharedDrawing shared(std::vector<DrawItem> items)
{
    return std::make_shared<const IndexedDrawing>(drawing(std::move(items)));
}

} // namespace alidade::test
