#pragma once

#include "importers/catalogue/design.h"

#include <vector>

namespace alidade {

/// Reads LikeC4 models (likec4.dev/dsl): specifications, elements and relationships of all .c4 and .likec4 files of a project,
/// which is the directory below a likec4.config file, or else the source. One design per project.
std::vector<Design> readLikeC4(ImportContext &context);

} // namespace alidade
