#pragma once

#include "importers/code/codefile.h"
#include "importers/code/scriptprograms.h"

namespace alidade {

/// Finds the projects with several programs that each begin in a file of their own, and parts them: by the scripts that the
/// commands of their workloads name; where nothing is deployed, by the files that start a server and that no other file takes
/// in, each of which is a service. Gives the projects that were parted, and their parts.
std::set<std::size_t> partScriptPrograms(ImportContext &context, ProjectTree &tree, const std::vector<CodeFile> &files,
                                         bool isDeployed, const ImportedFiles &imported);

} // namespace alidade
