#pragma once

#include "importers/importer.h"

namespace alidade {

/// Dockerfiles: a service for each directory that builds an image, with its language and ports.
void importDockerfile(ImportContext &context);

} // namespace alidade
