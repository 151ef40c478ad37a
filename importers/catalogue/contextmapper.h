#pragma once

#include "importers/importer.h"

namespace alidade {

/// Reads Context Mapper files (contextmapper.org/docs/language-reference): bounded contexts become nodes, a downstream context
/// depends on its upstream one, aggregates with their entities, events and commands are items of a contract. Partnerships
/// and shared kernels have no direction and make no dependency.
void importContextMaps(ImportContext &context);

} // namespace alidade
