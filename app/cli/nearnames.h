#pragma once

#include "model/architecture.h"

namespace alidade {

/// The node of this name or alias. Throws Error when there is none, with the names that are spelled almost alike.
Index requireNode(const Architecture &architecture, const std::string &name);

/// For the end of a message about a name that nobody has: " Do you mean \"payment\" or \"payments\"?"; empty when no name of
/// a node is near it.
std::string nearNamesText(const Architecture &architecture, const std::string &name);

} // namespace alidade
