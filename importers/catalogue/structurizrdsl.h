#pragma once

#include "importers/catalogue/design.h"

#include <vector>

namespace alidade {

/// Reads the model of Structurizr DSL workspaces (docs.structurizr.com/dsl/language): people, systems, containers, components,
/// relationships, groups, archetypes, constants, `!include` and `extends` of files of the tree. One design per workspace.
std::vector<Design> readStructurizrDsl(ImportContext &context);

} // namespace alidade
