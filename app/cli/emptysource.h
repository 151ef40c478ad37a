#pragma once

#include "importers/importer.h"

namespace alidade {

/// Whether an import found nothing that a map could show.
bool isEmpty(const Imported &imported);

/// Why nothing may have been found at `location` and what to do, in one or two sentences: a folder without files, a folder
/// around repositories, or one that holds nothing that is recognised.
std::string emptySourceText(const std::filesystem::path &location, const Imported &imported);

} // namespace alidade
