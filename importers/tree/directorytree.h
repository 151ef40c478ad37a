#pragma once

#include "importers/tree.h"

namespace alidade {

/// The regular files below a directory (a canonical path). Throws Error when it cannot be opened, Cancelled.
std::unique_ptr<Tree> openDirectoryTree(const std::filesystem::path &root, const Progress &progress, std::stop_token stop);

} // namespace alidade
