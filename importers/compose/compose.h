#pragma once

#include "importers/importer.h"

namespace alidade {

/// Services of compose files (https://docs.docker.com/reference/compose-file/): what runs, under which names, and
/// whose addresses it is given. `depends_on` is the order of starting and makes no dependency.
void importCompose(ImportContext &context);

} // namespace alidade
