#pragma once

#include "importers/compose/project.h"

namespace alidade {

/// Appends what a project says: its services, whom they are told of, what their proxies do.
/// Addresses of `strangers` lead nowhere: they name services of this project that are left out.
void addProjectFacts(ImportContext &context, std::map<std::string, ComposeService> services, std::vector<std::string> strangers);

} // namespace alidade
