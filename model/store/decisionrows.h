#pragma once

#include "model/decisions.h"
#include "model/store/database.h"
#include "model/store/knownnames.h"

namespace alidade {

/// All decisions of the file, in the order that Decisions promises.
Decisions readDecisions(const Database &database);

/// Writes the edits in their order. Throws Error when one cannot be done (a context that does not exist).
void applyEdits(const Database &database, const std::vector<Edit> &edits, const NodeNames &names);

} // namespace alidade
