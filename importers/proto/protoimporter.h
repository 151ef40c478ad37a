#pragma once

#include "importers/importer.h"

namespace alidade {

/// Protocol buffer files: their services, methods, messages, fields and enums as contracts, one for each package.
void importProto(ImportContext &context);

} // namespace alidade
