#pragma once

#include "importers/importer.h"

namespace alidade {

/// Reads what people drew and listed: Backstage catalogues, Structurizr workspaces (DSL and JSON), LikeC4 models and Context
/// Mapper files. Their dependencies are designed ones. Those in directories of examples, tests and documentation are left out.
void importCatalogues(ImportContext &context);

} // namespace alidade
