#pragma once

#include "importers/deployment/wiring.h"
#include "importers/importer.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace alidade {

/// A file or directory of the tree that a service sees at `place`.
struct Mount {
    std::string path;
    std::string place;
};

/// A label with its place.
struct ComposeLabel {
    std::string name;
    std::string value;
    Place place;
};

/// How much one instance may take, as it is written; empty when nothing is.
struct Limit {
    std::string value;
    Place place;
};

/// A service of a compose project, as all files of the project together describe it.
struct ComposeService {
    std::string name;
    Place place;
    std::string image;      ///< as written, variables replaced
    std::string dockerfile; ///< path in the tree; empty when it builds nothing
    std::string context;    ///< directory that it is built from
    std::string target;     ///< stage of the Dockerfile; empty for the last one
    std::map<std::string, std::string> buildArguments;
    std::string directory;           ///< of its code; empty when unknown
    bool isWorkingDirectory = false; ///< the directory is what it works in, whatever its image is built from
    int replicas = 1;
    Limit memoryLimit, cpuLimit; ///< of one instance
    bool isRestarted = false;    ///< its container is meant to run for ever
    std::vector<std::string> aliases;
    std::vector<std::pair<std::string, std::string>> links; ///< service and the name that this one knows it by
    std::vector<std::string> startsAfter;                   ///< depends_on
    std::vector<std::pair<std::string, int>> ports;         ///< "8080/tcp" with the line
    std::string portsFile;
    std::set<int> publishedPorts; ///< of the machine
    std::vector<Setting> settings;
    std::set<std::string> toldVariables; ///< that have a value; what comes later does not replace it
    std::vector<SettingFact> flags;      ///< flags whose value is a word of its own
    bool hasCommand = false;             ///< what the image would run does not count
    std::vector<Mount> mounts;
    std::vector<ComposeLabel> labels;
};

/// The compose files of one directory, which are meant to be laid over one another.
struct ComposeProject {
    std::string directory;
    std::vector<const TreeFile *> files; ///< what counts more first: overrides, then the base file
};

/// Finds the projects of a tree by the names of their files.
std::vector<ComposeProject> findComposeProjects(const Tree &tree);

/// Reads a project; services by name. Those that only an override mentions, with neither image nor build, are left out.
/// Files in `included` belong to another project already; those that this one reads are added.
std::map<std::string, ComposeService> readComposeProject(ImportContext &context, const ComposeProject &project,
                                                         std::set<std::string> &included);

} // namespace alidade
