#pragma once

#include "importers/compose/project.h"

#include <map>
#include <string>
#include <vector>

namespace alidade {

/// The services of a project. Addresses of `strangers` lead nowhere: they name services of this project that are left out.
struct ProjectServices {
    std::map<std::string, ComposeService> services;
    std::vector<std::string> strangers;
};

/// Appends what projects say: their services, then whom these are told of, also in another project, and what their proxies do.
void addProjectFacts(ImportContext &context, std::vector<ProjectServices> projects);

} // namespace alidade
