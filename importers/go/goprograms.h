#pragma once

#include "importers/go/gotree.h"

#include <map>

namespace alidade {

/// Which nodes run the code of a service: one, or several workloads that are told apart by their settings.
using GoRunners = std::map<std::string, std::vector<std::string>>;

/// Reads the code that the services run (their packages and what those import within the tree; no tests and no code that
/// protoc made) and appends what it serves, calls, sends, receives and stores. Needs the services of the packages.
void addGoCode(ImportContext &context, const GoTree &tree, const GoRunners &runners);

} // namespace alidade
