#pragma once

#include "model/architecture.h"

namespace alidade {

/// How likely `node` is the other side of an open call; the higher the likelier. 0 when nothing speaks for it, negative when
/// its kind cannot answer such a call. What speaks for a node, from much to little: its name stands in what the code says of
/// the call, it serves what is asked for, its name shares a word with the call, its kind fits.
int likelihood(const Architecture &architecture, const OpenCall &call, Index node);

/// From here on a node is worth a mark.
inline constexpr int likely = 4;

} // namespace alidade
