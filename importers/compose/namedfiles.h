#pragma once

#include "importers/tree.h"

#include <set>
#include <string>

namespace alidade {

/// The files that scripts of the tree hand to Compose, whatever they are called: "app.yml" of `docker-compose -f app.yml up`,
/// seen from the directory of the script or from the top.
std::set<std::string> composeFilesNamedByScripts(const Tree &tree);

} // namespace alidade
