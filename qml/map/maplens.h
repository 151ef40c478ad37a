#pragma once

#include "exporters/drawing/drawing.h"
#include "qml/session/trafficwatch.h"

namespace alidade {

/// Puts what was seen to run on `architecture`, which may be newer than the report: nodes are met by their names.
void addTraffic(DrawingOptions &options, const Architecture &architecture, const TrafficReport &report);
/// The same for the verdicts about its dependencies.
void addVerdicts(DrawingOptions &options, const Architecture &architecture, const TrafficReport &report);

/// "12.5/s, 1.2 % failed, p95 12 ms" between two nodes of `architecture`; a word when nothing passed.
QString trafficText(const TrafficReport &report, const Architecture &architecture, const Dependency &dependency);
/// "hidden: it runs, but …".
QString verdictText(const TrafficReport &report, const Architecture &architecture, const Dependency &dependency);

} // namespace alidade
