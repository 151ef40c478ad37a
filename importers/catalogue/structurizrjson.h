#pragma once

#include "importers/catalogue/design.h"

#include <vector>

namespace alidade {

/// Reads the model of Structurizr workspaces in JSON (the schema of structurizr.com/json). One design per file.
std::vector<Design> readStructurizrJson(ImportContext &context);

} // namespace alidade
