#pragma once

#include "importers/deployment/wiring.h"
#include "importers/importer.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace alidade {

/// A service of a compose project, as all files of the project together describe it.
struct ComposeService {
    std::string name;
    Place place;
    std::string image;      ///< as written, variables replaced
    std::string dockerfile; ///< path in the tree; empty when it builds nothing
    std::string directory;  ///< of its code; empty when unknown
    int replicas = 1;
    std::vector<std::string> aliases;
    std::vector<std::string> startsAfter;           ///< depends_on
    std::vector<std::pair<std::string, int>> ports; ///< "8080/tcp" with the line
    std::string portsFile;
    std::vector<Setting> settings;
};

/// The compose files of one directory, which are meant to be laid over one another.
struct ComposeProject {
    std::string directory;
    std::vector<const TreeFile *> files; ///< the base file first
};

/// Finds the projects of a tree by the names of their files.
std::vector<ComposeProject> findComposeProjects(const Tree &tree);

/// Reads a project; services by name. Those that only an override mentions, with neither image nor build, are left out.
std::map<std::string, ComposeService> readComposeProject(ImportContext &context, const ComposeProject &project);

} // namespace alidade
