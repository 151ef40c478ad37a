#pragma once

#include "importers/importer.h"

namespace alidade {

/// Gives the routes that contracts annotate RPC methods with to the nodes that serve them: who registers a gateway for the RPC
/// service, else who serves it over HTTP, else who serves it. To be run when the code was read.
void importServedRoutes(ImportContext &context);

} // namespace alidade
