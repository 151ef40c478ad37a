#pragma once

#include "exporters/exporter.h"

#include <stop_token>
#include <string>

namespace alidade {

class Console;

/// A view in any graph format, the drawn and painted ones too. Painting is done by the desktop app, which must be installed
/// beside this program. Throws Error, Cancelled.
std::string writeGraph(const GraphFormat &format, const Architecture &architecture, const GroupedView &view,
                       const TextOptions &options, Console &console, std::stop_token stop);

} // namespace alidade
