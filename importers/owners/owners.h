#pragma once

#include "importers/importer.h"

namespace alidade {

/// Reads CODEOWNERS: the first of .github/, the root, docs/ and .gitlab/ that has one (GitHub "About code owners", GitLab
/// "Code Owners"). Every line becomes an OwnerFact, in order; a line without owners under a section of GitLab has those of
/// the section, elsewhere it says that nobody owns what it matches.
void importOwners(ImportContext &context);

} // namespace alidade
