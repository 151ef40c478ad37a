#pragma once

#include "exporters/drawing/sheet.h"

namespace alidade {

/// How lines of this mode are broken.
Path::Dash dashOf(Mode mode);

/// How a dependency is drawn under the lens of the sheet, cycles and cuts aside.
EdgeStyle lensStyle(const Sheet &sheet, const Dependency &dependency);

} // namespace alidade
