#pragma once

#include <cstdint>
#include <string_view>

namespace alidade {

/// How many objects stand in lists of this name, wherever they are, in a text of JSON: "dataPoints", "logRecords". In memory that
/// does not grow with the text; of a text that is damaged, those before the damage.
std::uint64_t countInLists(std::string_view json, std::string_view name);

} // namespace alidade
