#pragma once

#include "importers/importer.h"

namespace alidade {

/// Configuration of proxies that neither a compose file mounts nor a Dockerfile copies: of the service in whose
/// directory it lies, else of the only one that runs this proxy. Runs after the importers that find services.
void importProxy(ImportContext &context);

} // namespace alidade
