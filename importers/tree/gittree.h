#pragma once

#include "importers/tree.h"

namespace alidade {

/// The files of a commit of the git repository at `root`; an empty revision means HEAD. Nothing is checked out.
/// Throws Error when there is no repository or no such revision, Cancelled.
std::unique_ptr<Tree> openGitTree(const std::filesystem::path &root, const std::string &revision, const Progress &progress,
                                  std::stop_token stop);

} // namespace alidade
