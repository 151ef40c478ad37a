#pragma once

#include "importers/importer.h"

namespace alidade {

/// Go modules, packages, imports, and the services that they make.
void importGo(ImportContext &context);

} // namespace alidade
