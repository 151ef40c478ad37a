#pragma once

#include "app/desktop/arguments.h"

namespace alidade {

/// Paints the map of a workspace, or a drawing that is already an SVG, into a PNG, PDF or SVG file. Needs no window and no
/// display. Throws Error.
void renderPicture(const Arguments &arguments);

} // namespace alidade
