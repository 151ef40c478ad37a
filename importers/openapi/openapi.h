#pragma once

#include "importers/importer.h"

namespace alidade {

/// Reads OpenAPI 3.0 and 3.1, Swagger 2.0, and AsyncAPI 2 and 3 documents as contracts. A document that belongs to one service
/// makes its operations routes of that service (OpenAPI), or tells what the service sends and receives (AsyncAPI).
void importApiDescriptions(ImportContext &context);

} // namespace alidade
