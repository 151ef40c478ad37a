#pragma once

#include "exporters/drawing/boxindex.h"
#include "exporters/drawing/drawing.h"

#include <span>

namespace alidade {

/// Finds places for the labels of lines where they cover neither a box nor another label.
class LabelPlaces {
public:
    explicit LabelPlaces(std::span<const Rect> boxes);

    /// The middle of a label of this size on a line, as near to the middle of the line as is free; the middle itself when
    /// the line has no free place.
    Point place(const std::vector<Point> &line, double width, double height);

private:
    BoxIndex m_taken;
};

} // namespace alidade
