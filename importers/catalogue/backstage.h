#pragma once

#include "importers/importer.h"

namespace alidade {

/// Reads Backstage catalogues (backstage.io/docs/features/software-catalog/descriptor-format) from files that are called
/// catalog-info.yaml, and those that their Locations name: components and resources as nodes with their owners, `dependsOn`
/// and `consumesApis` as designed dependencies.
void importBackstage(ImportContext &context);

} // namespace alidade
