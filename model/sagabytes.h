#pragma once

#include "model/saga.h"

#include <optional>
#include <string_view>

namespace alidade {

/// A saga with all that is known of it, as it is kept in one column: a version, then its fields in their order.
std::vector<unsigned char> bytesOf(const Saga &saga);
/// Reads what bytesOf() wrote; nothing for anything else.
std::optional<Saga> sagaOf(std::string_view bytes);

} // namespace alidade
