#pragma once

#include "importers/importer.h"

namespace alidade {

/// The code of other languages than Go: what the services of the tree serve, call, send, receive and store. Where nothing
/// is deployed, projects with the start of a program are services. Runs after the importers that name services.
void importCode(ImportContext &context);

} // namespace alidade
