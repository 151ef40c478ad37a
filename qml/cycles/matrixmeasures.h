#pragma once

namespace alidade::matrix {

// Measures of a MatrixView, px.
inline constexpr double cell = 24, headHeight = 120, maxHeadWidth = 200, padding = 8;

} // namespace alidade::matrix
