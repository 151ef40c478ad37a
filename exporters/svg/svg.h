#pragma once

#include "exporters/drawing/drawing.h"

#include <string>

namespace alidade {

/// The drawing as a standalone SVG file: no script, no reference to anything outside it. `title` is what a screen
/// reader says first.
std::string toSvg(const Drawing &drawing, const std::string &title = {});

} // namespace alidade
