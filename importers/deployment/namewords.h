#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace alidade {

/// The words of a name in lower case: "Orders_db-migrate" -> "orders", "db", "migrate". At least one, which may be empty.
std::vector<std::string> nameWords(std::string_view name);

} // namespace alidade
