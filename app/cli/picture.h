#pragma once

#include "exporters/drawing/drawing.h"
#include "exporters/exporter.h"

#include <stop_token>
#include <string>

namespace alidade {

class Console;

/// A view in any graph format, the drawn and painted ones too. Painting is done by the desktop app, which must be installed
/// beside this program. Throws Error, Cancelled.
/// `lens` is only for services, and for drawn and painted formats.
std::string writeGraph(const GraphFormat &format, const Architecture &architecture, const GroupedView &view,
                       const TextOptions &options, Console &console, std::stop_token stop, Lens lens = Lens::structure);

/// The lens of this name: structure, live, drift; throws Error.
Lens lensNamed(const std::string &name);

} // namespace alidade
