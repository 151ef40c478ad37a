#pragma once

#include "importers/helm/charts.h"
#include "importers/importer.h"
#include "importers/kustomize/kustomization.h"
#include "importers/yaml/yaml.h"

#include <deque>
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
    std::string fullName;     ///< its name with what a kustomization puts around it
    std::string release;      ///< of a chart's object: the name of its release
    std::string part;         ///< of a chart's object: the part of the chart that made it
    std::string variant;      ///< the chart or kustomization that it was made by; empty for plain manifests
    bool isInstalled = false; ///< its release makes one of several services of its chart
};

/// A Deployment or another kind of object that makes pods.
struct PodOwner {
    Manifest manifest;
    const YamlNode *podMetadata = nullptr;
    const YamlNode *podSpec = nullptr;
    std::string node = {}; ///< the name of what it runs, see nameOwners()
};

/// All objects of a tree that an architecture is read from: plain manifests in the order of their files, then what
/// kustomizations and charts make.
struct Cluster {
    std::deque<YamlNode> documents; ///< owns what the manifests point to
    kustomize::Origins origins;     ///< the files of their nodes
    std::vector<PodOwner> owners;
    std::vector<Manifest> services;
    std::map<std::string, std::vector<Manifest>> configMaps; ///< by name
    std::vector<Manifest> others;                            ///< of all further kinds

    std::vector<ForeignPart> foreignParts;
    std::set<std::string> nameSpaces;

    /// The ConfigMap of this name that a workload of `nameSpace` sees, or nullptr.
    const Manifest *configMap(const std::string &name, const std::string &nameSpace) const;
    /// Where a node of a document stands.
    Place place(const YamlNode &node) const { return {origins.file(node), node.line}; }
};

/// Reads the manifests of a tree. Files that are no manifests are passed over in silence. Where there is a main set of
/// workloads, those in directories of extras, examples and tests are left out, and so are other forms of a kustomization.
Cluster readCluster(ImportContext &context);

/// Whether objects that say `a` and `b` can live in one namespace: the same one, or one says none.
bool isSameNameSpace(const std::string &a, const std::string &b);

} // namespace alidade
