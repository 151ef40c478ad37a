#pragma once

#include "model/architecture.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace alidade {

/// Evidence as {"voice","file","line","detail"}, with "source" in front where there are several sources to tell apart.
nlohmann::ordered_json evidenceJson(const Architecture &architecture, const std::vector<Evidence> &evidence);

/// The document as text: two spaces, a line break at the end, invalid UTF-8 replaced.
std::string documentText(const nlohmann::ordered_json &document);

} // namespace alidade
