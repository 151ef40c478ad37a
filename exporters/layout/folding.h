#pragma once

#include "exporters/layout/groups.h"

namespace alidade {

/// Folds a layout in ranks that is too long: each rank becomes as many times shorter as `factor` says, and its boxes stand in
/// several rows, staggered, where one no longer holds them. `isTopDown`: ranks are rows; otherwise columns. Centres in, centres
/// out; those of one rank have the same coordinate across it.
std::vector<Point> folded(const std::vector<Rect> &boxes, const std::vector<Point> &centers, bool isTopDown, double factor,
                          double gap, double rankGap);

} // namespace alidade
