#pragma once

#include "importers/code/codefile.h"
#include "importers/importer.h"

#include <span>

namespace alidade {

/// Reads source files on all cores, from the cache where nothing changed; gives a CodeFile for each, in the same order.
/// A file that cannot be read, is in no known language, is too large or takes too long gives one that only has its
/// path, and a diagnostic. `step` is what the progress says. Throws Cancelled.
std::vector<CodeFile> readCodeFiles(ImportContext &context, std::span<const TreeFile *const> files, std::string_view step);

} // namespace alidade
