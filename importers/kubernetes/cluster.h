#pragma once

#include "importers/importer.h"
#include "importers/yaml/yaml.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace alidade {

/// A Kubernetes object in its file.
struct Manifest {
    std::string file;
    std::string kind;
    std::string name;
    std::string nameSpace; ///< empty when the object leaves it to whoever applies it
    const YamlNode *object = nullptr;
};

/// A Deployment or another kind of object that makes pods.
struct PodOwner {
    Manifest manifest;
    const YamlNode *podMetadata = nullptr;
    const YamlNode *podSpec = nullptr;
    std::string node = {}; ///< the name of what it runs: its own, or "name.namespace" where another namespace has the name
};

/// All objects of a tree that an architecture is read from, in the order of their files.
struct Cluster {
    std::vector<std::vector<YamlNode>> documents; ///< owns what the manifests point to
    std::vector<PodOwner> owners;
    std::vector<Manifest> services;
    std::map<std::string, std::vector<Manifest>> configMaps; ///< by name

    std::set<std::string> nameSpaces;

    /// The ConfigMap of this name that a workload of `nameSpace` sees, or nullptr.
    const Manifest *configMap(const std::string &name, const std::string &nameSpace) const;
};

/// Reads the manifests of a tree. Files that are no manifests are passed over in silence.
Cluster readCluster(ImportContext &context);

/// Whether objects that say `a` and `b` can live in one namespace: the same one, or one says none.
bool isSameNameSpace(const std::string &a, const std::string &b);

} // namespace alidade
