#pragma once

#include "exporters/drawing/drawing.h"

#include <string>

namespace alidade {

// A key names a thing on the map over re-imports and edits, as decisions do: "node:NAME", "context:ID",
// "dependency:FROM>TO", "relation:UPSTREAM>DOWNSTREAM". All dependencies from one node to another share a key.

/// Empty for what has no key (nothing, the tray of what is unassigned).
std::string keyOf(const Architecture &architecture, Owner owner);
/// Kind none when the architecture does not have it any more.
Owner ownerOf(const Architecture &architecture, const std::string &key);

std::string nodeKey(const std::string &name);
std::string contextKey(const std::string &id);

} // namespace alidade
