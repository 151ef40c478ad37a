#pragma once

#include "importers/importer.h"

namespace alidade {

/// Reads the app hosts of .NET Aspire, programs that say how a system is deployed: their projects, containers, stores and
/// brokers become nodes, `WithReference` deployed dependencies, and `WithEnvironment` settings. What is hidden in methods of
/// the app host's own is followed only as far as the arguments of the call tell.
void importAspire(ImportContext &context);

} // namespace alidade
