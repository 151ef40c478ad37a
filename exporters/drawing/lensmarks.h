#pragma once

#include "exporters/drawing/drawing.h"
#include "model/drift.h"

namespace alidade {

/// Marks for Lens::live out of all that an architecture has seen to pass; nodes without any are idle. Flows do not count: their
/// messages pass over the edges to and from the broker.
void markTraffic(DrawingOptions &options, const Architecture &architecture);

/// Marks for Lens::drift. Without traffic there are none: the voices say more then.
void markVerdicts(DrawingOptions &options, const Drift &drift);

/// A line and what it means.
struct LegendLine {
    Color color;
    double width = 2;
    Path::Dash dash = Path::Dash::solid;
    std::string text;
};

/// What the lines mean under Lens::live and Lens::drift, in English; nothing for other lenses.
std::vector<LegendLine> legendLines(Lens lens, bool isDark);

/// Puts a legend below everything else.
void addLegend(Drawing &drawing, const std::vector<LegendLine> &lines, bool isDark);

} // namespace alidade
