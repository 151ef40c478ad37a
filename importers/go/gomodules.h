#pragma once

#include "importers/go/gotree.h"

namespace alidade {

/// Fills the modules of `tree` from all go.mod and go.work files and resolves their replacements.
void readGoModules(ImportContext &context, GoTree &tree);

} // namespace alidade
